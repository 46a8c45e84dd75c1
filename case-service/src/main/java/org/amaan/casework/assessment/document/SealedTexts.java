package org.amaan.casework.assessment.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** Opens what was sealed under the key of a case: nothing of a closed or an erased one. */
@ApplicationScoped
public class SealedTexts {

  private final CaseKeys keys;

  SealedTexts(CaseKeys keys) {
    this.keys = keys;
  }

  /** A text, or why it is not shown. */
  public record Opened<T>(@Nullable T text, @Nullable Withheld withheld) {
    @Override
    public String toString() {
      return "Opened[…withheld]";
    }
  }

  public <T> Opened<T> open(CaseFile file, UUID sealedUnder, Function<DataKey, T> how) {
    CaseKeys.Ring ring = keys.of(file);
    if (file.isClosed() && ring.has(sealedUnder)) {
      return new Opened<>(null, Withheld.CASE_CLOSED);
    }
    Optional<DataKey> key = ring.open(sealedUnder);
    return key.isEmpty()
        ? new Opened<>(null, Withheld.ERASED)
        : new Opened<>(how.apply(key.get()), null);
  }
}
