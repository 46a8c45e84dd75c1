package org.amaan.notification.inbox;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Says that somebody has seen to an alert, which is then escalated no further. Whoever may see the
 * alert and works on referrals or cases may, and whoever has a role that it is for; other auditors
 * and administrators only look. The first acknowledgement counts, a later one changes nothing.
 * Nothing is sent. Refused with {@link AlertNotFound} to everyone else.
 */
@ApplicationScoped
class AcknowledgeAlert {

  private static final Role[] WORKING = {
    Role.REFERRER,
    Role.CASEWORKER,
    Role.INVESTIGATOR,
    Role.SUPERVISOR,
    Role.PROSECUTOR,
    Role.COORDINATOR,
    Role.DATA_PROTECTION_OFFICER
  };

  private final AlertRepository alerts;
  private final List<AlertsAcknowledged> onward;
  private final Audit audit;
  private final Clock clock;

  AcknowledgeAlert(
      AlertRepository alerts, @All List<AlertsAcknowledged> onward, Audit audit, Clock clock) {
    this.alerts = alerts;
    this.onward = onward;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Alert acknowledge(Caller by, UUID id) {
    Alert alert = alerts.lockVisible(AlertScope.of(by), id).orElseThrow(AlertNotFound::new);
    if (alert.roles().isEmpty()) {
      by.requireAny(WORKING);
    }
    Instant now = clock.instant();
    if (alert.acknowledge(by.person(), now)) {
      audit.record(by, "alert.acknowledged", alert.id(), Map.of("event", alert.event()));
      alerts.flush(); // the answer carries the new version
      onward.forEach(way -> way.acknowledged(alert.id(), alert.first(), now));
    }
    return alert;
  }
}
