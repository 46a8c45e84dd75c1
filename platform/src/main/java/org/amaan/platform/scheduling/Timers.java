package org.amaan.platform.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Work for later, written in the caller's transaction: it exists if and only if that commits. */
@ApplicationScoped
public class Timers {

  private final Scheduler scheduler;
  private final AfterCommit afterCommit;

  Timers(Scheduler scheduler, AfterCommit afterCommit) {
    this.scheduler = scheduler;
    this.afterCommit = afterCommit;
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

  /** Takes scheduled work back; nothing happens when there is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void cancel(TaskInstanceId instance) {
    scheduler.getScheduledExecution(instance).ifPresent(e -> scheduler.cancel(instance));
  }

  private void wakeAfterCommit() {
    afterCommit.run("timers", scheduler::triggerCheckForDueExecutions);
  }
}
