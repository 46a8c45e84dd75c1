package org.amaan.referral.reflection;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for reflection periods that are ending, by an index and in one replica at a time. One that
 * cannot be told of does not keep the others.
 */
@Singleton
class ReflectionTimer {

  private static final Logger LOG = Logger.getLogger(ReflectionTimer.class);
  private static final int BATCH = 1000;

  private final TellOfReflectionEnd tell;

  ReflectionTimer(TellOfReflectionEnd tell) {
    this.tell = tell;
  }

  @Produces
  @Singleton
  Task<Void> ends() {
    return Tasks.recurring("reflection-periods", FixedDelay.ofSeconds(10))
        .execute((instance, context) -> tellOfEnds());
  }

  private void tellOfEnds() {
    @Nullable RuntimeException failure = null;
    for (UUID id : tell.due(BATCH)) {
      try {
        tell.run(id);
      } catch (RuntimeException e) {
        LOG.errorf(
            "nobody is told of the end of reflection period %s: %s", id, e.getClass().getName());
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
