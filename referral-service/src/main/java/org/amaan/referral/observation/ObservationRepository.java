package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.insertion.InsertInto;
import org.amaan.platform.insertion.PendingInserts;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** The observations' table. Whoever loads from here must then decide about disclosure. */
@ApplicationScoped
class ObservationRepository {

  private static final InsertInto OBSERVATIONS =
      new InsertInto(
          "observation",
          "id uuid",
          "subject_id uuid",
          "referral_id uuid",
          "recorded_by text",
          "category text",
          "handling text",
          "details bytea",
          "note bytea",
          "corrects uuid",
          "recorded_at timestamptz");

  private final EntityManager database;
  private final PendingInserts inserts;

  ObservationRepository(EntityManager database, PendingInserts inserts) {
    this.database = database;
    this.inserts = inserts;
  }

  /** One without its note, which no case is told. */
  record Row(
      UUID id,
      String recordedBy,
      DataCategory category,
      HandlingCode handling,
      byte[] details,
      @Nullable UUID corrects,
      Instant recordedAt) {

    @Override
    public String toString() {
      return "Row[" + id + "]";
    }
  }

  void add(ReferralObservation observation) {
    inserts.add(OBSERVATIONS, observation.row());
  }

  /** Oldest first. */
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  List<ReferralObservation> ofReferral(UUID referralId) {
    return database
        .createQuery(
            "FROM ReferralObservation WHERE referralId = :referral ORDER BY recordedAt, id",
            ReferralObservation.class)
        .setParameter("referral", referralId)
        .getResultList();
  }

  /** Oldest first. */
  @ForBackgroundWork("the export of all that is kept about a person")
  List<ReferralObservation> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM ReferralObservation WHERE subjectId = :subject ORDER BY recordedAt, id",
            ReferralObservation.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  List<ReferralObservation> recordedBy(Caller reader, UUID referralId) {
    return database
        .createQuery(
            "FROM ReferralObservation WHERE referralId = :referral AND recordedBy = :agency",
            ReferralObservation.class)
        .setParameter("referral", referralId)
        .setParameter("agency", reader.requireAgency())
        .getResultList();
  }

  /** For what a case is told: as the worker, who reads no notes. Oldest first. */
  @ForBackgroundWork("telling a case what may be disclosed to it")
  List<Row> rowsOf(UUID referralId) {
    return database
        .createQuery(
            "SELECT o.id AS id, o.recordedBy AS agency, o.category AS category,"
                + " o.handling AS handling, o.details AS details, o.corrects AS corrects,"
                + " o.recordedAt AS at FROM ReferralObservation o"
                + " WHERE o.referralId = :referral ORDER BY o.recordedAt, o.id",
            Tuple.class)
        .setParameter("referral", referralId)
        .getResultStream()
        .map(
            row ->
                new Row(
                    row.get("id", UUID.class),
                    row.get("agency", String.class),
                    DataCategory.of(row.get("category", String.class)),
                    row.get("handling", HandlingCode.class),
                    row.get("details", byte[].class),
                    row.get("corrects", UUID.class),
                    row.get("at", Instant.class)))
        .toList();
  }

  long countOfReferral(UUID referralId) {
    return count("SELECT count(o) FROM ReferralObservation o WHERE o.referralId = :id", referralId);
  }

  long countOfSubject(UUID subjectId) {
    return count("SELECT count(o) FROM ReferralObservation o WHERE o.subjectId = :id", subjectId);
  }

  private long count(String query, UUID id) {
    return database.createQuery(query, Long.class).setParameter("id", id).getSingleResult();
  }

  /** Of a referral within the caller's sight, as the row policies have it. */
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  Optional<UUID> subjectOf(UUID referralId) {
    return database
        .createNativeQuery("SELECT subject_id FROM referral WHERE id = :referral")
        .setParameter("referral", referralId)
        .getResultStream()
        .map(UUID.class::cast)
        .findFirst();
  }
}
