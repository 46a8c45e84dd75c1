package org.amaan.referral.reflection;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class NoReflectionPeriodRuns extends Refusal {
  NoReflectionPeriodRuns() {
    super(
        409,
        "no-reflection-period-runs",
        "No reflection period runs",
        "It has ended, or none was started.");
    with("allowedMoves", List.of());
  }
}
