package org.amaan.notification.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaiseAlerts;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;

/**
 * Takes what a service reports, in one transaction: each new event is kept, and raises one alert
 * for each recipient it names, hides alerts from the agencies it excludes, or settles those whose
 * references it names. An event taken before changes nothing. Role {@code service}; a service
 * reports under its own name only.
 */
@ApplicationScoped
class AcceptEvents {

  private final EventRepository events;
  private final RaiseAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  AcceptEvents(EventRepository events, RaiseAlerts alerts, Audit audit, Clock clock) {
    this.events = events;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  record Outcome(int accepted, int duplicates) {}

  @Transactional
  Outcome accept(Caller by, List<ReportedEvent> reported) {
    by.requireAny(Role.SERVICE);
    requireOwn(by, reported);
    List<ReportedEvent> accepted = newOnes(reported);
    events.keepNewest(
        accepted.stream().map(ReportedEvent::exclusions).filter(Objects::nonNull).toList());
    events.settle(
        accepted.stream().flatMap(event -> event.settles().stream()).toList(), clock.instant());
    Map<Notice, List<Addressee>> addressees = new LinkedHashMap<>();
    accepted.forEach(event -> addressees.put(event.notice(), event.addressees()));
    Map<UUID, List<UUID>> raised =
        alerts.raise(addressees).stream()
            .collect(groupingBy(one -> one.notice().event(), mapping(RaisedAlert::id, toList())));
    accepted.forEach(event -> record(by, event, raised));
    return new Outcome(accepted.size(), reported.size() - accepted.size());
  }

  /** As they were reported, one that is there twice as it came first. */
  private List<ReportedEvent> newOnes(List<ReportedEvent> reported) {
    Map<UUID, ReportedEvent> once = new LinkedHashMap<>();
    reported.forEach(event -> once.putIfAbsent(event.notice().event(), event));
    once.keySet().retainAll(events.add(once.values(), clock.instant()));
    return List.copyOf(once.values());
  }

  private void record(Caller by, ReportedEvent event, Map<UUID, List<UUID>> raised) {
    Notice notice = event.notice();
    audit.record(
        by,
        "event.accepted",
        event.about(),
        Map.of(
            "event",
            notice.event(),
            "type",
            notice.type(),
            "alerts",
            raised.getOrDefault(notice.event(), List.of())));
  }

  private static void requireOwn(Caller by, List<ReportedEvent> reported) {
    String own = "urn:amaan:" + by.client();
    if (reported.stream().anyMatch(event -> !event.notice().source().equals(own))) {
      throw new NotPermitted("A service reports only its own events, with source " + own + ".");
    }
  }
}
