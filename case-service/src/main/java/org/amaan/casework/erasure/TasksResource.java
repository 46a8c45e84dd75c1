package org.amaan.casework.erasure;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.TasksApi;
import org.amaan.casework.api.model.KeepingGround;
import org.amaan.casework.api.model.Task;
import org.amaan.casework.api.model.TaskSettlement;
import org.amaan.casework.api.model.TaskVerdict;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tasks}. */
class TasksResource implements TasksApi {

  private final CurrentCaller current;
  private final TaskQueries queries;
  private final SettleTask settle;
  private final Idempotency idempotency;
  private final SealedCursors cursors;

  TasksResource(
      CurrentCaller current,
      TaskQueries queries,
      SettleTask settle,
      Idempotency idempotency,
      SealedCursors cursors) {
    this.current = current;
    this.queries = queries;
    this.settle = settle;
    this.idempotency = idempotency;
    this.cursors = cursors;
  }

  @Override
  public Response listTasks(@Nullable String state, Integer limit, @Nullable String cursor) {
    Caller caller = current.get();
    return Response.ok(
            queries.page(
                caller,
                state == null ? null : state.equals("open"),
                limit,
                cursors.keyset(TaskQueries.TASKS, caller, cursor)))
        .build();
  }

  @Override
  public Response getTask(UUID taskId) {
    Task found = TaskViews.of(queries.one(current.get(), taskId));
    return Response.ok(found).header("ETag", Revision.etag(found.getVersion())).build();
  }

  @Override
  public Response settleTask(UUID taskId, String idempotencyKey, TaskSettlement body) {
    Caller caller = current.get();
    KeepingGround ground = body.getGround();
    if ((ground != null) != (body.getDecision() == TaskVerdict.REJECT)) {
      throw InvalidRequest.field(
          "body", "ground", "with-reject", "Given when, and only when, the task is rejected.");
    }
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          Task settled =
              TaskViews.of(settle.run(caller, taskId, ground == null ? null : ground.toString()));
          return Reply.ok(Revision.etag(settled.getVersion()), settled);
        });
  }
}
