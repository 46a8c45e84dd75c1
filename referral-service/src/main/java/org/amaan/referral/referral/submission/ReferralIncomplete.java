package org.amaan.referral.referral.submission;

import java.util.Map;
import org.amaan.platform.problem.Refusal;

/** A referral without what its receiver needs to act. */
final class ReferralIncomplete extends Refusal {

  /**
   * @param missing by field: what is missing there
   */
  ReferralIncomplete(Map<String, String> missing) {
    super(
        422,
        "referral-incomplete",
        "The referral is not complete enough to act on",
        "Add what errors names, or send it as a draft, or as an urgent report with minimal: true.");
    missing.forEach((field, what) -> at("body", field, "required", what));
  }
}
