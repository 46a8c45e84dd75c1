package org.amaan.launcher.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.EmbeddedDatabase;
import org.amaan.launcher.stack.InitScript;

/**
 * The servers behind a JVM's tests: those named by {@code AMAAN_TEST_KEYCLOAK} (a base URL) and
 * {@code AMAAN_TEST_DATABASE} (host:port) where a developer keeps them running; else in a Maven
 * build those of the build; else, as in an IDE, servers of its own that end with the JVM.
 */
record TestStack(String keycloak, String database, boolean shared) {

  private static final String KEYCLOAK = "AMAAN_TEST_KEYCLOAK";
  private static final String DATABASE = "AMAAN_TEST_DATABASE";

  /**
   * Started at first use. System properties remember it, not a static field: Quarkus loads this
   * class anew for each application it starts.
   */
  static TestStack running() {
    synchronized (System.getProperties()) {
      String keycloak = given(KEYCLOAK);
      String database = given(DATABASE);
      if (!keycloak.isEmpty() && !database.isEmpty()) {
        return new TestStack(keycloak, database, System.getProperty("amaan.test.own") == null);
      }
      Checkout checkout = Checkout.find();
      Optional<ProcessHandle> build = BuildServers.build(ProcessHandle.current());
      OwnServers servers =
          build
              .map(maven -> BuildServers.of(checkout, maven))
              .orElseGet(() -> OwnServers.start(checkout));
      if (build.isEmpty()) {
        System.setProperty("amaan.test.own", "true");
      }
      System.setProperty(KEYCLOAK, servers.keycloak());
      System.setProperty(DATABASE, servers.database());
      return new TestStack(servers.keycloak(), servers.database(), build.isPresent());
    }
  }

  /** An empty database with the owner and rights of the real one, and its name. */
  String freshDatabase(String database) {
    Checkout checkout = Checkout.find();
    String name =
        database + "_test_" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    // A server that a developer keeps running may be older than the worker roles.
    List<String> statements = new ArrayList<>(InitScript.read(checkout.workerRoles()).statements());
    statements.addAll(InitScript.read(checkout.databaseInit()).database(database, name));
    execute(statements);
    if (shared) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> execute(List.of("DROP DATABASE " + name + " WITH (FORCE)"))));
    }
    return name;
  }

  private void execute(List<String> statements) {
    try (Connection connection = EmbeddedDatabase.connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The test database cannot be made: " + e.getMessage(), e);
    }
  }

  private static String given(String name) {
    String property = System.getProperty(name);
    return property != null ? property : System.getenv().getOrDefault(name, "");
  }
}
