package org.amaan.launcher.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One of the three services, from the jar that the build made. */
public final class ServiceProcess implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration ENDING = Duration.ofSeconds(60);

  /** Three services write theirs at once; on a busy machine that took a minute and a half. */
  private static final Duration ARCHIVING = Duration.ofSeconds(240);

  private final String module;
  private final String database;
  private final int port;
  private final Ports ports;
  private final Path home;
  private final Path jar;
  private final Background process;
  private final ClassArchive archive;

  ServiceProcess(
      Checkout checkout,
      Path home,
      String module,
      String database,
      int port,
      Ports ports,
      boolean leaveArchive) {
    this.module = module;
    this.database = database;
    this.port = port;
    this.ports = ports;
    this.home = home;
    this.jar = checkout.serviceJar(module);
    this.process = new Background(module, home);
    this.archive =
        ClassArchive.ofAll(checkout.serviceFolder(module), leaveArchive, Runtime.version());
  }

  private ServiceProcess(ServiceProcess first, int port) {
    this.module = first.module;
    this.database = first.database;
    this.port = port;
    this.ports = first.ports;
    this.home = first.home;
    this.jar = first.jar;
    this.process = new Background(module + "-replica", home);
    this.archive = first.archive;
  }

  /** A second one beside it, on the same data. */
  public ServiceProcess replica(int port) {
    return new ServiceProcess(this, port);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Background process() {
    return process;
  }

  public boolean isBuilt() {
    return Files.exists(jar);
  }

  @Override
  public void start() {
    ProcessHandle server = process.start(command(), environment());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!server.isAlive()) {
        throw new CannotStart(
            module + " ended while starting; its log says:\n" + process.lastLines(15));
      }
      if (System.nanoTime() > deadline) {
        throw new CannotStart(module + " does not become ready; its log: " + process.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  @Override
  public void stop() {
    if (process.stop("TERM", archive.isToCome() ? ARCHIVING : ENDING)) {
      archive.keep();
    }
  }

  @Override
  public boolean isReady() {
    return Health.isWell(address() + "/q/health/ready");
  }

  private List<String> command() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As small and as quickly up as three services on somebody's laptop should be.
    words.addAll(List.of("-Xms32m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.addAll(archive.options(jar.toFile().lastModified()));
    Stream.of(System.getenv().getOrDefault("AMAAN_JAVA_OPTS", "").split(" "))
        .filter(option -> !option.isBlank())
        .forEach(words::add);
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_PROFILE", "demo");
    // Read by a person in a terminal, not by a log collector.
    variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    variables.put("AMAAN_DATABASE_URL", url(database));
    variables.put("AMAAN_DATABASE_USER", database + "_service");
    variables.put("AMAAN_DATABASE_PASSWORD", Secrets.of(database + "_service"));
    variables.put("AMAAN_DATABASE_OWNER", database + "_owner");
    variables.put("AMAAN_DATABASE_OWNER_PASSWORD", Secrets.of(database + "_owner"));
    DemoVault vault = DemoVault.of(database, home);
    variables.put("AMAAN_KEYS_URL", url(database + "_keys"));
    variables.put("AMAAN_VAULT_KEY_FILE", vault.keyFile().toString());
    variables.put("AMAAN_VAULT_ERASURE_JOURNAL", vault.erasureJournal().toString());
    if (database.equals("casework")) {
      variables.put("AMAAN_SIGNING_KEY_FILE", DemoVault.signingKeys(home).toString());
    }
    variables.put("AMAAN_OIDC_URL", EmbeddedKeycloak.url(ports.keycloak()) + "/realms/amaan");
    variables.put("AMAAN_OIDC_CLIENT_SECRET", Secrets.of(module));
    variables.put("AMAAN_SMTP_HOST", "127.0.0.1");
    variables.put("AMAAN_SMTP_PORT", Integer.toString(ports.smtp()));
    variables.put("AMAAN_MAIL_FROM", "notice@amaan.example");
    variables.put("AMAAN_REFERRAL_URL", "http://127.0.0.1:" + ports.referral());
    variables.put("AMAAN_CASE_URL", "http://127.0.0.1:" + ports.casework());
    variables.put("AMAAN_NOTIFICATION_URL", "http://127.0.0.1:" + ports.notification());
    return variables;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database;
  }
}
