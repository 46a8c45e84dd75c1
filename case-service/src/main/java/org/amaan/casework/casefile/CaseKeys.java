package org.amaan.casework.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** The keys under which what officers write is sealed: one per case, made with the first text. */
@ApplicationScoped
public class CaseKeys {

  private final Vault vault;
  private final WorkerStep asWorker;

  CaseKeys(Vault vault, WorkerStep asWorker) {
    this.vault = vault;
    this.asWorker = asWorker;
  }

  /**
   * A new one for the first text, also for the first after an erasure. That may be a reader's, who
   * does not change the case itself.
   */
  public DataKey forWriting(CaseFile file) {
    return of(file).orElseGet(() -> asWorker.take(() -> fresh(file)));
  }

  private DataKey fresh(CaseFile file) {
    DataKey fresh = vault.newKey();
    file.sealTextUnder(fresh.owner());
    return fresh;
  }

  /** Empty before the first text and after an erasure, also in a database from before it. */
  public Optional<DataKey> of(CaseFile file) {
    UUID key = file.textKey();
    return key == null ? Optional.empty() : vault.keyOf(key);
  }
}
