package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentViewer;
import org.jspecify.annotations.Nullable;

/** Consents are only found through their subject, to which the caller must have been admitted. */
@ApplicationScoped
class ConsentRepository {

  private final EntityManager database;
  private final FirstConsents first;

  ConsentRepository(EntityManager database, FirstConsents first) {
    this.database = database;
    this.first = first;
  }

  void add(Consent consent) {
    database.persist(consent);
  }

  /** They have been added, and there are no others, for the subject is recorded just now. */
  void areAllOf(UUID newSubject, List<Consent> added) {
    first.keep(newSubject, added);
  }

  @ForBackgroundWork("decisions that rest on every consent")
  List<Consent> ofSubject(UUID subjectId) {
    return first.of(subjectId).orElseGet(() -> recordedOf(subjectId));
  }

  private List<Consent> recordedOf(UUID subjectId) {
    return database
        .createQuery(
            "FROM Consent WHERE subjectId = :subject ORDER BY recordedAt DESC, id DESC",
            Consent.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** For the clock; empty when it has been withdrawn meanwhile, or erased with its draft. */
  @ForBackgroundWork("the timer of expiry")
  Optional<UUID> subjectOfUnended(UUID consentId) {
    return database
        .createQuery(
            "SELECT c.subjectId FROM Consent c WHERE c.id = :id AND c.withdrawnAt IS NULL",
            UUID.class)
        .setParameter("id", consentId)
        .getResultStream()
        .findFirst();
  }

  /** Those that the agency may see, newest first. */
  List<Consent> page(ConsentViewer viewer, UUID subjectId, @Nullable Keyset after, int size) {
    var query =
        database.createQuery(
            "FROM Consent WHERE subjectId = :subject"
                + (viewer.responsible()
                    ? ""
                    : " AND (recordedBy = :agency OR array_position(recipientAgencies, :agency) > 0"
                        + " OR array_position(recipientTypes, :type) > 0)")
                + (after == null
                    ? ""
                    : " AND (recordedAt < :at OR (recordedAt = :at AND id < :id))")
                + " ORDER BY recordedAt DESC, id DESC",
            Consent.class);
    query.setParameter("subject", subjectId);
    if (!viewer.responsible()) {
      query.setParameter("agency", viewer.agency()).setParameter("type", viewer.type().value());
    }
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  /** Empty also when it is not for the agency to see. */
  Optional<Consent> find(ConsentViewer viewer, UUID subjectId, UUID consentId) {
    return find(subjectId, consentId).filter(viewer::shows);
  }

  @ForBackgroundWork("the outcome of a task about a consent")
  Optional<Consent> find(UUID subjectId, UUID consentId) {
    return database
        .createQuery("FROM Consent WHERE subjectId = :subject AND id = :id", Consent.class)
        .setParameter("subject", subjectId)
        .setParameter("id", consentId)
        .getResultStream()
        .findFirst();
  }

  void flush() {
    database.flush();
  }

  void deleteOf(UUID subjectId) {
    database
        .createQuery("DELETE FROM Consent WHERE subjectId = :subject")
        .setParameter("subject", subjectId)
        .executeUpdate();
  }
}
