package org.amaan.referral.subject.record;

import org.amaan.platform.problem.Refusal;

/** The key to what was recorded has been destroyed; nothing can be added to it. */
public final class SubjectErased extends Refusal {
  public SubjectErased() {
    super(
        409,
        "subject-erased",
        "The subject's data were erased",
        "What was recorded about this subject was erased for good, so the record does not change"
            + " any more. If there is a lawful reason to record the person again, submit a referral"
            + " with a new subject.");
  }
}
