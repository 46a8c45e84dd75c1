package org.amaan.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Keycloak as Maven unpacked it, built once for our database and without what nobody uses here. */
public final class KeycloakDistribution {

  /** The rest of Keycloak's features start slower, or open pages that the demo has no use for. */
  private static final List<String> BUILD =
      List.of(
          "build",
          "--db=postgres",
          "--health-enabled=true",
          "--http-management-health-enabled=false",
          "--features-disabled=account,account-api,admin,admin-fine-grained-authz,authorization,"
              + "ciba,device-flow,identity-brokering-api,impersonation,kerberos,organization,par,"
              + "passkeys,persistent-user-sessions,recovery-codes,user-event-metrics,web-authn");

  private final Path folder;

  private KeycloakDistribution(Path folder) {
    this.folder = folder;
  }

  public static KeycloakDistribution prepared(Checkout checkout) {
    Path folder = checkout.keycloak();
    if (!Files.exists(folder.resolve("lib/quarkus-run.jar"))) {
      throw new CannotStart(
          "Keycloak is not unpacked: run mvn -pl launcher package first (./amaan does).");
    }
    KeycloakDistribution distribution = new KeycloakDistribution(folder);
    Once.in(checkout.prepared(), "keycloak", distribution::build);
    return distribution;
  }

  /** The command line of a server; the caller says the rest in KC_ variables. */
  List<String> command(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xms64m",
            "-Xmx192m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError"));
    words.addAll(archive().options(marker().toFile().lastModified()));
    for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
      words.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Dkc.home.dir=" + folder,
            "-Djboss.server.config.dir=" + folder.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-cp",
            folder.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    words.addAll(arguments);
    return words;
  }

  /** Places the realm where a server started with --import-realm looks for it. */
  void offer(Path realm) {
    try {
      Path target = folder.resolve("data/import/amaan-realm.json");
      Files.createDirectories(target.getParent());
      Path draft = Files.createTempFile(folder.resolve("data"), "realm", ".json");
      Files.copy(realm, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClassArchive archive() {
    return ClassArchive.ofClasses(folder, Runtime.version());
  }

  private Path marker() {
    return folder.resolve("amaan-built");
  }

  private boolean isBuilt() {
    try {
      return Files.exists(marker()) && Files.readString(marker()).equals(String.join("\n", BUILD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void build() {
    if (isBuilt()) {
      return;
    }
    File log = folder.resolve("amaan-build.log").toFile();
    List<String> words = new ArrayList<>(List.of(folder.resolve("bin/kc.sh").toString()));
    words.addAll(BUILD);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    try {
      int code = builder.redirectErrorStream(true).redirectOutput(log).start().waitFor();
      if (code != 0) {
        throw new CannotStart("Keycloak could not be prepared; its log: " + log);
      }
      Files.writeString(marker(), String.join("\n", BUILD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while Keycloak was prepared.", e);
    }
  }
}
