package org.amaan.referral.competence;

import org.amaan.platform.problem.Refusal;

final class NothingLeftOpen extends Refusal {
  NothingLeftOpen() {
    super(
        404,
        "competence-rule-not-found",
        "No such rule",
        "The country's legal profile leaves nothing open under this id; GET"
            + " /v1/countries/{country}/competence lists what it does.");
  }
}
