package org.amaan.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the databases hold, as a number and a digest for each table. */
record Stored(Map<String, String> tables) {

  /**
   * They move with the clock, or count requests; what a call changes of an escalation comes with an
   * alert or a ladder.
   */
  private static final Set<String> TIMERS =
      Set.of("scheduled_tasks", "delivery_queue", "escalation", "request_allowance");

  /** That somebody read, or was refused to, is written down, and that is no change. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "audit_entry",
          " WHERE action <> 'subject.disclosure-refused' AND action NOT LIKE '%-read'");

  static final List<String> DATABASES =
      List.of("referral", "referral_keys", "casework", "casework_keys", "notification");

  /** With the identity provider's. */
  static List<String> everyDatabase() {
    return Stream.concat(DATABASES.stream(), Stream.of("keycloak")).toList();
  }

  static Stored in(Platform platform) {
    Map<String, String> tables = new TreeMap<>();
    for (String database : DATABASES) {
      try (Connection connection = platform.superuser(database);
          Statement statement = connection.createStatement()) {
        for (String table : tablesOf(statement)) {
          if (!TIMERS.contains(table)) {
            tables.put(database + "." + table, digest(statement, table));
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return new Stored(tables);
  }

  String changesTo(Stored after) {
    return tables.entrySet().stream()
        .filter(table -> !table.getValue().equals(after.tables.get(table.getKey())))
        .map(t -> t.getKey() + ": " + t.getValue() + " became " + after.tables.get(t.getKey()))
        .collect(Collectors.joining("\n"));
  }

  static List<String> tablesOf(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    String all =
        "SELECT quote_ident(table_name) FROM information_schema.tables"
            + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    try (ResultSet names = statement.executeQuery(all)) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static String digest(Statement statement, String table) throws SQLException {
    String rows =
        "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(row, E'\\n')), '') FROM"
            + " (SELECT t::text AS row FROM "
            + table
            + " t"
            + WITHOUT.getOrDefault(table, "")
            + " ORDER BY 1) r";
    try (ResultSet result = statement.executeQuery(rows)) {
      result.next();
      return result.getString(1);
    }
  }
}
