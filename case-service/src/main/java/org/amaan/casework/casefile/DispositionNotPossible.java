package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** A court decides about somebody who has been charged. */
final class DispositionNotPossible extends Refusal {
  DispositionNotPossible(CaseStatus stage) {
    super(
        422,
        "disposition-not-possible",
        "The case cannot end this way yet",
        "The case is "
            + stage.value()
            + "; nobody is convicted or acquitted before being charged.");
    at("body", "disposition", "stage", "Possible from charged or at-trial.");
  }
}
