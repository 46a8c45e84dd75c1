package org.amaan.referral.subject.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.subject.record.ErasureReason;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.Tasks;

/**
 * Erasures that wait for the agencies whose own records they would take. Each is asked by a task of
 * its own, which nobody else sees: who asked learns that answers are awaited, not whose. An agency
 * that is excluded is not asked. The subject is held.
 */
@ApplicationScoped
public class ErasureRequests {

  private static final Duration DUE = Duration.ofDays(7);

  private final ErasureRequestRepository requests;
  private final Exclusions exclusions;
  private final Tasks tasks;
  private final WorkerStep others;

  ErasureRequests(
      ErasureRequestRepository requests, Exclusions exclusions, Tasks tasks, WorkerStep others) {
    this.requests = requests;
    this.exclusions = exclusions;
    this.tasks = tasks;
    this.others = others;
  }

  /**
   * @param kept an agency keeps by law what it wrote
   */
  public record Request(
      UUID id, String askedBy, ErasureReason reason, Instant dueAt, boolean kept) {}

  /**
   * Asks those who are still to agree, once.
   *
   * @return what the erasure waits for; empty when it need not wait
   */
  @Transactional(TxType.MANDATORY)
  Optional<Request> askOthers(Caller by, UUID subjectId, ErasureReason reason, Instant now) {
    Optional<Request> asked = others.take(() -> requests.unanswered(subjectId, now));
    if (asked.isPresent()) {
      return asked;
    }
    String agency = by.requireAgency();
    Set<String> excluded = exclusions.of(subjectId);
    List<String> concerned =
        others.take(() -> requests.withRecords(subjectId, agency)).stream()
            .filter(other -> !excluded.contains(other))
            .toList();
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    Request request = new Request(Ids.next(), agency, reason, now.plus(DUE), false);
    others.take(() -> requests.write(subjectId, request, now));
    for (String other : concerned) {
      tasks.open(
          by,
          new TaskOpening(
              TaskKind.ERASURE_ANSWER, subjectId, null, request.id(), null, agency, other),
          now);
    }
    return Optional.of(request);
  }

  /** The one that waits, if all have agreed now. */
  @Transactional(TxType.MANDATORY)
  Optional<Request> agreed(UUID subjectId, UUID id, Instant now) {
    return tasks.isOpen(TaskKind.ERASURE_ANSWER, subjectId, id)
        ? Optional.empty()
        : others
            .take(() -> requests.unanswered(subjectId, now))
            .filter(request -> request.id().equals(id) && !request.kept());
  }

  /** Nothing is erased: the others need not answer any more. */
  @Transactional(TxType.MANDATORY)
  void keep(UUID subjectId, UUID id, Instant now) {
    others.take(() -> requests.end(id, true, now));
    tasks.withdraw(TaskKind.ERASURE_ANSWER, subjectId, id, now);
  }

  /** On behalf of who asked, who is not here. */
  @Transactional(TxType.MANDATORY)
  void erase(UUID subjectId, Request request, Instant now) {
    others.take(
        () -> {
          requests.eraseSubject(subjectId, request, now);
          return requests.end(request.id(), false, now);
        });
  }
}
