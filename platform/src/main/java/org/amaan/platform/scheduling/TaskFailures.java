package org.amaan.platform.scheduling;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Makes work that fails in the background visible, without the failure's message: it may quote
 * input.
 */
@Singleton
class TaskFailures extends AbstractSchedulerListener {

  private static final Logger LOG = Logger.getLogger(TaskFailures.class);

  private final MeterRegistry metrics;

  TaskFailures(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void onExecutionComplete(ExecutionComplete execution) {
    if (execution.getResult() == ExecutionComplete.Result.FAILED) {
      String task = execution.getExecution().getTaskName();
      metrics.counter("amaan.tasks.failures", "task", task).increment();
      LOG.warnf(
          "task %s failed: %s",
          task, execution.getCause().map(c -> c.getClass().getName()).orElse("unknown"));
    }
  }
}
