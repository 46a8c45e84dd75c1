package org.amaan.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What a stream asks of the feed of alerts, within its reader's scope. */
@ApplicationScoped
public class AlertFeedQueries {

  private final AlertRepository alerts;

  AlertFeedQueries(AlertRepository alerts) {
    this.alerts = alerts;
  }

  @Transactional
  public List<FeedAlert> after(Caller caller, FeedPosition place, int limit) {
    return shown(alerts.after(AlertScope.of(caller), place, limit));
  }

  @Transactional
  public List<FeedAlert> openBetween(
      Caller caller, FeedPosition after, FeedPosition upTo, int limit) {
    return shown(alerts.openBetween(AlertScope.of(caller), after, upTo, limit));
  }

  /**
   * Tells a watch over all agencies which of them have new alerts, not what these say.
   *
   * @param settled where the look before ended; null for none
   */
  @Transactional
  public AlertNews newsSince(@Nullable String settled) {
    return alerts.newsSince(settled);
  }

  @Transactional
  public FeedPosition end() {
    return alerts.end();
  }

  private static List<FeedAlert> shown(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> new FeedAlert(alert.feedPosition(), AlertView.of(alert)))
        .toList();
  }
}
