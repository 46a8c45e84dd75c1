package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * PostgreSQL with Amaan's databases in a folder of its own: fsync on, passwords required, on
 * 127.0.0.1 only. What it acknowledged survives kill -9.
 */
public final class EmbeddedDatabase implements Part {

  /** Settings for tests, whose data nobody will miss. */
  public static final List<String> FORGETFUL =
      List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Checkout checkout;
  private final Background process;
  private final Path data;
  private final Path complete;
  private final int port;
  private final List<String> settings;

  public EmbeddedDatabase(Checkout checkout, Path home, int port, List<String> settings) {
    this.checkout = checkout;
    this.process = new Background("postgresql", home);
    this.data = home.resolve("postgresql");
    this.complete = data.resolve("amaan-initialised");
    this.port = port;
    this.settings = settings;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Background process() {
    return process;
  }

  @Override
  public String warning() {
    return Files.exists(complete) ? "" : "first start: creating the databases";
  }

  /** Starts the server, making its data first where there are none, and waits until it answers. */
  @Override
  public void start() {
    PostgresBinaries binaries = PostgresBinaries.unpacked(checkout);
    boolean fresh = !Files.exists(complete);
    if (fresh) {
      createCluster(binaries);
    } else {
      refuseOtherLayout();
    }
    removeStaleLock();
    launch(binaries);
    if (fresh) {
      createDatabases();
    }
    createMissingRoles();
  }

  @Override
  public void stop() {
    // INT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
    process.stop("INT", Duration.ofSeconds(30));
  }

  public Connection connect() throws SQLException {
    return connect(address());
  }

  public static Connection connect(String address) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/postgres", "postgres", Secrets.of("postgres"));
  }

  /** Forgets a database's content: the next user finds it empty. */
  public void recreate(String database) {
    List<String> statements = new ArrayList<>();
    statements.add("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    statements.addAll(InitScript.read(checkout.databaseInit()).database(database, database));
    execute(statements);
  }

  private void createCluster(PostgresBinaries binaries) {
    // No marker: an earlier attempt was cut off before any service had seen the database.
    process.stop("QUIT", Duration.ofSeconds(10));
    Folders.remove(data);
    Path password = data.resolveSibling("postgresql.password");
    try {
      Files.createDirectories(data.getParent());
      Files.writeString(password, Secrets.of("postgres"));
      Process initdb =
          new ProcessBuilder(
                  binaries.command(
                      "initdb",
                      "--pgdata=" + data,
                      "--username=postgres",
                      "--auth=scram-sha-256",
                      "--pwfile=" + password,
                      "--encoding=UTF8",
                      "--locale-provider=builtin",
                      "--locale=C.UTF-8",
                      "--no-instructions"))
              .redirectErrorStream(true)
              .start();
      String said = new String(initdb.getInputStream().readAllBytes());
      if (initdb.waitFor() != 0) {
        throw new CannotStart("PostgreSQL could not create its data in " + data + ":\n" + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while PostgreSQL created its data.", e);
    } finally {
      Folders.remove(password);
    }
  }

  private void createDatabases() {
    String suffix = "_password";
    execute(
        InitScript.read(checkout.databaseInit())
            .statements(
                variable ->
                    Secrets.of(variable.substring(0, variable.length() - suffix.length()))));
    try {
      Files.writeString(complete, layout());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Data from before the worker roles get them here; the services' migrations name them. */
  private void createMissingRoles() {
    execute(InitScript.read(checkout.workerRoles()).statements());
  }

  /** A later version may want databases or roles that are only made with the cluster. */
  private void refuseOtherLayout() {
    try {
      if (!Files.readString(complete).equals(layout())) {
        throw new CannotStart(
            "The data in "
                + data
                + " were made by a version of Amaan with other databases; ./amaan reset deletes them.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String layout() {
    return InitScript.read(checkout.databaseInit()).fingerprint();
  }

  private void launch(PostgresBinaries binaries) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      ProcessHandle started = process.start(binaries.command("postgres", arguments()), Map.of());
      while (started.isAlive()) {
        if (isReady()) {
          return;
        }
        if (System.nanoTime() > deadline) {
          throw new CannotStart("PostgreSQL does not answer; its log: " + process.log());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
      }
      String said = process.lastLines(12);
      // After a kill -9 the dead server's sessions hold its memory for a moment longer.
      if (!said.contains("pre-existing shared memory block") || System.nanoTime() > deadline) {
        throw new CannotStart("PostgreSQL ended while starting; its log says:\n" + said);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  private String[] arguments() {
    List<String> words = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
    List<String> all = new ArrayList<>();
    all.add("listen_addresses=127.0.0.1");
    all.add("unix_socket_directories=");
    all.add("max_connections=200");
    all.add("password_encryption=scram-sha-256");
    all.addAll(settings);
    all.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words.toArray(String[]::new);
  }

  @Override
  public boolean isReady() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * A killed server leaves its process id behind. PostgreSQL sees through it, unless the id now
   * belongs to some other process of ours.
   */
  private void removeStaleLock() {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
      Optional<ProcessHandle> server =
          ProcessHandle.of(pid)
              .filter(p -> p.info().command().orElse("").endsWith("/postgres"))
              .filter(
                  p ->
                      String.join(" ", p.info().arguments().orElse(new String[0]))
                          .contains(data.toString()));
      if (server.isPresent()) {
        process.adopt(server.get());
        stop();
      }
      Files.deleteIfExists(lock);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // Half a line: the server died while writing it, and will look at it itself.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(List<String> statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new CannotStart("The databases could not be created: " + e.getMessage(), e);
    }
  }
}
