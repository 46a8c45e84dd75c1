package org.amaan.referral.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.TaskOutcome;
import org.amaan.referral.task.Tasks;

/**
 * Agencies that are not responsible for a subject ask that another one is to know nothing of it.
 * Until that is decided it binds only what they send themselves; the agency that is named is never
 * told.
 */
@ApplicationScoped
public class ExclusionRequests implements TaskOutcome {

  private final Tasks tasks;
  private final Exclusions exclusions;
  private final ClaimFollowUp followUp;
  private final WorkerStep others;

  ExclusionRequests(Tasks tasks, Exclusions exclusions, ClaimFollowUp followUp, WorkerStep others) {
    this.tasks = tasks;
    this.exclusions = exclusions;
    this.followUp = followUp;
    this.others = others;
  }

  /**
   * Asks, or finds what the agency has asked already. Refuses, with 422, an agency that the
   * directory does not have, and the caller's own.
   */
  @Transactional(TxType.MANDATORY)
  public OpenedRequest ask(
      Caller by, UUID subjectId, UUID referralId, String agency, String field, Instant now) {
    exclusions.requireNameable(by, agency, field);
    TaskOpening opening =
        new TaskOpening(
            TaskKind.EXCLUSION_REQUEST, subjectId, referralId, null, agency, by.requireAgency());
    Tasks.Opened opened = tasks.openOnce(by, opening, now);
    return new OpenedRequest(opened.id(), opened.dueAt());
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.EXCLUSION_REQUEST);
  }

  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    String agency = task.names();
    if (agency == null) {
      throw new IllegalStateException("an exclusion request names an agency");
    }
    followUp.hold(task.subjectId());
    others.take(
        () -> {
          exclusions.confirm(by, task.subjectId(), agency, now);
          return agency;
        });
    followUp.excluded(by, task.subjectId(), now);
  }

  /** From now on it binds nobody. */
  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {}
}
