package org.amaan.notification.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaiseAlerts;
import org.amaan.notification.alert.RaisedAlert;

/**
 * Alerts somebody to what happened in this service itself, in the transaction that made it true.
 */
@ApplicationScoped
public class RaiseOwnEvent {

  public static final String SOURCE = "urn:amaan:notification-service";

  private final EventRepository events;
  private final RaiseAlerts alerts;
  private final Clock clock;

  RaiseOwnEvent(EventRepository events, RaiseAlerts alerts, Clock clock) {
    this.events = events;
    this.alerts = alerts;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<RaisedAlert> raise(Notice notice, Addressee... to) {
    Instant now = clock.instant();
    List<Addressee> all = List.of(to);
    events.add(List.of(new ReportedEvent(notice, now, all, null, List.of())), now);
    return alerts.raise(Map.of(notice, all));
  }
}
