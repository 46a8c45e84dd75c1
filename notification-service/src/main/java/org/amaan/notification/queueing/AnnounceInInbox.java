package org.amaan.notification.queueing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.notification.alert.Announcement;
import org.amaan.notification.alert.Announcements;
import org.amaan.notification.alert.RaisedAlert;

/**
 * Announces alerts as the in-app subscriptions of their agency or unit say: an alert rings as soon
 * as one of them wants it to, or when there is none.
 */
@Singleton
class AnnounceInInbox implements Announcements {

  private final Subscribers subscribers;

  AnnounceInInbox(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @Override
  public Map<UUID, Announcement> of(List<RaisedAlert> alerts) {
    List<Subscriber> inApp =
        subscribers
            .ofAgencies(alerts.stream().map(alert -> alert.to().agency()).distinct().toList())
            .stream()
            .filter(Subscriber::isInApp)
            .toList();
    return alerts.stream().collect(Collectors.toMap(RaisedAlert::id, announcement(inApp)));
  }

  private static Function<RaisedAlert, Announcement> announcement(List<Subscriber> inApp) {
    return alert ->
        alert.notice().isTest()
            ? inApp.stream()
                .filter(one -> alert.notice().subject().endsWith(one.id().toString()))
                .findFirst()
                .map(tested -> new Announcement(false, tested.language()))
                .orElse(Announcement.PLAIN)
            : announcement(alert, inApp);
  }

  private static Announcement announcement(RaisedAlert alert, List<Subscriber> inApp) {
    List<Subscriber> asked = inApp.stream().filter(one -> one.announces(alert)).toList();
    if (asked.isEmpty()) {
      return Announcement.PLAIN;
    }
    return asked.stream()
        .filter(one -> one.rings(alert))
        .findFirst()
        .map(ringing -> new Announcement(false, ringing.language()))
        .orElseGet(() -> new Announcement(true, asked.get(0).language()));
  }
}
