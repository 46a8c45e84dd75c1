package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;
import org.amaan.referral.disclosure.decision.ReflectionPeriods;
import org.jspecify.annotations.Nullable;

/** Says whether a period runs, for the decision about disclosure. */
@ApplicationScoped
class RunningPeriods implements ReflectionPeriods {

  private final ReflectionRepository periods;

  RunningPeriods(ReflectionRepository periods) {
    this.periods = periods;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public @Nullable Instant until(UUID subjectId, Instant at) {
    return periods
        .newestOf(subjectId)
        .filter(period -> period.runsAt(at))
        .map(ReflectionPeriod::until)
        .orElse(null);
  }
}
