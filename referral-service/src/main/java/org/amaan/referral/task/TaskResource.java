package org.amaan.referral.task;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.TasksApi;
import org.amaan.referral.api.model.TaskDecision;
import org.amaan.referral.api.model.TaskPage;
import org.amaan.referral.api.model.TaskSettlement;
import org.amaan.referral.api.model.TaskState;
import org.amaan.referral.api.model.TaskVerdict;
import org.jspecify.annotations.Nullable;

class TaskResource implements TasksApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final SettleTask settleTask;
  private final TaskQueries queries;

  TaskResource(
      CurrentCaller caller, Idempotency idempotency, SettleTask settleTask, TaskQueries queries) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.settleTask = settleTask;
    this.queries = queries;
  }

  @Override
  public Response listTasks(@Nullable String state, Integer limit, @Nullable String cursor) {
    int size = limit;
    TaskViewer viewer = queries.viewer(caller.get());
    Boolean open = state == null ? null : state.equals("open");
    List<Task> found = queries.page(viewer, open, Keyset.decode(cursor), size + 1);
    TaskPage page =
        new TaskPage().items(found.stream().limit(size).map(task -> shown(task, viewer)).toList());
    if (found.size() > size) {
      Task last = found.get(size - 1);
      page.next(new Keyset(last.openedAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getTask(UUID taskId) {
    TaskViewer viewer = queries.viewer(caller.get());
    Task task = queries.one(viewer, taskId);
    return Response.ok(shown(task, viewer))
        .header(HttpHeaders.ETAG, Revision.etag(version(task, viewer)))
        .build();
  }

  @Override
  public Response settleTask(UUID taskId, String key, TaskSettlement body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          Task task = settleTask.settle(by, taskId, body.getDecision() == TaskVerdict.CONFIRM);
          return Reply.ok(Revision.etag(task.version()), shown(task, queries.viewer(by)));
        });
  }

  private static org.amaan.referral.api.model.Task shown(Task task, TaskViewer viewer) {
    boolean settles = viewer.maySettle(task);
    String decision = task.decision();
    return new org.amaan.referral.api.model.Task()
        .id(task.id())
        .kind(org.amaan.referral.api.model.TaskKind.fromValue(task.kind().value()))
        .reference(settles ? task.referenceForWhoSettles() : task.reference())
        .subjectId(task.subjectId())
        .referralId(task.referralId())
        .about(task.about())
        .agency(settles || task.askedBy().equals(viewer.caller().agency()) ? task.names() : null)
        .statedCountry(task.statedCountry())
        .askedBy(task.askedBy())
        .maySettle(settles && task.isOpen())
        .state(task.isOpen() ? TaskState.OPEN : TaskState.SETTLED)
        .openedAt(task.openedAt())
        .dueAt(task.dueAt())
        .overdue(task.isOverdue())
        .confirmations(settles && task.secondedBy() != null && task.isOpen() ? 1 : null)
        .settledAt(task.settledAt())
        .decision(decision == null ? null : TaskDecision.fromValue(decision))
        .version(version(task, viewer));
  }

  private static long version(Task task, TaskViewer viewer) {
    return viewer.maySettle(task) ? task.version() : task.versionForWhoAsked();
  }
}
