package org.amaan.referral.task;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class SecondPersonRequired extends Refusal {
  SecondPersonRequired() {
    super(
        409,
        "second-person-required",
        "Another person must confirm this too",
        "You have confirmed it. It takes effect when a second person of your agency confirms it.");
    with("allowedMoves", List.of());
  }
}
