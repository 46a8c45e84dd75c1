package org.amaan.casework.casefile.access;

import jakarta.enterprise.context.ApplicationScoped;
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

  private final CaseKeyRepository keys;
  private final Vault vault;
  private final Erasures erasures;
  private final WorkerStep asWorker;
  private final Clock clock;

  CaseKeys(
      CaseKeyRepository keys, Vault vault, Erasures erasures, WorkerStep asWorker, Clock clock) {
    this.keys = keys;
    this.vault = vault;
    this.erasures = erasures;
    this.asWorker = asWorker;
    this.clock = clock;
  }

  /**
   * The key of the writer's agency; a new one for its first text, also for the first after an
   * erasure.
   */
  public DataKey forWriting(CaseFile file, Caller writer) {
    Optional<UUID> own = keys.own(file.id(), writer);
    return own.flatMap(vault::keyOf)
        .orElseGet(
            () -> {
              own.ifPresent(
                  lost -> asWorker.take(() -> keys.giveUp(file.id(), lost, clock.instant())));
              return fresh(file, writer);
            });
  }

  /** Whether the caller's agency has written something in the case that is still there. */
  public boolean hasWritten(UUID caseId, Caller caller) {
    return keys.own(caseId, caller).isPresent();
  }

  /** The same, held until the transaction ends; for a data protection officer, who may erase it. */
  public boolean holdWritten(UUID caseId, Caller officer) {
    return keys.ownForChange(caseId, officer).isPresent();
  }

  /**
   * Erases what the officer's agency wrote, and nothing else. The key is destroyed as soon as no
   * other agency's writing needs it.
   *
   * @return whether there was anything
   */
  public boolean eraseWritten(UUID caseId, Caller officer, Instant now) {
    Optional<UUID> key = keys.ownForChange(caseId, officer);
    if (key.isEmpty()) {
      return false;
    }
    keys.erase(caseId, officer, now);
    if (asWorker.take(() -> keys.isNeeded(key.get()))) {
      return true;
    }
    erasures.erase(key.get(), now);
    return true;
  }

  /** For the worker, who tells nobody: other agencies whose writing is still there. */
  public List<String> othersThatWrote(UUID caseId, String agency) {
    return keys.othersThatWrote(caseId, agency);
  }

  private DataKey fresh(CaseFile file, Caller writer) {
    file.requireNotErased();
    DataKey fresh = vault.newKey();
    keys.add(file, writer, fresh.owner(), clock.instant());
    return fresh;
  }

  /** The keys of a case that the reader may use and that have not been erased. */
  public Ring of(CaseFile file) {
    return new Ring(keys.open(file), vault);
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
