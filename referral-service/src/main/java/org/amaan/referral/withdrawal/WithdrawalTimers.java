package org.amaan.referral.withdrawal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks for notices that time has overtaken, by an index and in one replica at a time. */
@Singleton
class WithdrawalTimers {

  private static final int BATCH = 100;

  private final EscalateUnanswered escalateUnanswered;

  WithdrawalTimers(EscalateUnanswered escalateUnanswered) {
    this.escalateUnanswered = escalateUnanswered;
  }

  @Produces
  @Singleton
  Task<Void> unanswered() {
    return Tasks.recurring("withdrawal-notice-overdue", FixedDelay.ofSeconds(10))
        .execute(
            (instance, context) -> {
              int done;
              do {
                done = escalateUnanswered.escalate(BATCH);
              } while (done == BATCH);
            });
  }
}
