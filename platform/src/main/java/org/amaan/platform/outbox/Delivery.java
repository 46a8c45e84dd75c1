package org.amaan.platform.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries one message to its peer: attempt 1 right after the commit, then by {@link RetrySchedule}.
 * Each topic has a lane of its own, so that a peer that hangs holds up its own messages only.
 */
@Singleton
class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final String TASK = "outbox-delivery";

  private final OutboxStore store;
  private final Map<String, Lane> lanes;
  private final MeterRegistry metrics;
  private final Clock clock;

  Delivery(OutboxStore store, @All List<OutboxRoute> routes, MeterRegistry metrics, Clock clock) {
    this.store = store;
    this.lanes = routes.stream().collect(Collectors.toMap(OutboxRoute::topic, Lane::new));
    this.metrics = metrics;
    this.clock = clock;
    metrics.gauge("amaan.outbox.pending", this, d -> d.count("pending"));
    metrics.gauge("amaan.outbox.failed", this, d -> d.count("failed"));
  }

  static TaskInstance<Void> instance(UUID message) {
    return new TaskInstance<>(TASK, message.toString());
  }

  @Produces
  @Singleton
  Task<Void> deliveries() {
    return Tasks.custom(TASK, Void.class)
        .onFailure(this::failed)
        .execute((instance, context) -> deliver(UUID.fromString(instance.getId())));
  }

  /** Whoever looks at the metrics is nobody; the number is the service's own. */
  private long count(String state) {
    return Acting.asWorker(() -> store.count(state));
  }

  private CompletionHandler<Void> deliver(UUID id) {
    Optional<OutboxMessage> found = store.undelivered(id);
    if (found.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    OutboxMessage message = found.get();
    Lane lane = lanes.get(message.topic());
    if (lane == null) {
      throw new PeerUnavailable(message.topic(), "no route for this topic");
    }
    if (!lane.deliver(message)) {
      // Not an attempt: nobody was asked.
      return (turned, operations) ->
          operations.reschedule(turned, clock.instant().plus(lane.untilFree()));
    }
    store.delivered(id);
    metrics
        .timer("amaan.outbox.delivered", "topic", message.topic())
        .record(Duration.between(message.createdAt(), clock.instant()));
    return new CompletionHandler.OnCompleteRemove<>();
  }

  private void failed(ExecutionComplete attempt, ExecutionOperations<Void> operations) {
    UUID id = UUID.fromString(attempt.getExecution().getId());
    Throwable cause = attempt.getCause().orElse(null);
    int attempts = store.attempts(id) + 1;
    String why = describe(cause);
    boolean refused = cause instanceof PeerRefused;
    Optional<Duration> wait = RetrySchedule.after(attempts, refused ? store.refusals(id) + 1 : 0);
    metrics.counter("amaan.outbox.attempt.failures").increment();
    if (wait.isPresent()) {
      LOG.warnf(
          "outbox message %s: attempt %d failed (%s), next in %s", id, attempts, why, wait.get());
      store.attemptFailed(id, why, refused);
      operations.reschedule(attempt, clock.instant().plus(wait.get()));
    } else {
      LOG.errorf("outbox message %s: given up after %d attempts (%s)", id, attempts, why);
      store.failed(id, why, refused);
      operations.remove();
    }
  }

  /** Only our own exceptions' messages are kept: a library's may quote what it was sending. */
  private static String describe(@Nullable Throwable cause) {
    if (cause instanceof PeerRefused || cause instanceof PeerUnavailable) {
      return String.valueOf(cause.getMessage());
    }
    return cause == null ? "unknown" : cause.getClass().getName();
  }
}
