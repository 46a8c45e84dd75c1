package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals(
        "The data in "
            + data
            + " were made by a version of Amaan with other databases; ./amaan reset deletes them.",
        assertThrows(CannotStart.class, database::start).getMessage());
  }
}
