package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;
import org.amaan.platform.scope.WorkerStep;

/**
 * Asks every other agency whose writing is in a case whether it may be erased. It runs out of the
 * eraser's sight: what others wrote may be hidden from it. An agency that is excluded from the case
 * is asked as well, sees the question when it no longer is, and keeps what it wrote until then.
 */
@ApplicationScoped
class AskOtherAgencies {

  private final CaseKeys keys;
  private final TaskRepository tasks;
  private final WorkerStep asWorker;
  private final Audit audit;
  private final Reports reports;
  private final Timers timers;

  AskOtherAgencies(
      CaseKeys keys,
      TaskRepository tasks,
      WorkerStep asWorker,
      Audit audit,
      Reports reports,
      Timers timers) {
    this.keys = keys;
    this.tasks = tasks;
    this.asWorker = asWorker;
    this.audit = audit;
    this.reports = reports;
    this.timers = timers;
  }

  /**
   * @return whether anything of others is there; that, and no more, is for the eraser to know
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean ask(Caller caller, CaseFile file, Instant now) {
    return asWorker.take(
        () -> {
          List<String> others = keys.othersThatWrote(file.id(), caller.requireAgency());
          others.stream()
              .filter(agency -> !tasks.isAsked(file, agency))
              .forEach(agency -> ask(caller, file, agency, now));
          return !others.isEmpty();
        });
  }

  private void ask(Caller caller, CaseFile file, String agency, Instant now) {
    ErasureTask task = new ErasureTask(file, agency, now);
    tasks.add(task);
    timers.schedule(TaskTimers.of(task.id()), task.dueAt());
    audit.record(
        caller,
        "case.erasure-asked-written",
        file.id(),
        Map.of("taskId", task.id(), "agency", agency));
    reports.taskOpened(file, task.id(), agency, task.dueAt());
  }
}
