package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.alert.AlertsRaised;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.platform.scheduling.Timers;

/**
 * Queues each alert for each subscription that wants it, in the transaction that raises it, and
 * wakes who delivers them.
 */
@ApplicationScoped
class QueueDeliveries implements AlertsRaised {

  private final Subscribers subscribers;
  private final DeliveryRepository deliveries;
  private final EventBody bodies;
  private final Timers timers;
  private final Clock clock;

  QueueDeliveries(
      Subscribers subscribers,
      DeliveryRepository deliveries,
      EventBody bodies,
      Timers timers,
      Clock clock) {
    this.subscribers = subscribers;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.timers = timers;
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
    // In one order everywhere, so that two of these wait for each other and not in a ring.
    queued.stream()
        .map(QueuedDelivery::subscription)
        .distinct()
        .sorted()
        .forEach((UUID subscription) -> timers.hasten(EndpointTask.of(subscription), now));
  }

  private static List<String> agencies(List<RaisedAlert> alerts) {
    return alerts.stream().map(alert -> alert.to().agency()).distinct().toList();
  }
}
