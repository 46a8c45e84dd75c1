package org.amaan.launcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.launcher.stack.Background;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.EmbeddedDatabase;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.Folders;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.Prepared;

/**
 * PostgreSQL and Keycloak that live as long as this JVM, on free ports, in a folder of their own.
 */
record OwnServers(String keycloak, String database) {

  static Path runs(Checkout checkout) {
    return checkout.prepared().resolve("test-runs");
  }

  static OwnServers start(Checkout checkout) {
    Path runs = runs(checkout);
    endLeftOvers(runs);
    Path home = runs.resolve(Long.toString(ProcessHandle.current().pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(home)));
    Ports ports = Ports.free();
    Prepared.copyTo(checkout, home);
    EmbeddedDatabase database =
        new EmbeddedDatabase(checkout, home, ports.postgres(), EmbeddedDatabase.FORGETFUL);
    database.start();
    new EmbeddedKeycloak(checkout, home, database, ports).start();
    return new OwnServers(EmbeddedKeycloak.url(ports.keycloak()), "127.0.0.1:" + ports.postgres());
  }

  String written() {
    return keycloak + "\n" + database + "\n";
  }

  static OwnServers read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return new OwnServers(lines.get(0), lines.get(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JVM that was killed could not end its servers; the next one does. */
  private static void endLeftOvers(Path runs) {
    if (!Files.isDirectory(runs)) {
      return;
    }
    try (Stream<Path> homes = Files.list(runs)) {
      for (Path home : homes.toList()) {
        String owner = home.getFileName().toString();
        if (owner.matches("\\d+") && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          end(home);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Path home) {
    new Background("keycloak", home).stop("KILL", Duration.ofSeconds(5));
    // QUIT ends PostgreSQL and its sessions at once, without a last checkpoint.
    new Background("postgresql", home).stop("QUIT", Duration.ofSeconds(5));
    Folders.remove(home);
  }
}
