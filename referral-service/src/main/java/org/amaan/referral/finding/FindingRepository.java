package org.amaan.referral.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;

/** Findings are only found through their subject, about which the caller's reading is decided. */
@ApplicationScoped
class FindingRepository {

  private final EntityManager database;

  FindingRepository(EntityManager database) {
    this.database = database;
  }

  void add(Finding finding) {
    database.persist(finding);
  }

  /** Oldest first. */
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  List<Finding> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM Finding WHERE subjectId = :subject ORDER BY recordedAt, id", Finding.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Of one agency, counted for its limit. */
  long countOf(Caller author, UUID subjectId) {
    return database
        .createQuery(
            "SELECT count(*) FROM Finding WHERE subjectId = :subject AND recordedBy = :agency",
            Long.class)
        .setParameter("subject", subjectId)
        .setParameter("agency", author.requireAgency())
        .getSingleResult();
  }
}
