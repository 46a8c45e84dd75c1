package org.amaan.launcher.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;

/**
 * A keyset in Tink's JSON, of keys that encrypt keys (AES-256-GCM) or that sign (Ed25519), and the
 * steps of its rotation. Each step can reach one replica after the other: a key is used only once
 * all of them know it.
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

  /** With one key that signs. */
  public static Keyset freshForSignatures() {
    return make(() -> KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519WithRawOutput));
  }

  public static Keyset read(String json) {
    return make(() -> TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
  }

  /** The same with one more key of its kind, which is not used yet. */
  public Keyset add() {
    return make(
        () ->
            KeysetHandle.newBuilder(keys)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(
                            keys.getPrimary().getKey().getParameters())
                        .withRandomId())
                .build());
  }

  /** The key that was added last is used from now on. */
  public Keyset promote() {
    return make(
        () -> {
          KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
          builder.getAt(builder.size() - 1).makePrimary();
          return builder.build();
        });
  }

  /** Only the key in use; what others have wrapped or signed can no longer be read or checked. */
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
      SignatureConfig.register();
      return new Keyset(step.take());
    } catch (GeneralSecurityException e) {
      throw new NotAKeyset();
    }
  }
}
