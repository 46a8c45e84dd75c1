package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** A referral stays about the subject that it was about from the beginning. */
final class ReferralIsAboutAnother extends Refusal {
  ReferralIsAboutAnother() {
    super(
        409,
        "referral-about-another",
        "The referral is about another subject",
        "Send the subjectId that the first message about this referral named.");
  }
}
