package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Observations in the scope of a reader of the case: officers' own, others' that may be passed on,
 * and those of referrals that were ever disclosed to its agency.
 */
@ApplicationScoped
class ObservationRepository {

  /** H2 and H3 are not passed on without the agency whose observation it is. */
  private static final Set<HandlingCode> PASSED_ON = EnumSet.of(HandlingCode.H0, HandlingCode.H1);

  private static final String READABLE =
      """
      from CaseObservation o where o.caseId = :case and (
        (o.origin = :here and (o.agency = :agency or o.handling in (:passedOn)))
        or array_position(o.shownTo, :agency) > 0)
      """;

  private final EntityManager database;

  ObservationRepository(EntityManager database) {
    this.database = database;
  }

  /** Newest first. */
  List<CaseObservation> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<CaseObservation> query =
        readable(after == null ? "" : " and (o.recordedAt, o.id) < (:at, :id)", caseId, reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Newest first. */
  List<CaseObservation> all(UUID caseId, Caller reader) {
    return readable("", caseId, reader).getResultList();
  }

  /** What the agency's officers recorded here themselves. */
  List<CaseObservation> recordedBy(String agency, UUID caseId) {
    return database
        .createQuery(
            "from CaseObservation o where o.caseId = :case and o.origin = :here"
                + " and o.agency = :agency",
            CaseObservation.class)
        .setParameter("case", caseId)
        .setParameter("here", Origin.CASE)
        .setParameter("agency", agency)
        .getResultList();
  }

  /** In whose place a newer one stands, whoever may see that. */
  @SuppressWarnings("unchecked")
  Set<UUID> corrected(UUID caseId) {
    return Set.copyOf(
        database
            .createNativeQuery("SELECT DISTINCT corrected_observations(:case)", UUID.class)
            .setParameter("case", caseId)
            .getResultList());
  }

  /** As the row policies let the caller see them. */
  List<UUID> among(UUID caseId, Collection<UUID> ids) {
    return database
        .createQuery(
            "select o.id from CaseObservation o where o.caseId = :case and o.id in (:ids)",
            UUID.class)
        .setParameter("case", caseId)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<CaseObservation> ofReferral(UUID referralId) {
    return database
        .createQuery("from CaseObservation o where o.referralId = :referral", CaseObservation.class)
        .setParameter("referral", referralId)
        .getResultList();
  }

  boolean anyElsewhere(Collection<UUID> ids, UUID referralId) {
    return database
            .createQuery(
                "select count(o) from CaseObservation o where o.id in (:ids)"
                    + " and o.referralId <> :referral",
                Long.class)
            .setParameter("ids", ids)
            .setParameter("referral", referralId)
            .getSingleResult()
        > 0;
  }

  void add(CaseObservation observation) {
    database.persist(observation);
  }

  private TypedQuery<CaseObservation> readable(String more, UUID caseId, Caller reader) {
    return database
        .createQuery(
            "select o " + READABLE + more + " order by o.recordedAt desc, o.id desc",
            CaseObservation.class)
        .setParameter("case", caseId)
        .setParameter("agency", reader.requireAgency())
        .setParameter("here", Origin.CASE)
        .setParameter("passedOn", PASSED_ON);
  }
}
