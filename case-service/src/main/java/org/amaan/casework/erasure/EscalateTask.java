package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Tells that an agency has not answered in time: the agency again, and the coordinator, who follows
 * it up and does not answer in its place. Silence erases nothing. Who: the clock, once. Does
 * nothing when it was answered, or the case goes on.
 */
@ApplicationScoped
class EscalateTask {

  private static final Caller CLOCK = Caller.system("case-service");

  private final TaskRepository tasks;
  private final Audit audit;
  private final Reports reports;
  private final Clock clock;

  EscalateTask(TaskRepository tasks, Audit audit, Reports reports, Clock clock) {
    this.tasks = tasks;
    this.audit = audit;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public void run(UUID id) {
    UUID caseId = tasks.forTimer(id).orElseThrow(TaskNotFound::new).caseId();
    CaseFile file = tasks.caseForChange(caseId).orElseThrow();
    ErasureTask task = tasks.fresh(id);
    if (!task.isAbout(file) || !task.escalate(clock.instant())) {
      return;
    }
    audit.record(
        CLOCK,
        "case.erasure-overdue-written",
        caseId,
        Map.of("taskId", id, "agency", task.agency()));
    reports.taskOverdue(file, id, task.agency(), task.dueAt());
  }
}
