package org.amaan.casework.casefile;

import java.util.Set;
import org.amaan.platform.problem.Refusal;

/** The state table has no such move. */
public final class MoveNotAllowed extends Refusal {
  MoveNotAllowed(CaseStatus from, Set<CaseStatus> allowed) {
    super(
        409,
        "case-move-not-allowed",
        "The case cannot go there from its state",
        "The case is " + from.value() + "; allowedMoves says where it can go from there.");
    with("state", from.value());
    with("allowedMoves", allowed.stream().map(CaseStatus::value).toList());
  }
}
