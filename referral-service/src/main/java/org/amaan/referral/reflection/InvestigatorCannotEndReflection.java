package org.amaan.referral.reflection;

import org.amaan.platform.problem.Refusal;

final class InvestigatorCannotEndReflection extends Refusal {
  InvestigatorCannotEndReflection() {
    super(
        403,
        "investigator-cannot-end-reflection",
        "Your agency would gain by this",
        "Who investigates does not end the time that the subject has to decide about them.");
  }
}
