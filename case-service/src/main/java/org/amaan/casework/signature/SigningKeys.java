package org.amaan.casework.signature;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.amaan.casework.api.model.SignatureKey;
import org.amaan.casework.api.model.SignatureKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The service's keys for signatures (Ed25519, RFC 8032): a Tink keyset in JSON, whose primary signs
 * and whose others still check what they have signed. It is given as {@code amaan.signing.keys}
 * (environment: {@code AMAAN_SIGNING_KEYS}) or in the file {@code amaan.signing.key-file}.
 */
@Singleton
@Startup
public class SigningKeys {

  private final PublicKeySign signer;
  private final String primary;
  private final List<Key> keys = new ArrayList<>();

  SigningKeys(
      @ConfigProperty(name = "amaan.signing.keys") Optional<String> given,
      @ConfigProperty(name = "amaan.signing.key-file") Optional<Path> file) {
    String json = given.orElseGet(() -> read(file.orElseThrow(SigningKeys::missing)));
    try {
      SignatureConfig.register();
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
      signer = keyset.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
      primary = id(keyset.getPrimary());
      KeysetHandle known = keyset.getPublicKeysetHandle();
      for (int i = 0; i < known.size(); i++) {
        if (known.getAt(i).getStatus().equals(KeyStatus.ENABLED)) {
          keys.add(key(known.getAt(i)));
        }
      }
    } catch (GeneralSecurityException | ClassCastException e) {
      // Without the cause: a parser's message may quote what it could not read.
      throw new ConfigurationException(
          "The keys for signatures cannot be used: amaan.signing.keys or amaan.signing.key-file must"
              + " be a Tink keyset in JSON of Ed25519 keys without prefix ("
              + e.getClass().getSimpleName()
              + ").");
    }
  }

  /** What a signature is checked by. */
  record Key(String id, byte[] publicKey, PublicKeyVerify check) {}

  /** Which key signs. */
  public String id() {
    return primary;
  }

  /** What signatures of {@link #id} are checked by: 32 bytes. */
  public byte[] publicKey() {
    return keys.stream()
        .filter(key -> key.id().equals(primary))
        .findFirst()
        .orElseThrow()
        .publicKey()
        .clone();
  }

  /** All that signatures are checked by, in the words of the contract. */
  public SignatureKeys published() {
    return new SignatureKeys(keys.stream().map(SigningKeys::published).toList());
  }

  private static SignatureKey published(Key key) {
    return new SignatureKey(
        SignatureKey.KtyEnum.OKP,
        SignatureKey.CrvEnum.ED25519,
        key.id(),
        SignatureKey.UseEnum.SIG,
        SignatureKey.AlgEnum.ED_DSA,
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()));
  }

  /** 64 bytes. */
  public byte[] sign(byte[] content) {
    try {
      return signer.sign(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  /** False also when the key is not known, or not any more. */
  public boolean hasSigned(String keyId, byte[] content, byte[] signature) {
    return keys.stream()
        .filter(key -> key.id().equals(keyId))
        .anyMatch(key -> isGood(key, content, signature));
  }

  private static boolean isGood(Key key, byte[] content, byte[] signature) {
    try {
      key.check().verify(signature, content);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @AccessesPartialKey // of the public ones
  private static Key key(KeysetHandle.Entry entry) throws GeneralSecurityException {
    Ed25519PublicKey key = (Ed25519PublicKey) entry.getKey();
    if (key.getParameters().getVariant() != Ed25519Parameters.Variant.NO_PREFIX) {
      throw new GeneralSecurityException("a signature would begin with a prefix of Tink's");
    }
    KeysetHandle alone =
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(key).withFixedId(entry.getId()).makePrimary())
            .build();
    return new Key(
        id(entry),
        key.getPublicKeyBytes().toByteArray(),
        alone.getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class));
  }

  private static String id(KeysetHandle.Entry entry) {
    return Integer.toUnsignedString(entry.getId());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The keys for signatures cannot be read: amaan.signing.key-file names " + file + ".");
    }
  }

  private static ConfigurationException missing() {
    return new ConfigurationException(
        "There are no keys for signatures: set AMAAN_SIGNING_KEY_FILE to a file with a Tink keyset of"
            + " Ed25519 keys in JSON, or AMAAN_SIGNING_KEYS to the keyset itself"
            + " (docs/encryption.md).");
  }
}
