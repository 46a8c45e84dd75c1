package org.amaan.referral.consent.model;

import org.amaan.platform.problem.Refusal;

final class NotAGuardiansConsent extends Refusal {
  NotAGuardiansConsent() {
    super(
        422,
        "not-a-guardians-consent",
        "No guardian gave this consent",
        "The subject gave it. If they take it back, withdraw it.");
  }
}
