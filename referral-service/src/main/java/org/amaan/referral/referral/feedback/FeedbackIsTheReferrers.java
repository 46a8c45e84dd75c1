package org.amaan.referral.referral.feedback;

import org.amaan.platform.problem.Refusal;

/** Feedback is for the agency that referred; the receiver knows more than it says. */
final class FeedbackIsTheReferrers extends Refusal {
  FeedbackIsTheReferrers() {
    super(403, "not-permitted", "Not permitted", "Feedback is for the agency that referred.");
  }
}
