package org.amaan.referral.referral.access;

import java.util.List;
import org.amaan.platform.problem.Refusal;

/** Nobody has been asked for anything yet. */
public final class ReferralIsDraft extends Refusal {
  public ReferralIsDraft() {
    super(
        409,
        "referral-is-draft",
        "This referral is a draft",
        "Submit it first; nobody but your agency knows of it.");
    with("allowedMoves", List.of());
  }
}
