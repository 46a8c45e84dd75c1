package org.amaan.referral.referral.state;

import java.util.Set;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.code.Codes;

/** The state does not allow the move. */
final class MoveNotAllowed extends Refusal {
  MoveNotAllowed(ReferralStatus state, Move move, Set<Move> allowed) {
    super(
        409,
        "move-not-allowed",
        "The referral's state does not allow this",
        "A referral that is \"" + state.word() + "\" cannot take \"" + Codes.of(move) + "\".");
    with("state", state.word());
    with("allowedMoves", allowed.stream().map(Codes::of).toList());
  }
}
