package org.amaan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.amaan.casework.casefile.reading.ListingStatement;
import org.amaan.casework.inbox.FeedStatement;
import org.amaan.casework.testing.ApiTest;
import org.amaan.casework.workload.WorkloadStatement;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hot reads go by an index and touch about as many rows as they answer, also in a full table.
 * The last class, since every other would be slower in a full table.
 */
@QuarkusTest
@Order(Integer.MAX_VALUE)
class QueryPlanTest extends ApiTest {

  private static final int PAGE = 20;
  private static final String FILL =
      """
      WITH c AS (
        INSERT INTO case_file (id, version, reference, status, custodian_agency, custodian_unit,
          custodian_since, custody_version, assignee, urgency, age_class, country,
          legal_profile, legal_profile_version, feedback_version, feedback_since, opened_at,
          updated_at, due_at, due_kind)
        SELECT gen_random_uuid(), 0, 'C-XX-26-' || n, 'open', 'plan-agency', 'unit-' || n % 50,
          now(), 1, nullif('person-' || n % 7, 'person-0'), 'routine', 'adult',
          CASE n % 2 WHEN 0 THEN 'QA' ELSE 'QB' END, 'palermo', '2026-11', 1, now(),
          now() - n * interval '1 second', now(), now() + (n - 10000) * interval '1 minute',
          'decision'
        FROM generate_series(1, 20000) n
        RETURNING id, custodian_agency, custodian_unit, opened_at, due_at),
      g AS (
        INSERT INTO case_grant (id, case_id, agency, granted_at, opened_at)
        SELECT gen_random_uuid(), id, 'plan-prosecution', now(), opened_at FROM c),
      h AS (
        INSERT INTO handover (id, version, case_id, state, from_agency, from_unit, to_agency,
          to_unit, reason, offered_at, due_at, ended_at)
        SELECT gen_random_uuid(), 0, id, 'cancelled', custodian_agency, custodian_unit, 'other',
          'other', 'workload', now(), now(), now() FROM c),
      r AS (
        INSERT INTO case_referral (id, case_id, sequence, state, reference, subject_id,
          referrer_agency, receiver_agency, receiver_unit, accepted_at, need, urgency, age_class,
          attached_at)
        SELECT gen_random_uuid(), id, 1, 'accepted', 'XX', gen_random_uuid(), 'ngo',
          custodian_agency, custodian_unit, now(), 'investigation', 'routine', 'adult', now()
          FROM c),
      d AS (
        INSERT INTO case_deadline (id, case_id, kind, started_at, near_at, due_at, escalates_at,
          ended_at, ending)
        SELECT gen_random_uuid(), id, 'decision', opened_at, due_at, due_at, due_at, now(), 'met'
          FROM c),
      p AS (
        INSERT INTO custody_period (id, case_id, agency, unit, since)
        SELECT gen_random_uuid(), id, custodian_agency, custodian_unit, now() FROM c),
      e AS (
        INSERT INTO inbox_entry (agency, unit, case_id, change, at)
        SELECT custodian_agency, custodian_unit, id, 'opened', now() FROM c)
      SELECT count(*) FROM c
      """;

  @Inject ScopedDatabase database;
  @Inject OwnersDatabase owners;

  @BeforeEach
  void fill() throws Exception {
    if (rows.count("case_file", "custodian_agency = 'plan-agency'") == 0) {
      rows.of(FILL);
      try (Connection owner = owners.getConnection()) {
        owner.createStatement().execute("ANALYZE");
      }
    }
  }

  @Test
  void inboxReadsByItsFeedIndex() throws Exception {
    String sql =
        FeedStatement.withValues(Map.of("agency", "plan-agency", "unit", "unit-3", "limit", PAGE));
    JsonNode plan = explain(Scope.of("plan-agency", "unit-3", "investigator"), sql);
    assertThat(indexes(plan)).contains("inbox_entry_feed");
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE * 6L);
  }

  @Test
  void listReadsByTheUnitsIndex() throws Exception {
    JsonNode plan =
        explain(
            Scope.of("plan-agency", "unit-3", "investigator"),
            ListingStatement.ofUnit("plan-agency", "unit-3", null, PAGE));
    assertThat(indexes(plan)).contains("case_file_unit");
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE * 6L);
  }

  @Test
  void ownCasesReadByTheAssigneesIndex() throws Exception {
    JsonNode plan =
        explain(
            Scope.of("plan-agency", "unit-3", "investigator"),
            ListingStatement.ofUnit("plan-agency", "unit-3", "person-3", PAGE));
    assertThat(indexes(plan)).contains("case_file_assignee");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE * 6L);
  }

  @Test
  void grantedCasesReadByTheGrantsIndex() throws Exception {
    JsonNode plan =
        explain(
            Scope.of("plan-prosecution", "", "prosecutor"),
            ListingStatement.ofAgency("plan-prosecution", PAGE));
    assertThat(indexes(plan)).contains("case_grant_agency");
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE * 6L);
  }

  @ParameterizedTest
  @CsvSource({
    "late, case_file_unit_due",
    "due, case_file_unit_due",
    "unassigned, case_file_unit_unassigned"
  })
  void workOfAUnitReadsByItsIndex(String kind, String index) throws Exception {
    JsonNode plan =
        explain(
            Scope.of("plan-agency", "unit-3", "supervisor"),
            WorkloadStatement.ofUnit(kind, "plan-agency", "unit-3", PAGE));
    assertThat(indexes(plan)).contains(index);
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE * 6L);
  }

  @ParameterizedTest
  @CsvSource({
    "late, case_file_country_passes",
    "due, case_file_country_due",
    "unassigned, case_file_country_unassigned"
  })
  void workOfACountryReadsByItsIndex(String kind, String index) throws Exception {
    JsonNode plan = explain(coordinatorOfQa(), WorkloadStatement.ofCountry(kind, "QA", PAGE));
    assertThat(plan.path("Actual Rows").asLong()).isEqualTo(PAGE);
    assertThat(indexes(plan)).as(plan.toPrettyString()).contains(index);
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).as(plan.toPrettyString()).isLessThanOrEqualTo(PAGE * 6L);
  }

  /** A unit of 200,000 cases waited a second for its numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"late", "unassigned"})
  void theNumbersOfACountryReadNoMoreThanTheySay(String kind) throws Exception {
    JsonNode plan = explain(coordinatorOfQa(), WorkloadStatement.countOfCountry(kind, "QA"));
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(rowsRead(plan)).as(plan.toPrettyString()).isLessThanOrEqualTo(1_000 * 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"late", "due", "unassigned"})
  void theNumbersOfAUnitReadByItsIndex(String kind) throws Exception {
    JsonNode plan =
        explain(
            Scope.of("plan-agency", "unit-3", "supervisor"),
            WorkloadStatement.countOfUnit(kind, "plan-agency", "unit-3"));
    assertThat(plan.toString()).doesNotContain("Seq Scan");
    assertThat(indexes(plan))
        .contains("unassigned".equals(kind) ? "case_file_unit_unassigned" : "case_file_unit_due");
  }

  private static Scope coordinatorOfQa() {
    return new Scope(
        List.of(
            "amaan.client",
            "c",
            "amaan.agency",
            "plan-nrm",
            "amaan.roles",
            "coordinator",
            "amaan.coordinated_country",
            "QA"));
  }

  /** The clock looks every ten seconds. */
  @Test
  void deadlinesAreFoundByTheirIndex() throws Exception {
    JsonNode plan =
        explain(
            database.worker(),
            "SELECT d.id FROM case_deadline d JOIN case_file c ON c.id = d.case_id"
                + " WHERE d.next_step_at <= now() - interval '30 days'"
                + " ORDER BY d.next_step_at, d.id LIMIT 100");
    assertThat(indexes(plan)).contains("case_deadline_next_step");
    assertThat(rowsRead(plan)).isLessThanOrEqualTo(100);
  }

  /** As the service's role sees it, policies included. */
  private JsonNode explain(Scope scope, String sql) throws Exception {
    String plan = database.rows(scope, "EXPLAIN (ANALYZE, FORMAT JSON) " + sql).get(0);
    return new ObjectMapper().readTree(plan).get(0).get("Plan");
  }

  private static List<String> indexes(JsonNode plan) {
    return plan.findValuesAsText("Index Name");
  }

  /** Rows that came out of the scans of tables and indexes. */
  private static long rowsRead(JsonNode node) {
    long own =
        node.path("Node Type").asText().contains("Scan")
            ? (long)
                (node.path("Actual Rows").asDouble() * node.path("Actual Loops").asDouble()
                    + node.path("Rows Removed by Filter").asDouble(0))
            : 0;
    for (JsonNode child : node.path("Plans")) {
      own += rowsRead(child);
    }
    return own;
  }
}
