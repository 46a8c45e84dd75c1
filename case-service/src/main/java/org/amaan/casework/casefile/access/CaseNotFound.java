package org.amaan.casework.casefile.access;

import org.amaan.platform.problem.Refusal;

/** The case does not exist, or the caller may not know about it. */
public final class CaseNotFound extends Refusal {
  public CaseNotFound() {
    super(
        404,
        "case-not-found",
        "No such case",
        "There is no such case, or it is not visible to you.");
  }
}
