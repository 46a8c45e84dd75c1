package org.amaan.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThat(key.open(record, "t.c", sealed)).containsExactly(STORY);
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> key.open(record, "t.d", sealed));
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> key.open(Ids.next(), "t.c", sealed));
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> other.open(record, "t.c", sealed));
    sealed[sealed.length - 1]++;
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> key.open(record, "t.c", sealed));
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> key.open(record, "t.c", new byte[0]));
  }

  @Test
  void theSameTextIsNeverSealedTheSame() throws GeneralSecurityException {
    DataKey key = KeyEncryption.open(owner, Keysets.encryption(Keysets.one()).newDataKey());
    assertThat(
            new String(
                key.seal(record, "t.c", STORY), java.nio.charset.StandardCharsets.ISO_8859_1))
        .isNotEqualTo(
            new String(
                key.seal(record, "t.c", STORY), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void aWrappedKeyIsItsOwnersOnly() throws GeneralSecurityException {
    KeyEncryption keys = Keysets.encryption(Keysets.one());
    KeysetHandle dataKey = keys.newDataKey();
    byte[] wrapped = keys.wrap(owner, dataKey).key();
    assertThat(keys.unwrap(owner, wrapped).equalsKeyset(dataKey)).isTrue();
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> keys.unwrap(Ids.next(), wrapped));
    KeyEncryption others = Keysets.encryption(Keysets.one());
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> others.unwrap(owner, wrapped));
  }

  @Test
  void theKeysetMayStandInAFile(@TempDir Path folder) throws IOException, GeneralSecurityException {
    KeysetHandle keyset = Keysets.one();
    Path file = Files.writeString(folder.resolve("keys.json"), Keysets.json(keyset));
    KeyEncryption keys = new KeyEncryption(Optional.empty(), Optional.of(file), Optional.empty());
    assertThat(keys.primary()).isEqualTo(Integer.toUnsignedLong(keyset.getPrimary().getId()));
  }

  @Test
  void aKmsMayHoldTheKeyToTheKeyset() throws GeneralSecurityException {
    KeysetHandle keyset = Keysets.one();
    String encrypted =
        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, SampleKms.aead(), new byte[0]);
    KeyEncryption keys =
        new KeyEncryption(Optional.of(encrypted), Optional.empty(), Optional.of(SampleKms.KEY));
    assertThat(keys.primary()).isEqualTo(Integer.toUnsignedLong(keyset.getPrimary().getId()));
    assertThat(
            "The key-encryption keys cannot be used: amaan.vault.keys or amaan.vault.key-file must be a"
                + " Tink AEAD keyset in JSON, encrypted by no-such-kms://x (GeneralSecurityException).")
        .isEqualTo(sentence(Optional.of(encrypted), Optional.of("no-such-kms://x")));
  }

  @Test
  void whatIsMissingOrWrongIsSaidInOneSentenceWithoutTheSecret() throws GeneralSecurityException {
    assertThat(
            sentence(Optional.empty(), Optional.empty())
                .startsWith("There are no key-encryption keys: set AMAAN_VAULT_KEY_FILE"))
        .isTrue();
    String secret = Keysets.json(Keysets.one()).replace("AesGcmKey", "NoSuchKey");
    String wrong = sentence(Optional.of(secret), Optional.empty());
    assertThat(wrong.contains("must be a Tink AEAD keyset in JSON")).as(wrong).isTrue();
    assertThat(wrong.contains("NoSuchKey")).as(wrong).isFalse();
    assertThat(
            assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                    () ->
                        new KeyEncryption(
                            Optional.empty(), Optional.of(Path.of("/no/such")), Optional.empty()))
                .actual()
                .getMessage()
                .endsWith("amaan.vault.key-file names /no/such."))
        .isTrue();
  }

  private static String sentence(Optional<String> keys, Optional<String> kms) {
    return assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new KeyEncryption(keys, Optional.empty(), kms))
        .actual()
        .getMessage();
  }
}
