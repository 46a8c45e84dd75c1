package org.amaan.referral.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.scope.ForBackgroundWork;

/** Who stands how to a subject, as a function of the database answers. */
@ApplicationScoped
class AuthorityRepository {

  private final EntityManager database;

  AuthorityRepository(EntityManager database) {
    this.database = database;
  }

  /** Empty when there is no such subject. */
  @ForBackgroundWork("every command, which decides what of it the caller may hear")
  Optional<Authority> find(UUID subjectId) {
    return database
        .createNativeQuery(
            "SELECT recorded_by, responsible, governing_country, in_care, in_care_types FROM"
                + " authority_over(:subject)",
            Tuple.class)
        .setParameter("subject", subjectId)
        .getResultStream()
        .map(row -> authority((Tuple) row))
        .findFirst();
  }

  /** Puts the agency in the place of the responsible one. The worker does. */
  void appoint(UUID subjectId, String agency) {
    database
        .createNativeQuery("SELECT appoint_responsible(:subject, :agency)")
        .setParameter("subject", subjectId)
        .setParameter("agency", agency)
        .getSingleResult();
  }

  private static Map<String, AgencyType> inCare(String[] codes, String[] types) {
    return IntStream.range(0, codes.length)
        .boxed()
        .collect(Collectors.toUnmodifiableMap(i -> codes[i], i -> AgencyType.of(types[i])));
  }

  private static Authority authority(Tuple row) {
    return new Authority(
        row.get("recorded_by", String.class),
        row.get("responsible", String.class),
        row.get("governing_country", String.class),
        inCare(row.get("in_care", String[].class), row.get("in_care_types", String[].class)));
  }
}
