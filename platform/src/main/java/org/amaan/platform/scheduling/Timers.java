package org.amaan.platform.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
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
    checkAfterCommit();
  }

  /** Schedules the work, or moves it when it is scheduled already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> void set(TaskInstance<T> instance, Instant when) {
    cancel(instance);
    schedule(instance, when);
  }

  /** Takes scheduled work back; nothing happens when there is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void cancel(TaskInstanceId instance) {
    scheduler.getScheduledExecution(instance).ifPresent(e -> scheduler.cancel(instance));
  }

  private void checkAfterCommit() {
    afterCommit.run("timers", scheduler::triggerCheckForDueExecutions);
  }
}
