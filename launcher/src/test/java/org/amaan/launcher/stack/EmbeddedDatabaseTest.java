package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @Test
  void dataWithOtherDatabasesAreNotStarted(@TempDir Path home) throws IOException {
    Path data = Files.createDirectories(home.resolve("postgresql"));
    // as the versions without a database for keys left it
    Files.createFile(data.resolve("amaan-initialised"));
    EmbeddedDatabase database =
        new EmbeddedDatabase(Checkout.find(), home, Ports.free().postgres(), List.of());
    assertThat(
            assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(database::start)
                .actual()
                .getMessage())
        .isEqualTo(
            "The data in "
                + data
                + " were made by a version of Amaan with other databases; ./amaan reset deletes them.");
  }
}
