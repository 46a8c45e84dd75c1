package org.amaan.referral.reflection;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class ReflectionPeriodRuns extends Refusal {
  ReflectionPeriodRuns() {
    super(
        409,
        "reflection-period-runs",
        "A reflection period runs already",
        "Nothing to do: the subject is given time to decide.");
    with("allowedMoves", List.of());
  }
}
