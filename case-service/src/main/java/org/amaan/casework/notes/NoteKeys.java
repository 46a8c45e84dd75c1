package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** The keys under which the notes of cases are sealed: one per case, made with its first note. */
@ApplicationScoped
class NoteKeys {

  private final Vault vault;

  NoteKeys(Vault vault) {
    this.vault = vault;
  }

  /** A new one for the first note, also for the first after an erasure. */
  DataKey forWriting(CaseFile file) {
    return of(file)
        .orElseGet(
            () -> {
              DataKey fresh = vault.newKey();
              file.sealNotesUnder(fresh.owner());
              return fresh;
            });
  }

  /** Empty before the first note and after an erasure, also in a database from before it. */
  Optional<DataKey> of(CaseFile file) {
    UUID key = file.notesKey();
    return key == null ? Optional.empty() : vault.keyOf(key);
  }
}
