package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of a settlement. */
@ApplicationScoped
class TasksStillVisible implements StillVisible {

  private final TaskRepository tasks;

  TasksStillVisible(TaskRepository tasks) {
    this.tasks = tasks;
  }

  @Override
  public String collection() {
    return "tasks";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (tasks.find(id, caller).isEmpty()) {
      throw new TaskNotFound();
    }
  }
}
