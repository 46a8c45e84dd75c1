package org.amaan.referral.reflection;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks for reflection periods that are ending, by an index and in one replica at a time. */
@Singleton
class ReflectionTimer {

  private static final int BATCH = 100;

  private final TellOfReflectionEnd tell;

  ReflectionTimer(TellOfReflectionEnd tell) {
    this.tell = tell;
  }

  @Produces
  @Singleton
  Task<Void> ends() {
    return Tasks.recurring("reflection-periods", FixedDelay.ofSeconds(10))
        .execute(
            (instance, context) -> {
              int done;
              do {
                done = tell.run(BATCH);
              } while (done == BATCH);
            });
  }
}
