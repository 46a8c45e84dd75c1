package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The repository's own folder, wherever below it the process was started. */
public record Checkout(Path root) {

  /** The folder named by {@code amaan.root}, or the nearest one above that holds the realm file. */
  public static Checkout find() {
    String given = System.getProperty("amaan.root");
    if (given != null) {
      return new Checkout(Path.of(given).toAbsolutePath().normalize());
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      Checkout checkout = new Checkout(folder);
      if (Files.exists(checkout.realm())) {
        return checkout;
      }
    }
    throw new CannotStart("No Amaan repository at or above " + here + ".");
  }

  public Path realm() {
    return root.resolve("deploy/keycloak/amaan-realm.json");
  }

  public Path databaseInit() {
    return root.resolve("deploy/database/init.sql");
  }

  public Path workerRoles() {
    return root.resolve("deploy/database/workers.sql");
  }

  /** Signed answers of counsel and native readers. */
  public Path confirmations() {
    return root.resolve("knowledge/src/main/resources/confirmations");
  }

  /** The launcher's build folder: what is unpacked and prepared once for every stack. */
  public Path prepared() {
    return root.resolve("launcher/target");
  }

  public Path keycloak() {
    return prepared().resolve("keycloak/keycloak-" + version("keycloak"));
  }

  public Path serviceJar(String module) {
    return serviceFolder(module).resolve("quarkus-run.jar");
  }

  /** What the build packaged of a service: its jar and all that is on its class path. */
  Path serviceFolder(String module) {
    return root.resolve(module).resolve("target/quarkus-app");
  }

  static String version(String part) {
    try (InputStream in =
        Checkout.class.getResourceAsStream("/org/amaan/launcher/versions.properties")) {
      Properties versions = new Properties();
      versions.load(in);
      return versions.getProperty(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
