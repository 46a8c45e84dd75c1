package org.amaan.launcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.amaan.launcher.keys.Keyset;
import org.amaan.launcher.stack.Checkout;

/** A key-encryption key and an erasure journal for one test database. */
final class TestVault {

  private TestVault() {}

  static Map<String, String> config(String database) {
    Path journals = Checkout.find().prepared().resolve("test-erasures");
    try {
      Files.createDirectories(journals);
      Path journal = journals.resolve(database + ".log");
      journal.toFile().deleteOnExit();
      return Map.of(
          "amaan.vault.keys",
          Keyset.fresh().json(),
          "amaan.vault.erasure-journal",
          journal.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
