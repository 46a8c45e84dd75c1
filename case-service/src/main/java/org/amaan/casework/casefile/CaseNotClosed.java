package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** Only the text of a closed case is erased. */
final class CaseNotClosed extends Refusal {
  CaseNotClosed() {
    super(
        409,
        "case-not-closed",
        "The case is not closed",
        "Its text can be erased once its custodian has closed the case.");
  }
}
