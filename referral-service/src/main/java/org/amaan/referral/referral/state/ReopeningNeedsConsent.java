package org.amaan.referral.referral.state;

import org.amaan.platform.problem.Refusal;

/** After a withdrawal of consent only a new consent opens the referral again. */
final class ReopeningNeedsConsent extends Refusal {
  ReopeningNeedsConsent() {
    super(
        422,
        "consent-missing",
        "The subject has not agreed to this",
        "It was withdrawn because consent was. Record the new consent first: POST"
            + " /v1/subjects/{subjectId}/consents.");
  }
}
