package org.amaan.referral.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.IntUnaryOperator;

/** Looks for subjects whose time is over, in pages and in one replica at a time. */
@Singleton
class RetentionTimers {

  private static final int BATCH = 100;

  private final EndRetention endRetention;

  RetentionTimers(EndRetention endRetention) {
    this.endRetention = endRetention;
  }

  @Produces
  @Singleton
  Task<Void> retention() {
    return Tasks.recurring("subject-retention", FixedDelay.ofHours(1))
        .execute(
            (instance, context) -> {
              inBatches(endRetention::begin);
              inBatches(endRetention::tell);
              inBatches(endRetention::erase);
            });
  }

  private static void inBatches(IntUnaryOperator work) {
    int done;
    do {
      done = work.applyAsInt(BATCH);
    } while (done == BATCH);
  }
}
