package org.amaan.referral.subject.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.Erasures;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOutcome;

/**
 * An agency says whether what it wrote about a subject may be erased. The last agreement erases,
 * unless a legal hold stands by then; one that keeps by law ends the erasure: under one key nothing
 * is kept without the rest.
 */
@ApplicationScoped
class AnswerErasure implements TaskOutcome {

  private static final Caller ALL_AGREED = Caller.system("erasure-answers");

  private final ErasureRequests requests;
  private final LegalHolds holds;
  private final Erasures erasures;
  private final CaseReports cases;
  private final WorkerStep others;
  private final Audit audit;

  AnswerErasure(
      ErasureRequests requests,
      LegalHolds holds,
      Erasures erasures,
      CaseReports cases,
      WorkerStep others,
      Audit audit) {
    this.requests = requests;
    this.holds = holds;
    this.erasures = erasures;
    this.cases = cases;
    this.others = others;
    this.audit = audit;
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.ERASURE_ANSWER);
  }

  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    UUID id = Objects.requireNonNull(task.about());
    requests
        .agreed(task.subjectId(), id, now)
        .ifPresent(request -> erase(task.subjectId(), request, now));
  }

  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {
    requests.keep(task.subjectId(), Objects.requireNonNull(task.about()), now);
  }

  private void erase(UUID subjectId, ErasureRequests.Request request, Instant now) {
    if (others.take(() -> holds.stands(subjectId, now))) {
      requests.keep(subjectId, request.id(), now);
      return;
    }
    requests.erase(subjectId, request, now);
    others.take(
        () -> {
          erasures.erase(subjectId, now);
          audit.record(
              ALL_AGREED, "subject.erased", subjectId, Map.of("reason", request.reason().value()));
          return subjectId;
        });
    cases.follow(subjectId);
  }
}
