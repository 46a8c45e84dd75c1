package org.amaan.platform.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionTest {

  private static final byte[] STORY = "a story".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final UUID owner = Ids.next();
  private final UUID record = Ids.next();

  @Test
  void whatIsSealedOpensInItsPlaceAndNowhereElse() throws GeneralSecurityException {
    KeyEncryption keys = Keysets.encryption(Keysets.one());
    DataKey key = KeyEncryption.open(owner, keys.newDataKey());
    DataKey other = KeyEncryption.open(owner, keys.newDataKey());
    byte[] sealed = key.seal(record, "t.c", STORY);
    assertArrayEquals(STORY, key.open(record, "t.c", sealed));
    assertThrows(RecordUnreadable.class, () -> key.open(record, "t.d", sealed));
    assertThrows(RecordUnreadable.class, () -> key.open(Ids.next(), "t.c", sealed));
    assertThrows(RecordUnreadable.class, () -> other.open(record, "t.c", sealed));
    sealed[sealed.length - 1]++;
    assertThrows(RecordUnreadable.class, () -> key.open(record, "t.c", sealed));
    assertThrows(RecordUnreadable.class, () -> key.open(record, "t.c", new byte[0]));
  }

  @Test
  void theSameTextIsNeverSealedTheSame() throws GeneralSecurityException {
    DataKey key = KeyEncryption.open(owner, Keysets.encryption(Keysets.one()).newDataKey());
    assertNotEquals(
        new String(key.seal(record, "t.c", STORY), java.nio.charset.StandardCharsets.ISO_8859_1),
        new String(key.seal(record, "t.c", STORY), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void aWrappedKeyIsItsOwnersOnly() throws GeneralSecurityException {
    KeyEncryption keys = Keysets.encryption(Keysets.one());
    KeysetHandle dataKey = keys.newDataKey();
    byte[] wrapped = keys.wrap(owner, dataKey).key();
    assertTrue(keys.unwrap(owner, wrapped).equalsKeyset(dataKey));
    assertThrows(RecordUnreadable.class, () -> keys.unwrap(Ids.next(), wrapped));
    KeyEncryption others = Keysets.encryption(Keysets.one());
    assertThrows(RecordUnreadable.class, () -> others.unwrap(owner, wrapped));
  }

  @Test
  void theKeysetMayStandInAFile(@TempDir Path folder) throws IOException, GeneralSecurityException {
    KeysetHandle keyset = Keysets.one();
    Path file = Files.writeString(folder.resolve("keys.json"), Keysets.json(keyset));
    KeyEncryption keys = new KeyEncryption(Optional.empty(), Optional.of(file), Optional.empty());
    assertEquals(Integer.toUnsignedLong(keyset.getPrimary().getId()), keys.primary());
  }

  @Test
  void aKmsMayHoldTheKeyToTheKeyset() throws GeneralSecurityException {
    KeysetHandle keyset = Keysets.one();
    String encrypted =
        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, SampleKms.aead(), new byte[0]);
    KeyEncryption keys =
        new KeyEncryption(Optional.of(encrypted), Optional.empty(), Optional.of(SampleKms.KEY));
    assertEquals(Integer.toUnsignedLong(keyset.getPrimary().getId()), keys.primary());
    assertEquals(
        sentence(Optional.of(encrypted), Optional.of("no-such-kms://x")),
        "The key-encryption keys cannot be used: amaan.vault.keys or amaan.vault.key-file must be a"
            + " Tink AEAD keyset in JSON, encrypted by no-such-kms://x (GeneralSecurityException).");
  }

  @Test
  void whatIsMissingOrWrongIsSaidInOneSentenceWithoutTheSecret() throws GeneralSecurityException {
    assertTrue(
        sentence(Optional.empty(), Optional.empty())
            .startsWith("There are no key-encryption keys: set AMAAN_VAULT_KEY_FILE"));
    String secret = Keysets.json(Keysets.one()).replace("AesGcmKey", "NoSuchKey");
    String wrong = sentence(Optional.of(secret), Optional.empty());
    assertTrue(wrong.contains("must be a Tink AEAD keyset in JSON"), wrong);
    assertFalse(wrong.contains("NoSuchKey"), wrong);
    assertTrue(
        assertThrows(
                ConfigurationException.class,
                () ->
                    new KeyEncryption(
                        Optional.empty(), Optional.of(Path.of("/no/such")), Optional.empty()))
            .getMessage()
            .endsWith("amaan.vault.key-file names /no/such."));
  }

  private static String sentence(Optional<String> keys, Optional<String> kms) {
    return assertThrows(
            ConfigurationException.class, () -> new KeyEncryption(keys, Optional.empty(), kms))
        .getMessage();
  }
}
