package org.amaan.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed in a stream opens whole, in its place, or not at all. */
class FileKeyTest {

  private static final int SEGMENT = 4096;
  private static final UUID FILE = UUID.randomUUID();
  private static final UUID SUBJECT = UUID.randomUUID();

  @BeforeAll
  static void registered() throws Exception {
    AeadConfig.register();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT, 5 * SEGMENT, 300_001})
  void opensWhatItSealed(int length) throws Exception {
    DataKey owner = owner();
    FileKey key = FileKey.make(FILE, SUBJECT);
    byte[] plain = bytes(length);
    FileKey again = FileKey.open(owner, key.seal(owner), FILE, SUBJECT);
    assertThat(opened(again, sealed(key, plain))).containsExactly(plain);
  }

  @Test
  void aChangedByteDoesNotOpen() throws Exception {
    FileKey key = FileKey.make(FILE, SUBJECT);
    byte[] sealed = sealed(key, bytes(20_000));
    sealed[10_000] ^= 1;
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> opened(key, sealed));
  }

  @Test
  void whatIsCutOffDoesNotOpenAlsoAtTheEndOfASegment() throws Exception {
    FileKey key = FileKey.make(FILE, SUBJECT);
    byte[] sealed = sealed(key, bytes(20_000));
    for (int length : new int[] {sealed.length - 1, 3 * SEGMENT, SEGMENT, 40, 0}) {
      assertThatExceptionOfType(IOException.class)
          .as("" + length)
          .isThrownBy(() -> opened(key, Arrays.copyOf(sealed, length)));
    }
  }

  @Test
  void segmentsInAnotherOrderDoNotOpen() throws Exception {
    FileKey key = FileKey.make(FILE, SUBJECT);
    byte[] sealed = sealed(key, bytes(20_000));
    byte[] moved = sealed.clone();
    System.arraycopy(sealed, SEGMENT, moved, 2 * SEGMENT, SEGMENT);
    System.arraycopy(sealed, 2 * SEGMENT, moved, SEGMENT, SEGMENT);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> opened(key, moved));
  }

  @Test
  void aKeyIsOfItsOwnerFileAndPlaceOnly() throws Exception {
    DataKey owner = owner();
    FileKey key = FileKey.make(FILE, SUBJECT);
    byte[] sealedKey = key.seal(owner);
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> FileKey.open(owner(), sealedKey, FILE, SUBJECT));
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> FileKey.open(owner, sealedKey, UUID.randomUUID(), SUBJECT));
    byte[] sealed = sealed(key, bytes(100));
    FileKey elsewhere = FileKey.open(owner, sealedKey, FILE, UUID.randomUUID());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> opened(elsewhere, sealed));
  }

  private static DataKey owner() throws Exception {
    KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    return new DataKey(SUBJECT, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
  }

  private static byte[] sealed(FileKey key, byte[] plain) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream sealing = key.encrypting(sealed)) {
      sealing.write(plain);
    }
    return sealed.toByteArray();
  }

  private static byte[] opened(FileKey key, byte[] sealed) throws IOException {
    try (InputStream plain = key.decrypting(new ByteArrayInputStream(sealed))) {
      return plain.readAllBytes();
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
