package org.amaan.platform.outbox;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.problem.Unavailable;
import org.amaan.platform.scheduling.Timers;
import org.jspecify.annotations.Nullable;

/** What the operator does with messages that were given up. Role: platform-admin. */
@ApplicationScoped
public class OutboxOperations {

  private static final Duration DELIVERED_KEPT_FOR = Duration.ofDays(30);

  private final OutboxStore store;
  private final Timers timers;
  private final Audit audit;
  private final Clock clock;

  OutboxOperations(OutboxStore store, Timers timers, Audit audit, Clock clock) {
    this.store = store;
    this.timers = timers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @param state {@code pending} or {@code failed}
   */
  public List<UndeliveredMessage> list(
      Caller caller, String state, int limit, @Nullable Keyset after) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    return store.list(state, limit, after == null ? null : after.id());
  }

  /** Puts a failed message back on its way, with a fresh count of attempts. */
  @Transactional
  public void redeliver(Caller caller, UUID id) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    if (!store.revive(id)) {
      throw new FailedMessageNotFound();
    }
    audit.record(caller, "outbox.redelivery", id, Map.of());
    try {
      timers.set(Delivery.instance(id), clock.instant());
    } catch (TaskInstanceCurrentlyExecutingException justGivenUp) {
      // Its last attempt has been written down and is about to end.
      throw new Unavailable();
    }
  }

  @Produces
  @Singleton
  Task<Void> retention() {
    return Tasks.recurring("outbox-retention", FixedDelay.ofHours(6))
        .execute((instance, context) -> store.deleteDeliveredBefore(DELIVERED_KEPT_FOR));
  }

  /** There is no failed message with this id. */
  public static final class FailedMessageNotFound extends Refusal {
    FailedMessageNotFound() {
      super(
          404,
          "failed-message-not-found",
          "No such failed message",
          "List the failed messages; only those can be sent again.");
    }
  }
}
