package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.hold.LegalHoldCheck;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether what the agency wrote in a closed case may be erased: confirmed, it is erased
 * now; rejected, it is kept by the law that is named. Who: the data protection officer of the
 * agency that was asked. Audited for the auditor alone; nobody is told, not even who asked. Refuses
 * with {@link TaskNotFound}, {@link TaskSettled} (also when the case goes on meanwhile), and a
 * legal hold of the agency (409).
 */
@ApplicationScoped
class SettleTask {

  private final TaskRepository tasks;
  private final CaseKeys keys;
  private final LegalHoldCheck holds;
  private final WorkerStep asWorker;
  private final Audit audit;
  private final Clock clock;

  SettleTask(
      TaskRepository tasks,
      CaseKeys keys,
      LegalHoldCheck holds,
      WorkerStep asWorker,
      Audit audit,
      Clock clock) {
    this.tasks = tasks;
    this.keys = keys;
    this.holds = holds;
    this.asWorker = asWorker;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param ground by which it is kept; null to confirm
   */
  @Transactional
  public TaskRepository.Shown run(Caller caller, UUID id, @Nullable String ground) {
    UUID caseId = tasks.caseOf(id, caller).orElseThrow(TaskNotFound::new);
    CaseFile file = asWorker.take(() -> tasks.caseForChange(caseId).orElse(null));
    ErasureTask task = tasks.find(id, caller).orElseThrow(TaskNotFound::new).task();
    task.requireOpen();
    if (!task.isAbout(file)) {
      throw new TaskSettled();
    }
    Instant now = clock.instant();
    if (ground == null) {
      keys.holdWritten(caseId, caller);
      holds.requireNone(caseId, caller);
      keys.eraseWritten(caseId, caller, now);
      task.confirm(now);
    } else {
      task.reject(ground, now);
    }
    tasks.flush();
    Map<String, Object> details = new HashMap<>();
    details.put("taskId", id);
    details.put("decision", String.valueOf(task.decision()));
    if (ground != null) {
      details.put("ground", ground);
    }
    audit.record(caller, "case.erasure-answer-written", caseId, details);
    return new TaskRepository.Shown(task, false);
  }
}
