package org.amaan.referral.routing;

import org.amaan.platform.problem.Refusal;

/** An identified adult has not agreed to an investigation by this agency. */
final class ConsentMissing extends Refusal {
  ConsentMissing() {
    super(
        422,
        "consent-missing",
        "The subject has not agreed to this",
        "An adult who is identified reaches an agency that investigates only with consent for \"investigation\" that names it or its type. Record that consent, leave out what identifies the person, or address an agency that protects. Whoever refuses altogether can be reported without being named: POST /v1/anonymous-reports.");
    at(
        "body",
        "consents",
        "consent-missing",
        "A consent for the purpose \"investigation\" that names the receiver.");
  }
}
