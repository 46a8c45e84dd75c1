package org.amaan.referral.appointment;

import org.amaan.platform.problem.Refusal;

/** Whoever answers for a person has them in care. */
final class NotInCare extends Refusal {
  NotInCare() {
    super(
        422,
        "not-in-care",
        "This agency does not have the person in care",
        "Appoint an agency that has accepted a referral about the subject for protection, medical"
            + " care or legal aid, which has not ended.");
    at("body", "agency", "not-in-care", "An agency that has the person in care.");
  }
}
