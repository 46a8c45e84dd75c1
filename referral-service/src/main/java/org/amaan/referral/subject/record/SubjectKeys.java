package org.amaan.referral.subject.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** The keys of recorded subjects. */
@ApplicationScoped
public class SubjectKeys {

  private final Vault vault;

  SubjectKeys(Vault vault) {
    this.vault = vault;
  }

  /**
   * Empty when the subject was erased: at once when that is committed, though the key may be there
   * a moment longer, and without a word about it in a database restored from before.
   */
  public Optional<DataKey> of(Subject subject) {
    return subject.isErased()
        ? Optional.empty()
        : subject.newKey().or(() -> vault.keyOf(subject.id()));
  }
}
