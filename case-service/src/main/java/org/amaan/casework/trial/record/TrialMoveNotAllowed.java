package org.amaan.casework.trial.record;

import java.util.Collection;
import org.amaan.platform.problem.Refusal;

/** The table of its states has no such move. */
public final class TrialMoveNotAllowed extends Refusal {
  public TrialMoveNotAllowed(Object from, Collection<?> allowed) {
    super(
        409,
        "trial-record-move-not-allowed",
        "It cannot become that from its state",
        "It is " + from + "; allowedMoves says what it can become.");
    with("state", from.toString());
    with("allowedMoves", allowed.stream().map(Object::toString).toList());
  }
}
