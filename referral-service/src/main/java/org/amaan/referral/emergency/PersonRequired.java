package org.amaan.referral.emergency;

import org.amaan.platform.problem.Refusal;

final class PersonRequired extends Refusal {
  PersonRequired() {
    super(
        403,
        "person-required",
        "A person must answer for this",
        "This call needs a token with the claim \"person\": an integration does not open or review an emergency access.");
  }
}
