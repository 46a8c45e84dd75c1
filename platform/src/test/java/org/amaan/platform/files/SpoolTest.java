package org.amaan.platform.files;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import org.amaan.platform.problem.Unavailable;
import org.amaan.platform.vault.FileKey;
import org.amaan.platform.vault.RecordUnreadable;
import org.junit.jupiter.api.Test;

/** A file that was closed stands for a disk that fails. */
class SpoolTest {

  private final FileKey key = FileKey.make(UUID.randomUUID());

  @Test
  void aDiskThatFailsAccusesNobodyOfTampering() {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> VerifiedFile.of(key, 1, "0".repeat(64), Spool::close));
  }

  @Test
  void whatDoesNotOpenIsNoFailureOfTheDisk() {
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(
            () -> VerifiedFile.of(key, 1, "0".repeat(64), spool -> spool.append(new byte[5000])));
  }

  @Test
  void whatCannotBeWrittenOrReadCanBeTriedAgain() {
    SealedFile file =
        SealedFile.take(
            new ByteArrayInputStream("made up".getBytes(StandardCharsets.UTF_8)),
            null,
            EnumSet.of(FileType.TEXT),
            key);
    file.close();
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> file.content().append(new byte[1]));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> file.content().out().write(1));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> file.content().piece(0));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> file.content().chunks());
  }
}
