package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Tells of reflection periods that end by their time, each twice: those who help when a fifth of it
 * is left, all parties when it is over. Who: the clock. A clock that comes late does not call near
 * what is over.
 */
@ApplicationScoped
class TellOfReflectionEnd {

  private static final Caller CLOCK = Caller.system("due-time");

  private final ReflectionRepository periods;
  private final ReflectionAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  TellOfReflectionEnd(
      ReflectionRepository periods, ReflectionAlerts alerts, Audit audit, Clock clock) {
    this.periods = periods;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @return how many were told of, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int run(int size) {
    Instant now = clock.instant();
    List<ReflectionPeriod> ending = periods.heldToTellOf(now, size);
    for (ReflectionPeriod period : ending) {
      boolean over = period.tellOfEnd(now);
      periods.flush();
      audit.record(
          CLOCK,
          over ? "reflection-period.passed" : "reflection-period.near",
          period.subjectId(),
          Map.of("referralId", period.referralId(), "until", period.until().toString()));
      if (over) {
        alerts.passed(period);
      } else {
        alerts.near(period);
      }
    }
    return ending.size();
  }
}
