package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stack's data as they are after a first start, kept in the build folder so that each test run
 * begins with a copy instead of repeating the import. Made anew when what it was made from changes.
 */
public final class Prepared {

  private Prepared() {}

  /** Fills the new home with databases and realm. */
  public static void copyTo(Checkout checkout, Path home) {
    Path model = checkout.prepared().resolve("prepared-stack-" + fingerprint(checkout));
    Once.in(checkout.prepared(), "prepared-stack", () -> make(checkout, model));
    try {
      Files.createDirectories(home.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Folders.copy(model, home);
  }

  private static void make(Checkout checkout, Path model) {
    if (Files.exists(model)) {
      return;
    }
    Path draft = Folders.fresh(model.resolveSibling("prepared-stack.making"));
    Ports ports = Ports.free();
    EmbeddedDatabase database =
        new EmbeddedDatabase(checkout, draft, ports.postgres(), EmbeddedDatabase.FORGETFUL);
    EmbeddedKeycloak keycloak = new EmbeddedKeycloak(checkout, draft, database, ports);
    try {
      database.start();
      keycloak.start();
    } finally {
      keycloak.stop();
      database.stop();
    }
    Folders.remove(draft.resolve("logs"));
    try {
      Files.move(draft, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fingerprint(Checkout checkout) {
    try {
      String made =
          Files.readString(checkout.realm())
              + Files.readString(checkout.databaseInit())
              + Checkout.version("postgresql")
              + Checkout.version("keycloak");
      return EmbeddedKeycloak.fingerprint(made).substring(0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
