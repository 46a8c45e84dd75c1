package org.amaan.referral.competence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.amaan.platform.scope.ForBackgroundWork;

/** Who is competent in a country is open to every caller, as the directory is. */
@ApplicationScoped
class CompetenceRepository {

  private final EntityManager database;

  CompetenceRepository(EntityManager database) {
    this.database = database;
  }

  @ForBackgroundWork("everybody: who is competent is open to every caller")
  List<CompetenceSetting> of(String country) {
    return database
        .createQuery("FROM CompetenceSetting WHERE country = :country", CompetenceSetting.class)
        .setParameter("country", country)
        .getResultList();
  }

  /** Two that set the same wait for each other. */
  void hold(String country) {
    database
        .createNativeQuery("SELECT pg_advisory_xact_lock(hashtext('competence ' || :country))")
        .setParameter("country", country)
        .getSingleResult();
  }

  void add(CompetenceSetting setting) {
    database.persist(setting);
  }
}
