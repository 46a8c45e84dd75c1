package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
            tasks.referenceKnownTo(opening.subjectId(), to.agency(), shownTo(opening)).orElse(null),
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

  /** An answer to an erasure is for its addressee alone. */
  private static @Nullable String shownTo(TaskOpening opening) {
    return opening.kind() == TaskKind.ERASURE_ANSWER ? null : opening.askedBy();
  }

  /** Whether somebody has still to decide about it. */
  @Transactional(TxType.MANDATORY)
  public boolean isOpen(TaskKind kind, UUID subjectId, @Nullable UUID about) {
    return others.take(() -> !tasks.openAbout(kind, subjectId, about).isEmpty());
  }

  /** Who has asked it about the same, and waits for a decision. */
  @Transactional(TxType.MANDATORY)
  public Set<String> askersOf(TaskKind kind, UUID subjectId, UUID about) {
    return others.take(
        () ->
            tasks.openAbout(kind, subjectId, about).stream()
                .map(Task::askedBy)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** What the agency asked for has been decided by another command: it is told so. */
  @Transactional(TxType.MANDATORY)
  public void granted(Caller by, TaskKind kind, UUID subjectId, String asker, Instant now) {
    others.take(
        () -> {
          List<Task> asked =
              tasks.openAbout(kind, subjectId, null).stream()
                  .filter(task -> task.askedBy().equals(asker))
                  .toList();
          asked.forEach(task -> task.settle(Decision.CONFIRMED, by.requireAgency(), now));
          tasks.flush();
          for (Task task : asked) {
            audit.record(
                by, "task.confirmed", subjectId, Map.of("taskId", task.id(), "kind", kind.value()));
            alerts.settled(task);
          }
          return asked.size();
        });
  }

  /** What it asked about is over. */
  @Transactional(TxType.MANDATORY)
  public void withdraw(TaskKind kind, UUID subjectId, @Nullable UUID about, Instant now) {
    others.take(
        () -> {
          var left = tasks.openAbout(kind, subjectId, about);
          left.forEach(task -> task.settle(Decision.WITHDRAWN, "system", now));
          tasks.flush();
          left.forEach(alerts::withdrawn);
          return left.size();
        });
  }

  /**
   * Another agency answers for the subject from now on, and settles what waited for the last: it is
   * alerted of that. Who asked to exclude it asks the oversight agency.
   */
  @Transactional(TxType.MANDATORY)
  public void passOn(UUID subjectId, String from, String to) {
    others.take(
        () -> {
          List<Task> naming = tasks.openNaming(subjectId, to);
          naming.forEach(tasks::putToOversight);
          naming.forEach(alerts::opened);
          List<Task> passed = tasks.passOn(subjectId, from, to);
          passed.forEach(alerts::opened);
          return naming.size() + passed.size();
        });
  }
}
