package org.amaan.referral.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.scope.ForBackgroundWork;

/** Open to every authenticated caller, as the directory is. */
@ApplicationScoped
class AvailabilityRepository {

  private final EntityManager database;

  AvailabilityRepository(EntityManager database) {
    this.database = database;
  }

  @ForBackgroundWork("everybody: what agencies say of themselves is open to every caller")
  Optional<Availability> find(String agency) {
    return Optional.ofNullable(database.find(Availability.class, agency));
  }

  @ForBackgroundWork("everybody: what agencies say of themselves is open to every caller")
  List<Availability> of(Collection<String> agencies) {
    return database
        .createQuery("FROM Availability WHERE agencyCode IN :agencies", Availability.class)
        .setParameter("agencies", agencies)
        .getResultList();
  }

  /** Two administrators of one agency go one after the other. */
  void hold(String agency) {
    database
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:agency, 0))")
        .setParameter("agency", "availability:" + agency)
        .getSingleResult();
  }

  void add(Availability availability) {
    database.persist(availability);
  }

  void flush() {
    database.flush();
  }
}
