package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.amaan.referral.followup.CaseReports;

/**
 * Ends the time to decide before it is over: the subject has agreed since, or is in imminent
 * danger. Who: {@code referrer} of the responsible agency; the coordinator of the governing country
 * for imminent danger; never an agency that investigates. Alerts the parties of the subject's open
 * referrals. Refuses: 404 not visible, 403 another party or one that gains by it, 409 none runs,
 * 422 no such consent.
 */
@ApplicationScoped
class EndReflection {

  private final ReferralParties parties;
  private final Authorities authorities;
  private final ReflectionRepository periods;
  private final DirectoryQueries directory;
  private final Consents consents;
  private final ReflectionAlerts alerts;
  private final CaseReports cases;
  private final Audit audit;
  private final Clock clock;

  EndReflection(
      ReferralParties parties,
      Authorities authorities,
      ReflectionRepository periods,
      DirectoryQueries directory,
      Consents consents,
      ReflectionAlerts alerts,
      CaseReports cases,
      Audit audit,
      Clock clock) {
    this.parties = parties;
    this.authorities = authorities;
    this.periods = periods;
    this.directory = directory;
    this.consents = consents;
    this.alerts = alerts;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  ReflectionPeriod end(Caller caller, UUID referralId, EndingGround ground) {
    ReferralParties.Known referral = parties.visibleTo(caller, referralId);
    if (!directory.helps(caller.requireAgency())) {
      throw new InvestigatorCannotEndReflection();
    }
    if (!(referral.callerCoordinates() && ground == EndingGround.IMMINENT_DANGER)) {
      if (!authorities.over(referral.subjectId()).isResponsible(caller.agency())) {
        throw new NotPermitted(
            "Only the responsible agency may do this or, in imminent danger, the coordinator of the"
                + " country that governs the subject.");
      }
      caller.requireAny(Role.REFERRER);
    }
    periods.hold(referral.subjectId());
    Instant now = clock.instant();
    ReflectionPeriod period =
        periods
            .newestOf(referral.subjectId())
            .filter(newest -> newest.runsAt(now))
            .orElseThrow(NoReflectionPeriodRuns::new);
    if (ground == EndingGround.SUBJECT_CONSENT
        && !consents.letsInvestigatorsReachSince(
            referral.subjectId(), directory::helps, period.startedAt(), now)) {
      throw new NoConsentSinceTheStart();
    }
    period.end(caller.requireAgency(), ground, now);
    periods.flush();
    audit.record(
        caller,
        "reflection-period.ended",
        referral.subjectId(),
        Map.of("referralId", referralId, "ground", ground.value()));
    alerts.ended(period);
    cases.follow(referral.subjectId());
    return period;
  }
}
