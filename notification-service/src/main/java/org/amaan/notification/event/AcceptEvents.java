package org.amaan.notification.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * for each recipient it names, or hides alerts from the agencies it excludes. An event taken before
 * changes nothing. Role {@code service}; a service reports under its own name only.
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
    Map<Notice, List<Addressee>> addressees = new LinkedHashMap<>();
    List<ReportedEvent> accepted = new ArrayList<>();
    // In one order everywhere: two batches with common events then wait for each other, not in a
    // ring.
    for (ReportedEvent event : sorted(reported)) {
      if (events.addIfNew(event, clock.instant())) {
        ReportedExclusions exclusions = event.exclusions();
        if (exclusions != null) {
          events.keepNewest(event.notice().subject(), exclusions);
        }
        addressees.put(event.notice(), event.addressees());
        accepted.add(event);
      }
    }
    List<RaisedAlert> raised = alerts.raise(addressees);
    accepted.forEach(event -> record(by, event, raised));
    return new Outcome(accepted.size(), reported.size() - accepted.size());
  }

  private void record(Caller by, ReportedEvent event, List<RaisedAlert> raised) {
    Notice notice = event.notice();
    List<UUID> its =
        raised.stream().filter(a -> a.notice().equals(notice)).map(RaisedAlert::id).toList();
    audit.record(
        by,
        "event.accepted",
        event.about(),
        Map.of("event", notice.event(), "type", notice.type(), "alerts", its));
  }

  private static List<ReportedEvent> sorted(List<ReportedEvent> reported) {
    return reported.stream()
        .sorted(Comparator.comparing(event -> event.notice().event().toString()))
        .toList();
  }

  private static void requireOwn(Caller by, List<ReportedEvent> reported) {
    String own = "urn:amaan:" + by.client();
    if (reported.stream().anyMatch(event -> !event.notice().source().equals(own))) {
      throw new NotPermitted("A service reports only its own events, with source " + own + ".");
    }
  }
}
