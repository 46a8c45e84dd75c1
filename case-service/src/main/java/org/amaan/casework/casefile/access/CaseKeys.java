package org.amaan.casework.casefile.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Erasures;
import org.amaan.platform.vault.Vault;

/**
 * The keys under which what officers write is sealed: in each case one of each agency that has
 * written, made with its first text, so that an agency's can be destroyed and another's stay.
 */
@ApplicationScoped
public class CaseKeys {

  private final EntityManager database;
  private final Vault vault;
  private final Erasures erasures;
  private final WorkerStep asWorker;
  private final Clock clock;

  CaseKeys(
      EntityManager database, Vault vault, Erasures erasures, WorkerStep asWorker, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.erasures = erasures;
    this.asWorker = asWorker;
    this.clock = clock;
  }

  /** The key of the writer's agency; a new one for its first text, also for the first after an erasure. */
  public DataKey forWriting(CaseFile file, Caller writer) {
    Optional<UUID> own = ownKey(file.id(), writer);
    return own.flatMap(vault::keyOf)
        .orElseGet(
            () -> {
              own.ifPresent(lost -> asWorker.take(() -> giveUp(file.id(), lost)));
              return fresh(file, writer);
            });
  }

  /** Gives up a key that was lost, as after a restore without keys: nobody reads again what it sealed. */
  private int giveUp(UUID caseId, UUID lost) {
    return database
        .createNativeQuery(
            "UPDATE case_key SET erased_at = :now WHERE case_id = :case AND key = :key")
        .setParameter("now", clock.instant())
        .setParameter("case", caseId)
        .setParameter("key", lost)
        .executeUpdate();
  }

  private Optional<UUID> ownKey(UUID caseId, Caller writer) {
    return ownKey(caseId, writer, "");
  }

  private Optional<UUID> ownKey(UUID caseId, Caller of, String lock) {
    @SuppressWarnings("unchecked")
    List<UUID> found =
        database
            .createNativeQuery(
                "SELECT key FROM case_key"
                    + " WHERE case_id = :case AND agency = :agency AND erased_at IS NULL"
                    + lock,
                UUID.class)
            .setParameter("case", caseId)
            .setParameter("agency", of.requireAgency())
            .getResultList();
    return found.stream().findFirst();
  }

  /** Whether the caller's agency has written something in the case that is still there. */
  public boolean hasWritten(UUID caseId, Caller caller) {
    return ownKey(caseId, caller).isPresent();
  }

  /** The same, held until the transaction ends; for a data protection officer, who may erase it. */
  public boolean holdWritten(UUID caseId, Caller officer) {
    return ownKey(caseId, officer, " FOR UPDATE").isPresent();
  }

  /**
   * Erases what the officer's agency wrote, and nothing else. The key is destroyed as soon as no
   * other agency's writing needs it.
   *
   * @return whether there was anything
   */
  public boolean eraseWritten(UUID caseId, Caller officer, Instant now) {
    Optional<UUID> key = ownKey(caseId, officer, " FOR UPDATE");
    if (key.isEmpty()) {
      return false;
    }
    database
        .createNativeQuery(
            "UPDATE case_key SET erased_at = :now WHERE case_id = :case AND agency = :agency"
                + " AND erased_at IS NULL")
        .setParameter("now", now)
        .setParameter("case", caseId)
        .setParameter("agency", officer.requireAgency())
        .executeUpdate();
    if (asWorker.take(() -> isNeeded(key.get()))) {
      return true;
    }
    erasures.erase(key.get(), now);
    return true;
  }

  private boolean isNeeded(UUID key) {
    return (Boolean)
        database
            .createNativeQuery(
                "SELECT EXISTS (SELECT FROM case_key WHERE key = :key AND erased_at IS NULL)")
            .setParameter("key", key)
            .getSingleResult();
  }

  /** For the worker, who tells nobody: other agencies whose writing is still there. */
  @SuppressWarnings("unchecked")
  public List<String> othersThatWrote(UUID caseId, String agency) {
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

  private DataKey fresh(CaseFile file, Caller writer) {
    file.requireNotErased();
    DataKey fresh = vault.newKey();
    database
        .createNativeQuery(
            "INSERT INTO case_key (case_id, agency, key, made_at)"
                + " VALUES (:case, :agency, :key, :now)")
        .setParameter("case", file.id())
        .setParameter("agency", writer.requireAgency())
        .setParameter("key", fresh.owner())
        .setParameter("now", clock.instant())
        .executeUpdate();
    return fresh;
  }

  /** The keys of a case that the reader may use and that have not been erased. */
  public Ring of(CaseFile file) {
    @SuppressWarnings("unchecked")
    Set<UUID> keys =
        Set.copyOf(
            database
                .createNativeQuery("SELECT open_keys(:case)", UUID.class)
                .setParameter("case", file.id())
                .getResultList());
    return new Ring(keys, vault);
  }

  /**
   * Keys that are there. Each is fetched when something is opened that is sealed under it: how many
   * others have one does not show in what is done.
   */
  public static final class Ring {

    private final Set<UUID> keys;
    private final Vault vault;
    private final Map<UUID, Optional<DataKey>> fetched = new HashMap<>();

    Ring(Set<UUID> keys, Vault vault) {
      this.keys = keys;
      this.vault = vault;
    }

    /** Whether what is sealed under it has not been erased. */
    public boolean has(UUID sealedUnder) {
      return keys.contains(sealedUnder);
    }

    /** Empty when it was erased, also in a database from before that. */
    public Optional<DataKey> open(UUID sealedUnder) {
      return has(sealedUnder)
          ? fetched.computeIfAbsent(sealedUnder, vault::keyOf)
          : Optional.empty();
    }
  }
}
