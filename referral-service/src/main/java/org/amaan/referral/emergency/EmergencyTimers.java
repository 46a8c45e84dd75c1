package org.amaan.referral.emergency;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks for emergency accesses without a review, by an index and in one replica at a time. */
@Singleton
class EmergencyTimers {

  private static final int BATCH = 100;

  private final EscalateUnreviewed escalateUnreviewed;

  EmergencyTimers(EscalateUnreviewed escalateUnreviewed) {
    this.escalateUnreviewed = escalateUnreviewed;
  }

  @Produces
  @Singleton
  Task<Void> unreviewed() {
    return Tasks.recurring("emergency-access-unreviewed", FixedDelay.ofSeconds(10))
        .execute(
            (instance, context) -> {
              int done;
              do {
                done = escalateUnreviewed.escalate(BATCH);
              } while (done == BATCH);
            });
  }
}
