package org.amaan.notification.channel;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.UUID;

/**
 * The work of delivering to one subscription. There is one for as long as there is the
 * subscription; while nothing is to be sent it is scheduled for later.
 */
public final class EndpointTask {

  public static final String NAME = "endpoint-delivery";

  /** An idle one looks after itself so often, although whoever queues something wakes it. */
  public static final Duration LOOKS_EVERY = Duration.ofMinutes(5);

  private EndpointTask() {}

  /** Where a turn of the subscription in this process hears that something was queued. */
  public static String signal(UUID subscription) {
    return "deliveries:" + subscription;
  }

  public static TaskInstance<Void> of(UUID subscription) {
    return new TaskInstance<>(NAME, subscription.toString());
  }
}
