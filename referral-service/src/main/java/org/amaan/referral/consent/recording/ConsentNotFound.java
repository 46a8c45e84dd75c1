package org.amaan.referral.consent.recording;

import org.amaan.platform.problem.Refusal;

final class ConsentNotFound extends Refusal {
  ConsentNotFound() {
    super(404, "consent-not-found", "No such consent", "This subject has no consent with that id.");
  }
}
