package org.amaan.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amaan.launcher.testing.StackResource;
import org.flywaydb.core.Flyway;

/** A database of its own, as the migrations of a service left it, seen by its owner. */
public final class MigratedDatabase {

  private final Map<String, String> stack;

  /** Empty. */
  public MigratedDatabase(String service) {
    StackResource servers = new StackResource();
    servers.init(Map.of("service", service));
    this.stack = servers.start();
  }

  /**
   * @param target a version, or {@code latest}
   */
  public void migrate(String target) {
    String serviceRole = of("AMAAN_DATABASE_USER");
    Flyway.configure()
        .dataSource(
            of("AMAAN_DATABASE_URL"),
            of("AMAAN_DATABASE_OWNER"),
            of("AMAAN_DATABASE_OWNER_PASSWORD"))
        .locations("db/migration")
        .placeholders(
            Map.of(
                "service_role",
                serviceRole,
                "worker_role",
                serviceRole.replace("_service", "_worker")))
        .target(target)
        .load()
        .migrate();
  }

  public void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of every row, as text. */
  public List<String> rows(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  /** Who may do what with a table, and what it demands of a row. */
  public List<String> rulesOf(String table) throws SQLException {
    return rows(
        """
        SELECT concat_ws(' ', policyname, permissive, cmd, roles, qual, with_check) FROM pg_policies
        WHERE tablename = '%1$s'
        UNION ALL
        SELECT concat_ws(' ', grantee, privilege_type, column_name) FROM information_schema.column_privileges
        WHERE table_name = '%1$s' AND grantee <> current_user
        UNION ALL
        SELECT concat_ws(' ', conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE conrelid = '%1$s'::regclass AND contype <> 'n'
        UNION ALL
        SELECT concat_ws(' ', column_name, column_default, is_nullable, is_identity, data_type)
        FROM information_schema.columns WHERE table_name = '%1$s'
        UNION ALL
        SELECT concat_ws(' ', objsubid, description) FROM pg_description
        WHERE objoid = '%1$s'::regclass AND objsubid > 0
        UNION ALL SELECT relrowsecurity::text FROM pg_class WHERE oid = '%1$s'::regclass
        ORDER BY 1
        """
            .formatted(table));
  }

  /** The rows of a table that are not in the partition of the month of their id. */
  public List<String> rowsInAnotherMonth(String table, String id) throws SQLException {
    return rows(
        """
        SELECT tableoid::regclass || ' ' || %2$s FROM %1$s WHERE tableoid <> ('%1$s_'
          || coalesce(to_char(uuid_extract_timestamp(%2$s) AT TIME ZONE 'UTC', 'YYYY_MM'), 'default'))::regclass
        """
            .formatted(table, id));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        of("AMAAN_DATABASE_URL"), of("AMAAN_DATABASE_OWNER"), of("AMAAN_DATABASE_OWNER_PASSWORD"));
  }

  private String of(String name) {
    return String.valueOf(stack.get(name));
  }
}
