package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of a settlement. */
@ApplicationScoped
class TasksStillVisible implements StillVisible {

  private final TaskQueries queries;

  TasksStillVisible(TaskQueries queries) {
    this.queries = queries;
  }

  @Override
  public String collection() {
    return "tasks";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    queries.one(queries.viewer(caller), id);
  }
}
