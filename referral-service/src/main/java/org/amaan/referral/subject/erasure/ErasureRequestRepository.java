package org.amaan.referral.subject.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.referral.subject.record.ErasureReason;

/** The erasures that wait for other agencies. Only the worker reaches them. */
@ApplicationScoped
class ErasureRequestRepository {

  /** So long it is not asked again after an agency has said that it keeps by law. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final EntityManager database;

  ErasureRequestRepository(EntityManager database) {
    this.database = database;
  }

  /** On behalf of who asked, who is not here. */
  void eraseSubject(UUID subjectId, ErasureRequests.Request request, Instant now) {
    database
        .createNativeQuery(
            "UPDATE subject SET erased_at = :now, erasure_reason = :reason, updated_at ="
                + " :now, version = version + 1 WHERE id = :subject AND erased_at IS NULL")
        .setParameter("subject", subjectId)
        .setParameter("reason", request.reason().value())
        .setParameter("now", now)
        .executeUpdate();
  }

  @ForBackgroundWork("erasures, which an agency asked for and others answer")
  Optional<ErasureRequests.Request> unanswered(UUID subjectId, Instant now) {
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

  private static ErasureRequests.Request request(Tuple row) {
    return new ErasureRequests.Request(
        row.get("id", UUID.class),
        row.get("asked_by", String.class),
        ErasureReason.of(row.get("reason", String.class)),
        row.get("due_at", Instant.class),
        row.get("kept", Boolean.class));
  }

  @ForBackgroundWork("erasures, which an agency asked for and others answer")
  List<String> withRecords(UUID subjectId, String besides) {
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

  int write(UUID subjectId, ErasureRequests.Request request, Instant now) {
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

  int end(UUID id, boolean kept, Instant now) {
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
