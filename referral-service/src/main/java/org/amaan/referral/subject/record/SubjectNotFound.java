package org.amaan.referral.subject.record;

import org.amaan.platform.problem.Refusal;

/** There is no such subject, or the caller may not know that there is. */
public final class SubjectNotFound extends Refusal {
  public SubjectNotFound() {
    super(
        404,
        "subject-not-found",
        "No such subject",
        "No subject with that id is visible to your agency.");
  }
}
