package org.amaan.platform.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Key-encryption keysets as an operator makes them. */
final class Keysets {

  private Keysets() {}

  static KeysetHandle one() throws GeneralSecurityException {
    AeadConfig.register();
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
  }

  /** The same keys and a new primary. */
  static KeysetHandle rotated(KeysetHandle old) throws GeneralSecurityException {
    return KeysetHandle.newBuilder(old)
        .addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary())
        .build();
  }

  static KeysetHandle withoutOld(KeysetHandle rotated) throws GeneralSecurityException {
    int primary = rotated.getPrimary().getId();
    KeysetHandle.Builder kept = KeysetHandle.newBuilder();
    for (int i = 0; i < rotated.size(); i++) {
      if (rotated.getAt(i).getId() == primary) {
        kept.addEntry(
            KeysetHandle.importKey(rotated.getAt(i).getKey()).withFixedId(primary).makePrimary());
      }
    }
    return kept.build();
  }

  static String json(KeysetHandle keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
  }

  static KeyEncryption encryption(KeysetHandle keyset) throws GeneralSecurityException {
    return new KeyEncryption(Optional.of(json(keyset)), Optional.empty(), Optional.empty());
  }
}
