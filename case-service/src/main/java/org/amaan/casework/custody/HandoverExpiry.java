package org.amaan.casework.custody;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The timer of an offer. It is not taken back when the offer is answered: it may be running at that
 * moment, and finds nothing to do.
 */
@Singleton
class HandoverExpiry {

  private static final String TASK = "handover-expiry";

  private final ExpireHandover expire;

  HandoverExpiry(ExpireHandover expire) {
    this.expire = expire;
  }

  static TaskInstance<Void> of(UUID handoverId) {
    return new TaskInstance<>(TASK, handoverId.toString());
  }

  @Produces
  @Singleton
  Task<Void> expiries() {
    return Tasks.oneTime(TASK)
        .execute((instance, context) -> expire.run(UUID.fromString(instance.getId())));
  }
}
