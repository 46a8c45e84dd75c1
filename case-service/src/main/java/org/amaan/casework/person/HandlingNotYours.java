package org.amaan.casework.person;

import org.amaan.platform.problem.Refusal;

/** Only the agency that entered a person says to whom the entry is disseminated. */
final class HandlingNotYours extends Refusal {
  HandlingNotYours() {
    super(
        403,
        "handling-not-yours",
        "The handling code is another agency's",
        "The agency that entered the person changes its handling code; leave it out.");
    at("body", "handling", "not-yours", "Set by the agency in enteredBy.");
  }
}
