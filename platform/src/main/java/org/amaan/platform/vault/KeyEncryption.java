package org.amaan.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key-encryption keys: a Tink keyset in JSON, whose primary wraps and whose others still
 * unwrap. It is given as {@code amaan.vault.keys} (environment: {@code AMAAN_VAULT_KEYS}) or in the
 * file {@code amaan.vault.key-file}; with {@code amaan.vault.kms-key-uri} it is itself encrypted by
 * that key, and opened once, at start, through the Tink KMS client found on the class path.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
class KeyEncryption {

  private static final byte[] NOTHING_ASSOCIATED = {};

  private final Aead keys;
  private final long primary;

  KeyEncryption(
      @ConfigProperty(name = "amaan.vault.keys") Optional<String> given,
      @ConfigProperty(name = "amaan.vault.key-file") Optional<Path> file,
      @ConfigProperty(name = "amaan.vault.kms-key-uri") Optional<String> kmsKeyUri) {
    String json = given.orElseGet(() -> read(file.orElseThrow(KeyEncryption::missing)));
    try {
      AeadConfig.register();
      PrfConfig.register();
      DeterministicAeadConfig.register();
      KeysetHandle keyset = keyset(json, kmsKeyUri);
      keys = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
      primary = Integer.toUnsignedLong(keyset.getPrimary().getId());
    } catch (GeneralSecurityException e) {
      // Without the cause: a parser's message may quote what it could not read.
      throw new ConfigurationException(
          "The key-encryption keys cannot be used: amaan.vault.keys or amaan.vault.key-file must be a"
              + " Tink AEAD keyset in JSON"
              + kmsKeyUri.map(uri -> ", encrypted by " + uri).orElse("")
              + " ("
              + e.getClass().getSimpleName()
              + ").");
    }
  }

  /** A data key in the clear and as it is stored. */
  record Wrapped(UUID owner, byte[] key, long by) {}

  /** The key of the keyset that wraps from now on, by its id in the JSON. */
  long primary() {
    return primary;
  }

  KeysetHandle newDataKey() {
    try {
      return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a data key cannot be made", e);
    }
  }

  KeysetHandle newHashKey() {
    try {
      return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key for hashes cannot be made", e);
    }
  }

  KeysetHandle newSealKey() {
    try {
      return KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key for seals cannot be made", e);
    }
  }

  static DeterministicSeal seal(UUID owner, KeysetHandle key) {
    try {
      return new DeterministicSeal(
          key.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class));
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(owner, "the key for seals");
    }
  }

  static KeyedHash hash(UUID owner, KeysetHandle key) {
    try {
      return new KeyedHash(key.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(owner, "the key for hashes");
    }
  }

  /** The owner is associated data: another owner's key does not unwrap in its place. */
  Wrapped wrap(UUID owner, KeysetHandle dataKey) {
    try {
      return new Wrapped(
          owner,
          TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, keys, bytes(owner)),
          primary);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a data key cannot be wrapped", e);
    }
  }

  KeysetHandle unwrap(UUID owner, byte[] wrapped) {
    return tryUnwrap(owner, wrapped).orElseThrow(() -> RecordUnreadable.of(owner, "the data key"));
  }

  /** Empty when no key of the keyset has wrapped this for this owner. */
  Optional<KeysetHandle> tryUnwrap(UUID owner, byte[] wrapped) {
    try {
      return Optional.of(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, keys, bytes(owner)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static DataKey open(UUID owner, KeysetHandle dataKey) {
    try {
      return new DataKey(owner, dataKey.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(owner, "the data key");
    }
  }

  private static KeysetHandle keyset(String json, Optional<String> kmsKeyUri)
      throws GeneralSecurityException {
    if (kmsKeyUri.isEmpty()) {
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }
    Aead kms = KmsClients.getAutoLoaded(kmsKeyUri.get()).getAead(kmsKeyUri.get());
    return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(json, kms, NOTHING_ASSOCIATED);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The key-encryption keys cannot be read: amaan.vault.key-file names " + file + ".");
    }
  }

  private static ConfigurationException missing() {
    return new ConfigurationException(
        "There are no key-encryption keys: set AMAAN_VAULT_KEY_FILE to a file with a Tink AEAD keyset"
            + " in JSON, or AMAAN_VAULT_KEYS to the keyset itself (docs/encryption.md).");
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
