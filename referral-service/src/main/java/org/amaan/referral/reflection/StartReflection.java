package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.TaskOutcome;
import org.amaan.referral.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * Gives the subject time to decide, as long as the profile of the governing country says. Who:
 * {@code referrer} of the responsible agency, or the coordinator of the governing country; whoever
 * else sends the referral or has taken it on asks them, by a task that starts the period once it is
 * confirmed. Alerts the parties of the subject's open referrals. Refuses: 404 not visible, 403
 * another party, 409 a draft or a period that runs.
 */
@ApplicationScoped
class StartReflection implements TaskOutcome {

  private final ReferralParties parties;
  private final Authorities authorities;
  private final ReflectionRepository periods;
  private final Tasks tasks;
  private final ReflectionAlerts alerts;
  private final CaseReports cases;
  private final Audit audit;
  private final WorkerStep others;
  private final Clock clock;

  StartReflection(
      ReferralParties parties,
      Authorities authorities,
      ReflectionRepository periods,
      Tasks tasks,
      ReflectionAlerts alerts,
      CaseReports cases,
      Audit audit,
      WorkerStep others,
      Clock clock) {
    this.parties = parties;
    this.authorities = authorities;
    this.periods = periods;
    this.tasks = tasks;
    this.alerts = alerts;
    this.cases = cases;
    this.audit = audit;
    this.others = others;
    this.clock = clock;
  }

  /** Either the period, or the task by which it is asked for. */
  record Started(@Nullable ReflectionPeriod period, Tasks.@Nullable Opened asked) {}

  @Transactional
  Started start(Caller caller, UUID referralId) {
    ReferralParties.Known referral = parties.visibleTo(caller, referralId);
    UUID subject = referral.subjectId();
    Authority authority = authorities.over(subject);
    boolean decides = referral.callerCoordinates() || authority.isResponsible(caller.agency());
    if (!decides && !referral.callerRefers() && !referral.callerTookItOn()) {
      throw new NotPermitted(
          "Only the responsible agency, or the coordinator, may do this; who sends the referral or"
              + " has accepted it may ask them.");
    }
    if (!referral.callerCoordinates()) {
      caller.requireAny(
          Role.REFERRER, Role.CASEWORKER, Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR);
    }
    periods.hold(subject);
    Instant now = clock.instant();
    requireNoneRuns(subject, now);
    if (!decides) {
      return new Started(
          null,
          tasks.openOnce(
              caller,
              new TaskOpening(
                  TaskKind.REFLECTION_CLAIM,
                  subject,
                  referralId,
                  null,
                  null,
                  caller.requireAgency()),
              now));
    }
    if (!referral.callerCoordinates()) {
      // Whoever works a case for the responsible agency decides no time for the subject.
      caller.requireAny(Role.REFERRER);
    }
    ReflectionPeriod period = period(caller, subject, referralId, authority, now);
    periods.add(period);
    periods.flush();
    follow(caller, period);
    return new Started(period, null);
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.REFLECTION_CLAIM);
  }

  /** In the name of who confirmed it; the subject is held. */
  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    UUID subject = task.subjectId();
    UUID referral = task.referralId();
    if (referral == null) {
      throw new IllegalStateException("a reflection period is asked for on a referral");
    }
    ReflectionPeriod period =
        others.take(
            () -> {
              requireNoneRuns(subject, now);
              ReflectionPeriod started =
                  period(by, subject, referral, authorities.over(subject), now);
              periods.add(started);
              periods.flush();
              return started;
            });
    follow(by, period);
  }

  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {}

  private void requireNoneRuns(UUID subject, Instant now) {
    if (periods.newestOf(subject).filter(p -> p.runsAt(now)).isPresent()) {
      throw new ReflectionPeriodRuns();
    }
  }

  private static ReflectionPeriod period(
      Caller by, UUID subject, UUID referralId, Authority authority, Instant now) {
    String country = authority.governingCountry();
    int days =
        LegalProfiles.forCountry(
                country == null ? "" : country, LocalDate.ofInstant(now, ZoneOffset.UTC))
            .reflectionPeriod()
            .days();
    return new ReflectionPeriod(
        subject, referralId, by.requireAgency(), now, now.plus(Duration.ofDays(days)));
  }

  private void follow(Caller by, ReflectionPeriod period) {
    tasks.withdraw(TaskKind.REFLECTION_CLAIM, period.subjectId(), null, period.startedAt());
    audit.record(
        by,
        "reflection-period.started",
        period.subjectId(),
        Map.of("referralId", period.referralId(), "until", period.until().toString()));
    alerts.started(period);
    cases.follow(period.subjectId());
  }
}
