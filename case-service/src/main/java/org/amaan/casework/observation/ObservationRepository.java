package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.casefile.access.Dissemination;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/**
 * Observations in the scope of a reader of the case: officers' own, others' that may be passed on,
 * and those of referrals that are disclosed to its agency, or were.
 */
@ApplicationScoped
class ObservationRepository {

  private static final String READABLE =
      """
      from CaseObservation o where o.caseId = :case and (
        array_position(o.readers, :agency) > 0
        or (o.origin = :here and (o.agency = :agency or
      """
          + Dissemination.toReader("o")
          + ")))";

  private static final Comparator<CaseObservation> NEWEST_FIRST =
      Comparator.comparing(CaseObservation::recordedAt)
          // As the database compares ids.
          .thenComparing(one -> one.id().toString())
          .reversed();

  private final EntityManager database;

  ObservationRepository(EntityManager database) {
    this.database = database;
  }

  /** Newest first. */
  List<CaseObservation> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<CaseObservation> query =
        readable(
            "select o",
            (after == null ? "" : " and (o.recordedAt, o.id) < (:at, :id)")
                + " order by o.recordedAt desc, o.id desc",
            CaseObservation.class,
            caseId,
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return Stream.concat(
            query.setMaxResults(limit).getResultStream(), retracted(caseId, limit, after).stream())
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  /** Newest first. */
  List<CaseObservation> all(UUID caseId, Caller reader) {
    return page(caseId, reader, Integer.MAX_VALUE, null);
  }

  private record Retracted(
      UUID id, UUID referral, String agency, @Nullable UUID corrects, Instant at) {}

  /** The reader learns that there were some, and no more. */
  private List<CaseObservation> retracted(UUID caseId, int limit, @Nullable Keyset after) {
    Query query =
        database
            .createNativeQuery(
                "SELECT id, referral_id, agency, corrects, recorded_at"
                    + " FROM retracted_observations(:case)"
                    + (after == null ? "" : " WHERE (recorded_at, id) < (:at, :id)")
                    + " ORDER BY recorded_at DESC, id DESC LIMIT :limit",
                Retracted.class)
            .setParameter("case", caseId)
            .setParameter("limit", limit);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    @SuppressWarnings("unchecked")
    List<Retracted> rows = query.getResultList();
    return rows.stream()
        .map(
            row ->
                CaseObservation.retracted(
                    row.id(), caseId, row.referral(), row.agency(), row.corrects(), row.at()))
        .toList();
  }

  /** What the agency's officers recorded here themselves. */
  List<CaseObservation> recordedBy(Caller recorder, UUID caseId) {
    return database
        .createQuery(
            "from CaseObservation o where o.caseId = :case and o.origin = :here"
                + " and o.agency = :agency",
            CaseObservation.class)
        .setParameter("case", caseId)
        .setParameter("here", Origin.CASE)
        .setParameter("agency", recorder.requireAgency())
        .getResultList();
  }

  /** Finds the observations that a newer one corrects, whoever may see that. */
  @SuppressWarnings("unchecked")
  Set<UUID> corrected(UUID caseId, Caller reader) {
    return Set.copyOf(
        database
            .createNativeQuery("SELECT DISTINCT corrected_observations(:case)")
            .setParameter("case", caseId)
            .getResultList());
  }

  /** Those of the ids that the reader is shown, and whoever else reads the case may be. */
  List<UUID> forAllReaders(UUID caseId, Caller reader, Collection<UUID> ids) {
    return readable(
            "select o.id", " and o.handling = :all and o.id in (:ids)", UUID.class, caseId, reader)
        .setParameter("all", HandlingCode.H0)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Finds the observations that a newer one corrects, and those disclosed to nobody any more. */
  @SuppressWarnings("unchecked")
  List<UUID> fallen(UUID caseId, Caller reader) {
    return database
        .createNativeQuery("SELECT fallen_observations(:case)")
        .setParameter("case", caseId)
        .getResultList();
  }

  @ForBackgroundWork("reports of referral-service")
  List<CaseObservation> ofReferral(UUID referralId) {
    return database
        .createQuery("from CaseObservation o where o.referralId = :referral", CaseObservation.class)
        .setParameter("referral", referralId)
        .getResultList();
  }

  /** Looks among officers' own observations as well, which the worker does not see. */
  @ForBackgroundWork("reports of referral-service")
  boolean anyElsewhere(Collection<UUID> ids, UUID referralId) {
    return (boolean)
        database
            .createNativeQuery("SELECT observed_elsewhere(:ids, :referral)")
            .setParameter("ids", ids.toArray(UUID[]::new))
            .setParameter("referral", referralId)
            .getSingleResult();
  }

  void add(CaseObservation observation) {
    database.persist(observation);
  }

  private <T> TypedQuery<T> readable(
      String what, String more, Class<T> type, UUID caseId, Caller reader) {
    return database
        .createQuery(what + " " + READABLE + more, type)
        .setParameter("case", caseId)
        .setParameter("agency", reader.requireAgency())
        .setParameter("here", Origin.CASE)
        .setParameter("unit", reader.unit());
  }
}
