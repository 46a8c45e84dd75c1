package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keycloak with the demo realm, its data in the embedded database. */
public final class EmbeddedKeycloak implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Checkout checkout;
  private final Path home;
  private final EmbeddedDatabase database;
  private final Background process;
  private final Path imported;
  private final Ports ports;

  public EmbeddedKeycloak(Checkout checkout, Path home, EmbeddedDatabase database, Ports ports) {
    this.checkout = checkout;
    this.home = home;
    this.database = database;
    this.process = new Background("keycloak", home);
    this.imported = home.resolve("keycloak-realm.sha256");
    this.ports = ports;
  }

  @Override
  public int port() {
    return ports.keycloak();
  }

  @Override
  public String address() {
    return url(ports.keycloak());
  }

  @Override
  public Background process() {
    return process;
  }

  @Override
  public String warning() {
    return mustImport() ? "first start: preparing Keycloak and importing the realm" : "";
  }

  public static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  private boolean mustImport() {
    return !fingerprint().equals(read(imported));
  }

  /** Starts the server and waits until it gives out tokens of our realm. */
  @Override
  public void start() {
    KeycloakDistribution distribution = KeycloakDistribution.prepared(checkout);
    boolean fresh = mustImport();
    if (fresh && Files.exists(imported)) {
      // The realm file is the demo realm's only source: what it says now replaces what was read.
      database.recreate("keycloak");
    }
    if (fresh) {
      distribution.offer(checkout.realm());
    }
    List<String> arguments =
        fresh ? List.of("start", "--optimized", "--import-realm") : List.of("start", "--optimized");
    ProcessHandle server = process.start(distribution.command(arguments), environment());
    awaitTokens(server);
    if (fresh) {
      remember();
    }
  }

  /**
   * Gives the running server an administrator, as tests of access need one; the demo has none.
   *
   * @param client a client of the realm {@code master}, with client credentials
   */
  public void addAdministrator(String client, String secret) {
    List<String> arguments =
        List.of(
            "bootstrap-admin",
            "service",
            "--optimized",
            "--client-id=" + client,
            "--client-secret:env=AMAAN_ADMINISTRATOR_SECRET");
    Background command = new Background("keycloak-administrator", home);
    Map<String, String> variables = environment();
    variables.put("AMAAN_ADMINISTRATOR_SECRET", secret);
    KeycloakDistribution distribution = KeycloakDistribution.prepared(checkout);
    List<String> words = new ArrayList<>(distribution.command(arguments));
    // The server leaves the archive, not this.
    words.removeIf(word -> word.startsWith("-XX:ArchiveClassesAtExit"));
    ProcessHandle run = command.start(words, variables);
    run.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    command.forget();
  }

  @Override
  public void stop() {
    if (process.stop("TERM", Duration.ofSeconds(60))) {
      KeycloakDistribution.prepared(checkout).archive().keep();
    }
  }

  @Override
  public boolean isReady() {
    return new TokenSource(address()).answers("operator");
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("KC_CACHE", "local");
    variables.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak");
    variables.put("KC_DB_USERNAME", "keycloak");
    variables.put("KC_DB_PASSWORD", Secrets.of("keycloak"));
    variables.put("KC_DB_POOL_INITIAL_SIZE", "1");
    variables.put("KC_DB_POOL_MAX_SIZE", "15");
    variables.put("KC_HTTP_ENABLED", "true");
    variables.put("KC_HTTP_HOST", "127.0.0.1");
    variables.put("KC_HTTP_PORT", Integer.toString(ports.keycloak()));
    variables.put("KC_HOSTNAME", address());
    // Nobody balances load in front of it.
    variables.put("KC_SHUTDOWN_DELAY", "0s");
    variables.put("KC_SHUTDOWN_TIMEOUT", "2s");
    return variables;
  }

  private void awaitTokens(ProcessHandle server) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    TokenSource tokens = new TokenSource(address());
    while (!tokens.answers("operator")) {
      if (!server.isAlive()) {
        throw new CannotStart(
            "Keycloak ended while starting; its log says:\n" + process.lastLines(15));
      }
      if (System.nanoTime() > deadline) {
        throw new CannotStart("Keycloak gives no token; its log: " + process.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private void remember() {
    try {
      Files.writeString(imported, fingerprint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fingerprint() {
    return fingerprint(read(checkout.realm()));
  }

  static String fingerprint(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
