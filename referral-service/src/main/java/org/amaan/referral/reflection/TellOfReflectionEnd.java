package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.followup.CaseReports;

/**
 * Tells of reflection periods that end by their time, each twice: those who help when a fifth of it
 * is left, all parties when it is over; then the cases too, which may be told more. Who: the clock.
 * A clock that comes late does not call near what is over.
 */
@ApplicationScoped
class TellOfReflectionEnd {

  private static final Caller CLOCK = Caller.system("due-time");

  private final ReflectionRepository periods;
  private final ReflectionAlerts alerts;
  private final CaseReports cases;
  private final Audit audit;
  private final Clock clock;

  TellOfReflectionEnd(
      ReflectionRepository periods,
      ReflectionAlerts alerts,
      CaseReports cases,
      Audit audit,
      Clock clock) {
    this.periods = periods;
    this.alerts = alerts;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  List<UUID> due(int size) {
    return periods.toTellOf(clock.instant(), size);
  }

  /** Does nothing when it was told of, or ended, meanwhile. */
  @Transactional
  void run(UUID id) {
    periods.hold(periods.subjectOf(id));
    Instant now = clock.instant();
    periods.heldToTellOf(id, now).ifPresent(period -> tell(period, now));
  }

  private void tell(ReflectionPeriod period, Instant now) {
    boolean over = period.tellOfEnd(now);
    periods.flush();
    audit.record(
        CLOCK,
        over ? "reflection-period.passed" : "reflection-period.near",
        period.subjectId(),
        Map.of("referralId", period.referralId(), "until", period.until().toString()));
    if (over) {
      alerts.passed(period);
      cases.follow(period.subjectId());
    } else {
      alerts.near(period);
    }
  }
}
