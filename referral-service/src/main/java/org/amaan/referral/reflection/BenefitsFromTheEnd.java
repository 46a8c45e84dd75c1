package org.amaan.referral.reflection;

import org.amaan.platform.problem.Refusal;

final class BenefitsFromTheEnd extends Refusal {
  BenefitsFromTheEnd() {
    super(
        403,
        "benefits-from-the-end",
        "Your agency would gain by this",
        "Who investigates does not end the time that the subject has to decide about them.");
  }
}
