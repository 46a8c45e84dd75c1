package org.amaan.notification.queueing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.notification.alert.AlertsRaised;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.platform.feed.CommitSignal;

/**
 * Queues each alert for each subscription that wants it, in the transaction that raises it, and
 * wakes who delivers them.
 */
@ApplicationScoped
class QueueDeliveries implements AlertsRaised {

  private final Subscribers subscribers;
  private final SubscriberRepository deliveries;
  private final EventBody bodies;
  private final SubscriptionQueue queue;
  private final CommitSignal signal;
  private final Clock clock;

  QueueDeliveries(
      Subscribers subscribers,
      SubscriberRepository deliveries,
      EventBody bodies,
      SubscriptionQueue queue,
      CommitSignal signal,
      Clock clock) {
    this.subscribers = subscribers;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.queue = queue;
    this.signal = signal;
    this.clock = clock;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void raised(List<RaisedAlert> alerts) {
    Instant now = clock.instant();
    List<QueuedDelivery> queued = new ArrayList<>();
    for (Subscriber subscriber : subscribers.ofAgencies(agencies(alerts))) {
      alerts.stream()
          .filter(alert -> subscriber.wants(alert) && !alert.notice().isTest())
          .map(alert -> QueuedDelivery.of(alert, subscriber, bodies.of(alert), now))
          .forEach(queued::add);
    }
    deliveries.queue(queued);
    Set<UUID> receivers =
        queued.stream().map(QueuedDelivery::subscription).collect(Collectors.toSet());
    if (!receivers.isEmpty()) {
      queue.hasten(receivers);
    }
    receivers.forEach(receiver -> signal.raiseAfterCommit(SubscriptionQueue.signalOf(receiver)));
  }

  private static List<String> agencies(List<RaisedAlert> alerts) {
    return alerts.stream().map(alert -> alert.to().agency()).distinct().toList();
  }
}
