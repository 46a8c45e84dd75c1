package org.amaan.platform.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Work for later, written in the caller's transaction: it exists if and only if that commits. */
@ApplicationScoped
public class Timers {

  private final Scheduler scheduler;
  private final AfterCommit afterCommit;
  private final EntityManager database;
  private final Clock clock;

  Timers(Scheduler scheduler, AfterCommit afterCommit, EntityManager database, Clock clock) {
    this.scheduler = scheduler;
    this.afterCommit = afterCommit;
    this.database = database;
    this.clock = clock;
  }

  /** Schedules new work; what is due already starts right after the commit. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void schedule(TaskInstance<T> instance, Instant when) {
    scheduler.schedule(instance, when);
    wakeAfterCommit();
  }

  /** Schedules the work, or moves it when it is scheduled already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void set(TaskInstance<T> instance, Instant when) {
    cancel(instance);
    schedule(instance, when);
  }

  /**
   * Moves work forward that is scheduled for later. What runs just now is left alone: it must look
   * again, in the transaction that ends it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hasten(TaskInstanceId instance, Instant when) {
    boolean later =
        scheduler
            .getScheduledExecution(instance)
            .filter(e -> !e.isPicked() && e.getExecutionTime().isAfter(when))
            .isPresent();
    if (later) {
      try {
        scheduler.reschedule(instance, when);
      } catch (TaskInstanceException takenUpMeanwhile) {
        return;
      }
    }
    wakeAfterCommit();
  }

  /**
   * The same for several of one kind, in one statement, and in one order everywhere: two that
   * hasten the same wait for each other and not in a ring.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hasten(String task, Collection<UUID> instances, Instant when) {
    int hastened =
        database
            .createNativeQuery(
                """
                UPDATE scheduled_tasks SET execution_time = :when, version = version + 1
                WHERE task_name = :task AND task_instance IN (
                  SELECT task_instance FROM scheduled_tasks
                  WHERE task_name = :task AND task_instance = ANY (:instances) AND NOT picked AND execution_time > :when
                  ORDER BY task_instance FOR NO KEY UPDATE)
                """)
            .setParameter("when", when)
            .setParameter("task", task)
            .setParameter(
                "instances", instances.stream().map(UUID::toString).toArray(String[]::new))
            .executeUpdate();
    if (hastened > 0) {
      wakeAfterCommit();
    }
  }

  /** Ends a run of work that goes on later, and lets it be hastened again from then on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void runAgain(ExecutionComplete run, Instant when) {
    Execution picked = run.getExecution();
    int rescheduled =
        database
            .createNativeQuery(
                """
                UPDATE scheduled_tasks SET execution_time = :when, picked = false, picked_by = NULL, last_heartbeat = NULL,
                  last_success = :done, consecutive_failures = 0, version = version + 1
                WHERE task_name = :task AND task_instance = :instance AND version = :version
                """)
            .setParameter("when", when)
            .setParameter("done", run.getTimeDone())
            .setParameter("task", picked.getTaskName())
            .setParameter("instance", picked.getId())
            .setParameter("version", picked.version)
            .executeUpdate();
    if (rescheduled == 0) {
      throw new IllegalStateException("somebody else has taken over " + picked.getTaskName());
    }
    if (!when.isAfter(clock.instant())) {
      wakeAfterCommit();
    }
  }

  /** Takes scheduled work back; nothing happens when there is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void cancel(TaskInstanceId instance) {
    scheduler.getScheduledExecution(instance).ifPresent(e -> scheduler.cancel(instance));
  }

  /** Starts at once what is due, and was written outside of a transaction. */
  public void lookNow() {
    scheduler.triggerCheckForDueExecutions();
  }

  private void wakeAfterCommit() {
    afterCommit.run("timers", this::lookNow);
  }
}
