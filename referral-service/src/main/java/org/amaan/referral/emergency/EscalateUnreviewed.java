package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Tells of emergency accesses that nobody has reviewed within a day, once: data protection officers
 * and the coordinator. Who: the clock. When nobody can be told it stays to be told.
 */
@ApplicationScoped
class EscalateUnreviewed {

  private static final Caller CLOCK = Caller.system("due-time");

  private final EmergencyAccessRepository accesses;
  private final EmergencyAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  EscalateUnreviewed(
      EmergencyAccessRepository accesses, EmergencyAlerts alerts, Audit audit, Clock clock) {
    this.accesses = accesses;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @return how many were told of, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int escalate(int size) {
    Instant now = clock.instant();
    List<EmergencyAccess> unreviewed =
        accesses.heldUnreviewed(now, size).stream().filter(alerts::unreviewedReaches).toList();
    for (EmergencyAccess access : unreviewed) {
      access.escalate(now);
      accesses.flush();
      audit.record(
          CLOCK,
          "emergency-access.unreviewed",
          access.subjectId(),
          Map.of("accessId", access.id(), "dueAt", access.reviewDueAt().toString()));
      alerts.unreviewed(access);
    }
    return unreviewed.size();
  }
}
