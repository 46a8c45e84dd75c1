package org.amaan.referral.reflection;

import org.amaan.platform.problem.Refusal;

final class NoConsentSinceTheStart extends Refusal {
  NoConsentSinceTheStart() {
    super(
        422,
        "no-consent-since-the-start",
        "The subject has not agreed to this",
        "Record the subject's consent first: given since the period began, to contact or location, for investigation or prosecution.");
  }
}
