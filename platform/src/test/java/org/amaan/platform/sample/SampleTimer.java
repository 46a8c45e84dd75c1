package org.amaan.platform.sample;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Work for a certain time that has nothing to do with peers. */
@Singleton
public class SampleTimer {

  private static final String TASK = "sample-timer";

  private final List<UUID> fired = new CopyOnWriteArrayList<>();

  public static TaskInstance<Void> instance(UUID id) {
    return new TaskInstance<>(TASK, id.toString());
  }

  @Produces
  @Singleton
  Task<Void> ring() {
    return Tasks.oneTime(TASK)
        .execute((instance, context) -> fired.add(UUID.fromString(instance.getId())));
  }

  public List<UUID> fired() {
    return fired;
  }
}
