package org.amaan.bench.grow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.amaan.bench.Pace;
import org.amaan.bench.RunningStack;
import org.amaan.bench.SubmitToAlert;

/**
 * One referral and its case, as the services themselves have written them.
 *
 * @param number from which the references of its copies count
 */
record Example(String referral, String subject, String caseId, boolean closed, long number) {

  /** How the rows of each table are found; those of an alert's audit by the alert. */
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "referral",
          List.of(
              "subject WHERE id = :subject",
              "consent WHERE subject_id = :subject",
              "subject_note WHERE subject_id = :subject",
              "observation WHERE subject_id = :subject",
              "subject_retention WHERE subject_id = :subject",
              "referral WHERE id = :referral",
              "case_custody WHERE case_id = :case",
              "audit_entry WHERE subject IN (:referral, :subject, :case)",
              "outbox_message WHERE aggregate_id IN (:referral, :subject, :case)"),
          "casework",
          List.of(
              "case_file WHERE id = :case",
              "case_key WHERE case_id = :case",
              "case_referral WHERE case_id = :case",
              "case_observation WHERE case_id = :case",
              "case_deadline WHERE case_id = :case",
              "custody_period WHERE case_id = :case",
              "case_listing WHERE case_id = :case",
              "inbox_entry WHERE case_id = :case",
              "audit_entry WHERE subject IN (:referral, :case)",
              "outbox_message WHERE aggregate_id IN (:referral, :case)"),
          "notification",
          List.of(
              "event WHERE subject IN ('referrals/' || :referral, 'cases/' || :case)",
              "alert WHERE subject IN ('referrals/' || :referral, 'cases/' || :case)",
              "audit_entry WHERE subject IN (:referral, :case) OR subject IN"
                  + " (SELECT id FROM alert WHERE subject IN ('referrals/' || :referral, 'cases/' || :case))"));

  /** Through the services, and complete: all messages about it have been delivered. */
  static Example made(RunningStack stack, boolean closed) throws Exception {
    JsonNode submitted =
        stack.require(
            201,
            command(
                stack,
                "umeed-caseworker",
                stack.at.referral() + "/v1/referrals",
                SubmitToAlert.referral()));
    String referral = submitted.path("id").asText();
    stack.require(
        200,
        command(
            stack,
            "ahtc-supervisor",
            stack.at.referral() + "/v1/referrals/" + referral + "/acceptance",
            "{\"openCase\": true}"));
    String caseId =
        awaited(
            stack, "casework", "SELECT case_id FROM case_referral WHERE id = '" + referral + "'");
    String ofCase = stack.at.casework() + "/v1/cases/" + caseId;
    if (closed) {
      stack.require(200, command(stack, "ahtc-officer-1", ofCase + "/assignment", "{}"));
      stack.require(
          200,
          command(
              stack,
              "ahtc-officer-1",
              ofCase + "/transitions",
              "{\"to\": \"closed\", \"disposition\": \"insufficient-evidence\"}"));
      awaited(
          stack,
          "referral",
          "SELECT state FROM referral WHERE state = 'completed' AND id = '" + referral + "'");
    }
    for (String database : RunningStack.DATABASES) {
      awaited(
          stack,
          database,
          "SELECT true WHERE NOT EXISTS (SELECT FROM outbox_message WHERE state = 'pending')");
    }
    if (closed) {
      try (Connection connection = stack.database("notification");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "UPDATE alert SET acknowledged_at = created_at, acknowledged_by = 'x', version = version + 1"
                + " WHERE acknowledged_at IS NULL AND subject IN ('referrals/%s', 'cases/%s')"
                    .formatted(referral, caseId));
      }
    }
    return new Example(
        referral,
        submitted.path("subjectId").asText(),
        caseId,
        closed,
        ThreadLocalRandom.current().nextLong(0xF000_0000L));
  }

  List<CopiedRow> rows(Connection connection, String database) throws SQLException {
    List<CopiedRow> rows = new ArrayList<>();
    for (String from : TABLES.getOrDefault(database, List.of())) {
      String table = from.substring(0, from.indexOf(' '));
      Map<String, String> types = types(connection, table);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT "
                      + String.join(
                          ", ", types.keySet().stream().map(c -> "\"" + c + "\"::text").toList())
                      + " FROM "
                      + named(from))) {
        while (row.next()) {
          List<CopiedRow.Value> values = new ArrayList<>();
          int column = 1;
          for (Map.Entry<String, String> type : types.entrySet()) {
            values.add(
                new CopiedRow.Value(type.getKey(), type.getValue(), row.getString(column++)));
          }
          rows.add(new CopiedRow(table, number, values));
        }
      }
    }
    return rows;
  }

  /** What says where a row stands in a feed is made for each anew. */
  private static Map<String, String> types(Connection connection, String table)
      throws SQLException {
    Map<String, String> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet column =
            statement.executeQuery(
                """
                SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
                WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''
                  AND attgenerated = '' AND atttypid <> 'xid8'::regtype
                """
                    .formatted(table))) {
      while (column.next()) {
        types.put(column.getString(1), column.getString(2));
      }
    }
    return types;
  }

  private String named(String sql) {
    return sql.replace(":referral", "'" + referral + "'")
        .replace(":subject", "'" + subject + "'")
        .replace(":case", "'" + caseId + "'");
  }

  private static HttpRequest command(RunningStack stack, String client, String url, String body) {
    return stack.post(client, url, "application/json", body);
  }

  private static String awaited(RunningStack stack, String database, String sql) throws Exception {
    List<String> found = new ArrayList<>();
    boolean there =
        Pace.await(
            () -> {
              try (Connection connection = stack.database(database);
                  Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery(sql)) {
                if (row.next()) {
                  found.add(row.getString(1));
                }
              } catch (SQLException e) {
                throw new RunningStack.NotAsExpected(String.valueOf(e.getMessage()));
              }
              return !found.isEmpty();
            });
    if (!there) {
      throw new RunningStack.NotAsExpected("a minute has not been enough for: " + sql);
    }
    return found.get(0);
  }
}
