package org.amaan.notification.alert;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.ids.Ids;

/**
 * Raises one alert for each addressee of an event, in the transaction that takes the event, passes
 * them on to whatever else reaches their agencies, and wakes whoever watches for streams once it
 * has committed.
 */
@ApplicationScoped
public class RaiseAlerts {

  /** Raised once a transaction has committed that raised an alert. */
  public static final String SIGNAL = "alerts";

  private final RaisedAlertRepository alerts;
  private final Announcements announcements;
  private final List<AlertsRaised> onward;
  private final CommitSignal signal;
  private final Clock clock;

  RaiseAlerts(
      RaisedAlertRepository alerts,
      Announcements announcements,
      @All List<AlertsRaised> onward,
      CommitSignal signal,
      Clock clock) {
    this.alerts = alerts;
    this.announcements = announcements;
    this.onward = onward;
    this.signal = signal;
    this.clock = clock;
  }

  /** An addressee named twice is alerted once. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<RaisedAlert> raise(Map<Notice, ? extends Collection<Addressee>> addressees) {
    Instant now = clock.instant();
    List<RaisedAlert> raised = new ArrayList<>();
    addressees.forEach(
        (notice, all) -> {
          for (Addressee addressee : new LinkedHashSet<>(all)) {
            raised.add(new RaisedAlert(Ids.next(), notice, addressee, now));
          }
        });
    if (raised.isEmpty()) {
      return raised;
    }
    Map<UUID, Announcement> announced = announcements.of(raised);
    alerts.add(
        raised.stream()
            .map(one -> AlertRow.of(one, announced.getOrDefault(one.id(), Announcement.PLAIN)))
            .toList());
    signal.raiseAfterCommit(SIGNAL);
    onward.forEach(way -> way.raised(raised));
    return raised;
  }
}
