package org.amaan.referral.subject.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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

  /** So long it is not asked again after an agency has said that it keeps by law. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final EntityManager database;
  private final Exclusions exclusions;
  private final Tasks tasks;
  private final WorkerStep others;

  ErasureRequests(EntityManager database, Exclusions exclusions, Tasks tasks, WorkerStep others) {
    this.database = database;
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
    Optional<Request> asked = others.take(() -> unanswered(subjectId, now));
    if (asked.isPresent()) {
      return asked;
    }
    String agency = by.requireAgency();
    Set<String> excluded = exclusions.of(subjectId);
    List<String> concerned =
        others.take(() -> withRecords(subjectId, agency)).stream()
            .filter(other -> !excluded.contains(other))
            .toList();
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    Request request = new Request(Ids.next(), agency, reason, now.plus(DUE), false);
    others.take(() -> write(subjectId, request, now));
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
            .take(() -> unanswered(subjectId, now))
            .filter(request -> request.id().equals(id) && !request.kept());
  }

  /** Nothing is erased: the others need not answer any more. */
  @Transactional(TxType.MANDATORY)
  void keep(UUID subjectId, UUID id, Instant now) {
    others.take(() -> end(id, true, now));
    tasks.withdraw(TaskKind.ERASURE_ANSWER, subjectId, id, now);
  }

  /** On behalf of who asked, who is not here. */
  @Transactional(TxType.MANDATORY)
  void erase(UUID subjectId, Request request, Instant now) {
    others.take(
        () -> {
          database
              .createNativeQuery(
                  "UPDATE subject SET erased_at = :now, erasure_reason = :reason, updated_at ="
                      + " :now, version = version + 1 WHERE id = :subject AND erased_at IS NULL")
              .setParameter("subject", subjectId)
              .setParameter("reason", request.reason().value())
              .setParameter("now", now)
              .executeUpdate();
          return end(request.id(), false, now);
        });
  }

  private Optional<Request> unanswered(UUID subjectId, Instant now) {
    return database
        .createNativeQuery(
            "SELECT id, asked_by, reason, due_at, kept FROM erasure_request WHERE subject_id ="
                + " :subject AND (ended_at IS NULL OR (kept AND ended_at > :since))"
                + " ORDER BY asked_at DESC LIMIT 1",
            Tuple.class)
        .setParameter("subject", subjectId)
        .setParameter("since", now.minus(KEPT))
        .getResultStream()
        .map(row -> request((Tuple) row))
        .findFirst();
  }

  private static Request request(Tuple row) {
    return new Request(
        row.get("id", UUID.class),
        row.get("asked_by", String.class),
        ErasureReason.of(row.get("reason", String.class)),
        row.get("due_at", Instant.class),
        row.get("kept", Boolean.class));
  }

  private List<String> withRecords(UUID subjectId, String besides) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    "SELECT others_with_records(:subject, :besides) AS agencies", Tuple.class)
                .setParameter("subject", subjectId)
                .setParameter("besides", besides)
                .getSingleResult();
    return Arrays.asList(row.get("agencies", String[].class));
  }

  private int write(UUID subjectId, Request request, Instant now) {
    return database
        .createNativeQuery(
            "INSERT INTO erasure_request (id, subject_id, asked_by, reason, asked_at, due_at)"
                + " VALUES (:id, :subject, :agency, :reason, :now, :due)")
        .setParameter("id", request.id())
        .setParameter("subject", subjectId)
        .setParameter("agency", request.askedBy())
        .setParameter("reason", request.reason().value())
        .setParameter("now", now)
        .setParameter("due", request.dueAt())
        .executeUpdate();
  }

  private int end(UUID id, boolean kept, Instant now) {
    return database
        .createNativeQuery(
            "UPDATE erasure_request SET ended_at = :now, kept = :kept WHERE id = :id AND ended_at"
                + " IS NULL")
        .setParameter("id", id)
        .setParameter("kept", kept)
        .setParameter("now", now)
        .executeUpdate();
  }
}
