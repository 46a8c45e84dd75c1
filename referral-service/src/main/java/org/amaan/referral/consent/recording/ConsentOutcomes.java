package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOutcome;

/**
 * What becomes of consents that an agency in care recorded, and of withdrawals and conflicts of
 * guardians that it reported, once somebody has decided.
 */
@ApplicationScoped
class ConsentOutcomes implements TaskOutcome {

  private final ConsentRepository repository;
  private final Consents consents;
  private final CaseReports cases;
  private final Audit audit;
  private final WorkerStep others;

  ConsentOutcomes(
      ConsentRepository repository,
      Consents consents,
      CaseReports cases,
      Audit audit,
      WorkerStep others) {
    this.repository = repository;
    this.consents = consents;
    this.cases = cases;
    this.audit = audit;
    this.others = others;
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(
        TaskKind.CONSENT_CONFIRMATION,
        TaskKind.WITHDRAWAL_CONFIRMATION,
        TaskKind.GUARDIAN_CONFLICT_CONFIRMATION);
  }

  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    decide(task, consent -> confirmed(by, task, consent, now));
  }

  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {
    decide(task, consent -> rejected(by, task, consent, now));
  }

  /** Who decides may be a coordinator, who sees neither subject nor consent. */
  private void decide(SettledTask task, Consumer<Consent> what) {
    others.take(
        () -> {
          repository
              .find(task.subjectId(), Objects.requireNonNull(task.about()))
              .filter(consent -> !consent.state().hasEnded())
              .ifPresent(what);
          repository.flush();
          return 0;
        });
    cases.follow(task.subjectId());
  }

  private void confirmed(Caller by, SettledTask task, Consent consent, Instant now) {
    switch (task.kind()) {
      case CONSENT_CONFIRMATION -> {
        consent.confirm(now);
        record(by, "consent.confirmed", consent);
      }
      case WITHDRAWAL_CONFIRMATION ->
          consents.withdraw(by, task.subjectId(), List.of(consent), now);
      default -> consents.guardianInConflict(by, consent, now);
    }
  }

  private void rejected(Caller by, SettledTask task, Consent consent, Instant now) {
    if (task.kind() == TaskKind.CONSENT_CONFIRMATION) {
      consent.reject(now);
      record(by, "consent.rejected", consent);
    } else {
      consent.lift(task.kind(), task.askedBy());
      record(by, "consent.suspension-lifted", consent);
    }
  }

  private void record(Caller by, String action, Consent consent) {
    audit.record(by, action, consent.subjectId(), Map.of("consentId", consent.id()));
  }
}
