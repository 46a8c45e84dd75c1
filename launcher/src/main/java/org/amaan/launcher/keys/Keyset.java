package org.amaan.launcher.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * A key-encryption keyset (AES-256-GCM) in Tink's JSON, and the steps of its rotation. Each step
 * can reach one replica after the other: a key wraps only once all of them know it.
 */
public final class Keyset {

  private final KeysetHandle keys;

  private Keyset(KeysetHandle keys) {
    this.keys = keys;
  }

  /** With one key. */
  public static Keyset fresh() {
    return make(() -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
  }

  public static Keyset read(String json) {
    return make(() -> TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
  }

  /** The same with one more key, which does not wrap yet. */
  public Keyset add() {
    return make(
        () ->
            KeysetHandle.newBuilder(keys)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
  }

  /** The key that was added last wraps from now on. */
  public Keyset promote() {
    return make(
        () -> {
          KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
          builder.getAt(builder.size() - 1).makePrimary();
          return builder.build();
        });
  }

  /** Only the key that wraps; what others have wrapped can no longer be read. */
  public Keyset retire() {
    return make(
        () -> {
          KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
          for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
              builder.deleteAt(i);
            }
          }
          return builder.build();
        });
  }

  public String json() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset cannot be written", e);
    }
  }

  private interface Step {
    KeysetHandle take() throws GeneralSecurityException;
  }

  private static Keyset make(Step step) {
    try {
      AeadConfig.register();
      return new Keyset(step.take());
    } catch (GeneralSecurityException e) {
      throw new NotAKeyset();
    }
  }
}
