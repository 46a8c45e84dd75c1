package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.TaskPage;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.paging.SealedCursors;
import org.jspecify.annotations.Nullable;

/** Lists what waits for the caller and what the caller has settled; empty for everybody else. */
@ApplicationScoped
class TaskQueries {

  static final String TASKS = "tasks";

  private final TaskRepository tasks;
  private final SealedCursors cursors;

  TaskQueries(TaskRepository tasks, SealedCursors cursors) {
    this.tasks = tasks;
    this.cursors = cursors;
  }

  @Transactional
  TaskPage page(Caller caller, @Nullable Boolean open, int limit, @Nullable Keyset after) {
    caller.requireAgency();
    List<TaskRepository.Shown> found = tasks.page(caller, open, limit + 1, after);
    TaskPage page = new TaskPage(found.stream().limit(limit).map(TaskViews::of).toList());
    if (found.size() > limit) {
      ErasureTask last = found.get(limit - 1).task();
      page.setNext(cursors.seal(TASKS, caller, new Keyset(last.openedAt(), last.id())));
    }
    return page;
  }

  @Transactional
  TaskRepository.Shown one(Caller caller, UUID id) {
    caller.requireAgency();
    return tasks.find(id, caller).orElseThrow(TaskNotFound::new);
  }
}
