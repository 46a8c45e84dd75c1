package org.amaan.platform.scheduling;

import com.github.kagkarlsson.scheduler.ExecutorUtils;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.amaan.platform.scope.Acting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One db-scheduler per service process; replicas share its work through PostgreSQL's row locks. */
@Singleton
class SchedulerProducer {

  @Produces
  @Singleton
  Scheduler scheduler(
      DataSource dataSource,
      Clock clock,
      @All List<Task<?>> tasks,
      TaskFailures failures,
      @ConfigProperty(name = "amaan.scheduler.threads") int threads) {
    List<Task<?>> known = new ArrayList<>();
    List<RecurringTask<?>> recurring = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> repeated) {
        recurring.add(repeated);
      } else {
        known.add(task);
      }
    }
    SchedulerBuilder builder = Scheduler.create(dataSource, known);
    start(builder, recurring);
    return builder
        .threads(threads)
        .executorService(
            Executors.newFixedThreadPool(
                threads,
                Acting.workers(ExecutorUtils.defaultThreadFactoryWithPrefix("amaan-tasks-"))))
        .pollUsingLockAndFetch(0.5, 4.0)
        .pollingInterval(Duration.ofSeconds(1))
        .heartbeatInterval(Duration.ofSeconds(5))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(failures)
        .clock(clock::instant)
        .build();
  }

  @SuppressWarnings("unchecked") // the builder asks for one type that is both; every element is
  private static <T extends Task<?> & OnStartup> void start(
      SchedulerBuilder builder, List<RecurringTask<?>> recurring) {
    builder.startTasks((List<T>) (List<?>) recurring);
  }

  void start(@Observes @Priority(10_000) StartupEvent started, Scheduler scheduler) {
    scheduler.start();
  }

  void stop(@Observes ShutdownEvent stopping, Scheduler scheduler) {
    scheduler.stop();
  }
}
