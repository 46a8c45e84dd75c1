package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Reads of tasks. They say what waits and until when, and nothing of the person. */
@ApplicationScoped
class TaskQueries {

  private final TaskViewers viewers;
  private final TaskRepository tasks;

  TaskQueries(TaskViewers viewers, TaskRepository tasks) {
    this.viewers = viewers;
    this.tasks = tasks;
  }

  @Transactional
  Task one(TaskViewer viewer, UUID id) {
    return tasks.visibleTo(viewer, id);
  }

  @Transactional
  List<Task> page(TaskViewer viewer, @Nullable Boolean open, @Nullable Keyset after, int size) {
    return tasks.page(viewer, open, after, size);
  }

  TaskViewer viewer(Caller caller) {
    caller.requireAgency();
    return viewers.of(caller);
  }
}
