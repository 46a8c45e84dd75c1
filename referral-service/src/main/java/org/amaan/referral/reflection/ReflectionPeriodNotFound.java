package org.amaan.referral.reflection;

import org.amaan.platform.problem.Refusal;

final class ReflectionPeriodNotFound extends Refusal {
  ReflectionPeriodNotFound() {
    super(
        404,
        "reflection-period-not-found",
        "No reflection period",
        "None was ever started for this subject.");
  }
}
