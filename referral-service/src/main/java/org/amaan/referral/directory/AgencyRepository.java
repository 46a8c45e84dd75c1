package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** The directory is open to every authenticated caller, so nothing here takes a reader's scope. */
@ApplicationScoped
class AgencyRepository {

  private final EntityManager database;

  AgencyRepository(EntityManager database) {
    this.database = database;
  }

  @ForBackgroundWork("everybody: the directory is open to every caller")
  Optional<Agency> find(String code) {
    boolean storable = code.indexOf('\0') < 0;
    return storable ? Optional.ofNullable(database.find(Agency.class, code)) : Optional.empty();
  }

  @ForBackgroundWork("everybody: the directory is open to every caller")
  List<Agency> all() {
    return page(null, null, null, "", Integer.MAX_VALUE);
  }

  @ForBackgroundWork("everybody: the directory is open to every caller")
  List<Agency> inCountry(String country) {
    return page(country, null, null, "", Integer.MAX_VALUE);
  }

  @ForBackgroundWork("everybody: the directory is open to every caller")
  List<Agency> offering(String service) {
    return page(null, null, service, "", Integer.MAX_VALUE);
  }

  @ForBackgroundWork("everybody: the directory is open to every caller")
  List<Agency> page(
      @Nullable String country,
      @Nullable AgencyType type,
      @Nullable String service,
      String afterCode,
      int size) {
    var query =
        database.createQuery(
            "FROM Agency WHERE code > :after"
                + (country == null ? "" : " AND country = :country")
                + (type == null ? "" : " AND type = :type")
                + (service == null ? "" : " AND array_position(services, :service) > 0")
                + " ORDER BY code",
            Agency.class);
    query.setParameter("after", afterCode);
    if (country != null) {
      query.setParameter("country", country);
    }
    if (type != null) {
      query.setParameter("type", type);
    }
    if (service != null) {
      query.setParameter("service", service);
    }
    return query.setMaxResults(size).getResultList();
  }

  void add(Agency agency) {
    database.persist(agency);
  }

  void flush() {
    database.flush();
  }

  /** Two writers of one agency (or two replicas that seed) go one after the other. */
  void lock(String code) {
    database
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:agency, 0))")
        .setParameter("agency", "agency:" + code)
        .getSingleResult();
  }
}
