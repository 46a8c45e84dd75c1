package org.amaan.notification.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.feed.CommitSignal;

/**
 * Raises one alert for each addressee of an event, in the transaction that takes the event, and
 * wakes the streams of their agencies once it has committed.
 */
@ApplicationScoped
public class RaiseAlerts {

  private final AlertRepository alerts;
  private final CommitSignal signal;
  private final Clock clock;

  RaiseAlerts(AlertRepository alerts, CommitSignal signal, Clock clock) {
    this.alerts = alerts;
    this.signal = signal;
    this.clock = clock;
  }

  /** An addressee named twice is alerted once. Answers the new alerts' ids. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> raise(Notice notice, Collection<Addressee> addressees) {
    Instant now = clock.instant();
    List<UUID> raised = new ArrayList<>();
    for (Addressee addressee : new LinkedHashSet<>(addressees)) {
      Alert alert = new Alert(notice, addressee, now);
      alerts.persist(alert);
      signal.raiseAfterCommit(AlertStream.channel(addressee.agency()));
      raised.add(alert.id());
    }
    return raised;
  }
}
