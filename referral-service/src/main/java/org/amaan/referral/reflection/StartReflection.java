package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.disclosure.ReferralParties;
import org.amaan.referral.disclosure.ToldCases;

/**
 * Gives the subject time to decide, as long as the country's profile says. Who: the referrer, or a
 * coordinator of the country. Alerts the parties of the subject's open referrals. Refuses: 404 not
 * visible, 403 another party, 409 a draft or a period that runs.
 */
@ApplicationScoped
class StartReflection {

  private final ReferralParties parties;
  private final ReflectionRepository periods;
  private final ReflectionAlerts alerts;
  private final ToldCases cases;
  private final Audit audit;
  private final Clock clock;

  StartReflection(
      ReferralParties parties,
      ReflectionRepository periods,
      ReflectionAlerts alerts,
      ToldCases cases,
      Audit audit,
      Clock clock) {
    this.parties = parties;
    this.periods = periods;
    this.alerts = alerts;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  ReflectionPeriod start(Caller caller, UUID referralId) {
    ReferralParties.Known referral = parties.visibleTo(caller, referralId);
    if (!referral.callerRefers() && !referral.callerCoordinates()) {
      throw new NotPermitted("Only the referrer, or a coordinator of the country, may do this.");
    }
    if (!referral.callerCoordinates()) {
      // Whoever works a case refers its subject on, but decides no time for them.
      caller.requireAny(Role.REFERRER);
    }
    periods.hold(referral.subjectId());
    Instant now = clock.instant();
    if (periods.newestOf(referral.subjectId()).filter(p -> p.runsAt(now)).isPresent()) {
      throw new ReflectionPeriodRuns();
    }
    int days =
        LegalProfiles.forCountry(referral.country(), LocalDate.ofInstant(now, ZoneOffset.UTC))
            .reflectionPeriod()
            .days();
    ReflectionPeriod period =
        new ReflectionPeriod(
            referral.subjectId(),
            referralId,
            caller.requireAgency(),
            now,
            now.plus(Duration.ofDays(days)));
    periods.add(period);
    periods.flush();
    audit.record(
        caller,
        "reflection-period.started",
        referral.subjectId(),
        Map.of("referralId", referralId, "until", period.until().toString()));
    alerts.started(period);
    cases.follow(referral.subjectId());
    return period;
  }
}
