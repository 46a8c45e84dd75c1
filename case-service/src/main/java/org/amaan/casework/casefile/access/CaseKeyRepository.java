package org.amaan.casework.casefile.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;

/** Which key seals what an agency wrote in a case. */
@ApplicationScoped
class CaseKeyRepository {

  private final EntityManager database;

  CaseKeyRepository(EntityManager database) {
    this.database = database;
  }

  Optional<UUID> own(UUID caseId, Caller writer) {
    return own(caseId, writer, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<UUID> ownForChange(UUID caseId, Caller writer) {
    return own(caseId, writer, " FOR UPDATE");
  }

  private Optional<UUID> own(UUID caseId, Caller writer, String lock) {
    @SuppressWarnings("unchecked")
    List<UUID> found =
        database
            .createNativeQuery(
                "SELECT key FROM case_key"
                    + " WHERE case_id = :case AND agency = :agency AND erased_at IS NULL"
                    + lock,
                UUID.class)
            .setParameter("case", caseId)
            .setParameter("agency", writer.requireAgency())
            .getResultList();
    return found.stream().findFirst();
  }

  /** The keys of a case that its reader may use and that have not been erased. */
  @SuppressWarnings("unchecked")
  Set<UUID> open(CaseFile file) {
    return Set.copyOf(
        database
            .createNativeQuery("SELECT open_keys(:case)", UUID.class)
            .setParameter("case", file.id())
            .getResultList());
  }

  @SuppressWarnings("unchecked")
  @ForBackgroundWork("an erasure, which asks other agencies whose writing is still there")
  List<String> othersThatWrote(UUID caseId, String agency) {
    return database
        .createNativeQuery(
            "SELECT DISTINCT agency FROM case_key"
                + " WHERE case_id = :case AND agency <> :agency AND erased_at IS NULL"
                + " ORDER BY agency",
            String.class)
        .setParameter("case", caseId)
        .setParameter("agency", agency)
        .getResultList();
  }

  boolean isNeeded(UUID key) {
    return (Boolean)
        database
            .createNativeQuery(
                "SELECT EXISTS (SELECT FROM case_key WHERE key = :key AND erased_at IS NULL)")
            .setParameter("key", key)
            .getSingleResult();
  }

  void add(CaseFile file, Caller writer, UUID key, Instant now) {
    database
        .createNativeQuery(
            "INSERT INTO case_key (case_id, agency, key, made_at)"
                + " VALUES (:case, :agency, :key, :now)")
        .setParameter("case", file.id())
        .setParameter("agency", writer.requireAgency())
        .setParameter("key", key)
        .setParameter("now", now)
        .executeUpdate();
  }

  void erase(UUID caseId, Caller writer, Instant now) {
    database
        .createNativeQuery(
            "UPDATE case_key SET erased_at = :now WHERE case_id = :case AND agency = :agency"
                + " AND erased_at IS NULL")
        .setParameter("now", now)
        .setParameter("case", caseId)
        .setParameter("agency", writer.requireAgency())
        .executeUpdate();
  }

  /**
   * Gives up a key that was lost, as after a restore without keys: nobody reads again what it
   * sealed.
   */
  int giveUp(UUID caseId, UUID lost, Instant now) {
    return database
        .createNativeQuery(
            "UPDATE case_key SET erased_at = :now WHERE case_id = :case AND key = :key")
        .setParameter("now", now)
        .setParameter("case", caseId)
        .setParameter("key", lost)
        .executeUpdate();
  }
}
