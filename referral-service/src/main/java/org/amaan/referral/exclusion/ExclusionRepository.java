package org.amaan.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/**
 * Who is excluded from whom. What a person is tied to by incidents and cases, the database says.
 */
@ApplicationScoped
class ExclusionRepository {

  private final EntityManager database;

  ExclusionRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Each agency once, in the order of their codes.
   *
   * @param incidentId of a referral that is about to be submitted; null when it is known already
   */
  @ForBackgroundWork("hiding a subject from who is excluded, whoever asks")
  List<Exclusion> of(UUID subjectId, @Nullable UUID incidentId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                SELECT agency, set_by, by_coordinator, by_oversight, set_at, direct
                FROM exclusions_of(:subject, cast(:incident AS uuid)) ORDER BY agency
                """,
                Tuple.class)
            .setParameter("subject", subjectId)
            .setParameter("incident", incidentId == null ? null : incidentId.toString())
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Exclusion(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, Boolean.class),
                    row.get(3, Boolean.class),
                    row.get(4, Instant.class),
                    row.get(5, Boolean.class)))
        .toList();
  }

  /** The subject itself, and whoever is tied to it. */
  @ForBackgroundWork("hiding a subject from who is excluded, whoever asks")
  Set<UUID> tiedTo(UUID subjectId) {
    UUID[] tied =
        (UUID[])
            database
                .createNativeQuery("SELECT tied_subjects(ARRAY[:subject], NULL)", UUID[].class)
                .setParameter("subject", subjectId)
                .getSingleResult();
    return Arrays.stream(tied).collect(Collectors.toUnmodifiableSet());
  }

  /** Whom the agency has asked to exclude, and nobody has decided yet. */
  List<String> asked(Caller asker, UUID subjectId) {
    return named(subjectId, asker.requireAgency(), "settled_at IS NULL");
  }

  /** Whom the agency has asked to exclude, with success. */
  List<String> granted(Caller asker, UUID subjectId) {
    return named(subjectId, asker.requireAgency(), "decision = 'confirmed'");
  }

  private List<String> named(UUID subjectId, String askedBy, String condition) {
    return database
        .createNativeQuery(
            "SELECT DISTINCT names FROM task WHERE subject_id = :subject AND asked_by = :agency"
                + " AND kind = 'exclusion-request' AND "
                + condition,
            String.class)
        .setParameter("subject", subjectId)
        .setParameter("agency", askedBy)
        .getResultStream()
        .map(String.class::cast)
        .toList();
  }

  void add(UUID subjectId, Exclusion exclusion) {
    database
        .createNativeQuery(
            """
            INSERT INTO exclusion (subject_id, agency, set_by, by_coordinator, by_oversight, set_at)
            VALUES (:subject, :agency, :by, :coordinator, :oversight, :at) ON CONFLICT DO NOTHING
            """)
        .setParameter("subject", subjectId)
        .setParameter("agency", exclusion.agency())
        .setParameter("by", exclusion.setBy())
        .setParameter("coordinator", exclusion.byCoordinator())
        .setParameter("oversight", exclusion.byOversight())
        .setParameter("at", exclusion.setAt())
        .executeUpdate();
  }

  void lift(UUID subjectId, String agency) {
    database
        .createNativeQuery("DELETE FROM exclusion WHERE subject_id = :subject AND agency = :agency")
        .setParameter("subject", subjectId)
        .setParameter("agency", agency)
        .executeUpdate();
  }
}
