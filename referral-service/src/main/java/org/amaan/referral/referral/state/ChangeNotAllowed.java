package org.amaan.referral.referral.state;

import java.util.Set;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.code.Codes;

/** What a patch changes cannot be changed any more. */
public final class ChangeNotAllowed extends Refusal {
  public ChangeNotAllowed(ReferralStatus state, String detail, Set<Move> allowed) {
    super(409, "change-not-allowed", "The referral's state does not allow this change", detail);
    with("state", state.word());
    with("allowedMoves", allowed.stream().map(Codes::of).toList());
  }
}
