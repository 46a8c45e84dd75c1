package org.amaan.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What readers ask of the alerts; every answer is within the caller's scope. */
@ApplicationScoped
class AlertQueries {

  private final AlertRepository alerts;

  AlertQueries(AlertRepository alerts) {
    this.alerts = alerts;
  }

  /**
   * @param next null at the end
   */
  record Page(List<Alert> items, @Nullable FeedPosition next) {}

  @Transactional
  Alert one(Caller caller, UUID id) {
    return alerts.findVisible(AlertScope.of(caller), id).orElseThrow(AlertNotFound::new);
  }

  @Transactional
  Page newestFirst(
      Caller caller, @Nullable Boolean acknowledged, @Nullable FeedPosition before, int limit) {
    List<Alert> found = alerts.newestFirst(AlertScope.of(caller), acknowledged, before, limit + 1);
    return found.size() > limit
        ? new Page(found.subList(0, limit), found.get(limit - 1).feedPosition())
        : new Page(found, null);
  }
}
