package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.authority.Authorities;
import org.jspecify.annotations.Nullable;

/** Tasks for the use cases that open and end them; always in their transaction. */
@ApplicationScoped
public class Tasks {

  private final Authorities authorities;
  private final Addressing addressing;
  private final TaskRepository tasks;
  private final TaskAlerts alerts;
  private final Audit audit;
  private final WorkerStep others;

  Tasks(
      Authorities authorities,
      Addressing addressing,
      TaskRepository tasks,
      TaskAlerts alerts,
      Audit audit,
      WorkerStep others) {
    this.authorities = authorities;
    this.addressing = addressing;
    this.tasks = tasks;
    this.alerts = alerts;
    this.audit = audit;
    this.others = others;
  }

  /**
   * Puts it to whoever decides, and alerts them. Who asks does not see to whom.
   *
   * @return its id, by which who asks follows it
   */
  @Transactional(TxType.MANDATORY)
  public UUID open(Caller by, TaskOpening opening, Instant now) {
    return others.take(() -> opened(by, opening, now));
  }

  /** A task that waits, and until when. */
  public record Opened(UUID id, Instant dueAt) {}

  /** The same, unless the agency has asked just this already, and nobody has decided. */
  @Transactional(TxType.MANDATORY)
  public Opened openOnce(Caller by, TaskOpening opening, Instant now) {
    return others.take(
        () ->
            tasks
                .openLike(opening)
                .map(task -> new Opened(task.id(), task.dueAt()))
                .orElseGet(
                    () -> new Opened(opened(by, opening, now), now.plus(opening.kind().due()))));
  }

  private UUID opened(Caller by, TaskOpening opening, Instant now) {
    Addressees to = addressing.of(opening, authorities.over(opening.subjectId()));
    Task task =
        new Task(
            opening,
            to,
            tasks.referenceKnownTo(opening.subjectId(), to.agency()).orElse(null),
            now);
    tasks.add(task);
    audit.record(
        by,
        "task.opened",
        opening.subjectId(),
        Map.of("taskId", task.id(), "kind", opening.kind().value()));
    alerts.opened(task);
    return task.id();
  }

  /** Whether somebody has still to decide about it. */
  @Transactional(TxType.MANDATORY)
  public boolean isOpen(TaskKind kind, UUID subjectId, @Nullable UUID about) {
    return others.take(() -> !tasks.openAbout(kind, subjectId, about).isEmpty());
  }

  /** What it asked about is over. */
  @Transactional(TxType.MANDATORY)
  public void withdraw(TaskKind kind, UUID subjectId, @Nullable UUID about, Instant now) {
    others.take(
        () -> {
          var left = tasks.openAbout(kind, subjectId, about);
          left.forEach(task -> task.settle(Decision.WITHDRAWN, "system", now));
          tasks.flush();
          return left.size();
        });
  }

  /** Another agency answers for the subject from now on, and settles what waited for the last. */
  @Transactional(TxType.MANDATORY)
  public void passOn(UUID subjectId, String from, String to) {
    others.take(
        () -> {
          tasks.passOn(subjectId, from, to);
          return 0;
        });
  }
}
