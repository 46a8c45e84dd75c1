package org.amaan.casework.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a supervisor sees of its unit's work, and a coordinator of its country's. */
@QuarkusTest
class WorkloadApiTest extends ApiTest {

  /** Ten working days are twelve to fourteen days: less than 72 hours are left of them. */
  private static final Duration ALMOST = Duration.ofHours(11 * 24 + 12);

  @Inject ScopedDatabase database;

  @Test
  void aSupervisorSeesWhatIsLateDueAndUnassignedInItsUnit() {
    JsonPath before = workload(SUPERVISOR, "late");
    Opened late = open();
    pass(late.caseId(), Duration.ofDays(40));
    Opened due = open();
    pass(due.caseId(), ALMOST);
    post(OFFICER, "/v1/cases/" + due.caseId() + "/assignment", "{}").statusCode(200);
    Opened running = open();
    Opened elsewhere =
        open(
            UUID.randomUUID(),
            report(1, "accepted").acceptedBy("lahore-police", "lahore-investigation"));
    pass(elsewhere.caseId(), Duration.ofDays(40));

    assertThat(listed(SUPERVISOR, "late"))
        .contains(reference(late))
        .doesNotContain(reference(due), reference(running), reference(elsewhere));
    assertThat(listed(SUPERVISOR, "due"))
        .contains(reference(due))
        .doesNotContain(reference(late), reference(running));
    assertThat(listed(SUPERVISOR, "unassigned"))
        .contains(reference(late), reference(running))
        .doesNotContain(reference(due), reference(elsewhere));
    JsonPath after = workload(SUPERVISOR, "late");
    assertThat(grown(before, after, "late")).isOne();
    assertThat(grown(before, after, "due")).isOne();
    assertThat(after.getLong("counts.unassigned"))
        .isEqualTo(counted(listed(SUPERVISOR, "unassigned")));

    Map<String, Object> item = item(after, reference(late));
    assertThat(item)
        .containsEntry("deadline", "decision")
        .containsEntry("assigned", false)
        .containsEntry("state", "open");
    assertThat(item.get("link").toString()).endsWith("/v1/cases/" + late.caseId());
  }

  @Test
  void aCoordinatorSeesItsCountryByReferenceAndCodesOnly() {
    Opened opened = open();
    pass(opened.caseId(), Duration.ofDays(40));
    Map<String, Object> item = item(workload(COORDINATOR, "late"), reference(opened));
    assertThat(item)
        .containsOnlyKeys(
            "reference",
            "state",
            "custodian",
            "assigned",
            "urgency",
            "ageClass",
            "country",
            "openedAt",
            "dueAt",
            "deadline");
    assertThat(item.toString())
        .doesNotContain(opened.caseId().toString(), opened.subjectId().toString());
    assertThat(listed("nrm-af", "late")).doesNotContain(reference(opened));
    get(COORDINATOR, "/v1/cases/" + opened.caseId()).statusCode(404);
  }

  /** Its persons have the role of a coordinator, and no country. */
  @Test
  void whoOverseesCoordinatorsCoordinatesNoCountry() {
    get("oversight-1", "/v1/workload")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
  }

  @Test
  void aUnitFilterNarrowsAndNeverWidens() {
    Opened opened = open();
    pass(opened.caseId(), Duration.ofDays(40));
    assertThat(listed(COORDINATOR, "late", "ahtc-islamabad")).contains(reference(opened));
    assertThat(listed(COORDINATOR, "late", "lahore-investigation"))
        .doesNotContain(reference(opened));
    get("lahore-supervisor", "/v1/workload?unit=ahtc-islamabad")
        .statusCode(200)
        .body("items.size()", equalTo(0))
        .body("counts.late", equalTo(0))
        .body("counts.unassigned", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"late", "due", "unassigned"})
  void pagesShowEveryCaseOnceTheMostPressingFirst(String kind) {
    for (int i = 0; i < 5; i++) {
      pass(open().caseId(), kind.equals("late") ? Duration.ofDays(20 + i) : ALMOST);
    }
    List<String> references = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          get(SUPERVISOR, "/v1/workload?kind=" + kind + "&limit=2" + cursor)
              .statusCode(200)
              .extract()
              .jsonPath();
      references.addAll(page.getList("items.reference"));
      times.addAll(page.getList("items." + (kind.equals("unassigned") ? "openedAt" : "dueAt")));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(references).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    assertThat(times.stream().map(Instant::parse).toList()).isSorted();
    assertThat(workload(SUPERVISOR, kind).getLong("counts." + kind)).isEqualTo(counted(references));
  }

  @Test
  void closedCasesAreNoWork() {
    Opened opened = open();
    move(opened.caseId(), "{\"to\": \"closed\", \"disposition\": \"victim-withdrew\"}");
    for (String kind : List.of("late", "due", "unassigned")) {
      assertThat(listed(SUPERVISOR, kind)).doesNotContain(reference(opened));
      assertThat(listed(COORDINATOR, kind)).doesNotContain(reference(opened));
    }
  }

  @Test
  void whoeverIsExcludedFindsItInNoItemAndNoCount() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    pass(opened.caseId(), Duration.ofDays(40));
    JsonPath before = workload(COORDINATOR, "late");
    put(opened, report.excluding(2, "nrm-pakistan"));
    JsonPath after = workload(COORDINATOR, "late");
    assertThat(grown(before, after, "late")).isEqualTo(-1);
    assertThat(listed(COORDINATOR, "late")).doesNotContain(reference(opened));
    List<String> unassigned = listed(COORDINATOR, "unassigned");
    assertThat(unassigned).doesNotContain(reference(opened));
    assertThat(after.getLong("counts.unassigned")).isEqualTo(counted(unassigned));
    assertThat(listed(SUPERVISOR, "late")).contains(reference(opened));
    put(opened, report.excluding(3, "ahtc"));
    assertThat(listed(SUPERVISOR, "late")).doesNotContain(reference(opened));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    OFFICER + ", 403",
    SUPERVISOR + ", 200",
    COORDINATOR + ", 200",
    PROSECUTOR + ", 403",
    STRANGER + ", 403",
    "auditor, 403",
    "operator, 403",
    REFERRAL_SERVICE + ", 403"
  })
  void onlySupervisorsAndCoordinators(String client, int status) {
    get(client, "/v1/workload").statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=overdue", "unit=Lahore", "limit=0", "limit=201", "cursor=nonsense"})
  void oddQuestionsAreRefused(String query) {
    get(SUPERVISOR, "/v1/workload?" + query).statusCode(400);
  }

  @Test
  void needsToken() {
    needsToken("GET", "/v1/workload", "");
  }

  @Test
  void aCoordinatorIsToldToComeAgainWhenTheDirectoryIsAway() {
    clock.advance(Duration.ofSeconds(61));
    peers.fail("/v1/agencies", 503);
    get(COORDINATOR, "/v1/workload")
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:directory-unavailable"));
    get(SUPERVISOR, "/v1/workload").statusCode(200);
  }

  /** The view shows nobody else anything, and nothing more than the contract has. */
  @Test
  void theViewOfACountryIsNarrow() {
    open();
    String view = "workload_of_a_country";
    assertThat(database.count(country("coordinator", "PK"), view)).isPositive();
    assertThat(database.count(country("coordinator", "AF"), view)).isZero();
    assertThat(database.count(country("supervisor", "PK"), view)).isZero();
    assertThat(database.count(country("coordinator", ""), view)).isZero();
    assertThat(database.count(Scope.of("nrm-pakistan", "", "coordinator"), view)).isZero();
    assertThat(database.count(Scope.NONE, view)).isZero();
    assertThat(database.count(country("coordinator", "PK"), "case_file")).isZero();
    assertThat(
            rows.of(
                "SELECT column_name FROM information_schema.columns WHERE table_name = ?", view))
        .containsExactlyInAnyOrder(
            "id",
            "reference",
            "status",
            "custodian_agency",
            "custodian_unit",
            "assigned",
            "urgency",
            "age_class",
            "country",
            "opened_at",
            "due_at",
            "due_kind",
            "passes_at");
    for (String change : List.of("UPDATE %s SET reference = 'x'", "DELETE FROM %s")) {
      assertThat(database.refusal(country("coordinator", "PK"), change.formatted(view)))
          .isEqualTo("42501");
    }
  }

  @Test
  void countsUpToAThousand() {
    rows.change(
        """
        INSERT INTO case_file (id, version, reference, status, custodian_agency, custodian_unit,
          custodian_since, custody_version, urgency, age_class, country, legal_profile,
          legal_profile_version, feedback_version, feedback_since, opened_at, updated_at)
        SELECT gen_random_uuid(), 0, 'C-XX-26-MANY-' || n, 'open', 'lahore-police',
          'lahore-investigation', now(), 1, 'routine', 'adult', 'XX', 'palermo', '2026-11', 1, now(), now(),
          now()
        FROM generate_series(1, 1001) n
        """);
    try {
      JsonPath page = workload("lahore-supervisor", "unassigned");
      assertThat(page.getLong("counts.unassigned")).isEqualTo(1_000);
      assertThat(page.getList("items")).hasSize(200);
    } finally {
      rows.change("DELETE FROM case_file WHERE reference LIKE 'C-XX-26-MANY-%'");
    }
  }

  private static Scope country(String role, String country) {
    return new Scope(
        List.of(
            "amaan.client",
            "c",
            "amaan.agency",
            "nrm-pakistan",
            "amaan.roles",
            role,
            "amaan.coordinated_country",
            country));
  }

  private void put(Opened opened, Report report) {
    as(REFERRAL_SERVICE)
        .body(report.json())
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
  }

  private String reference(Opened opened) {
    return rows.of("SELECT reference FROM case_file WHERE id = ?", opened.caseId()).get(0);
  }

  private static JsonPath workload(String client, String kind) {
    return get(client, "/v1/workload?limit=200&kind=" + kind).statusCode(200).extract().jsonPath();
  }

  /** Other tests may have left more than are counted. */
  private static long counted(List<String> listed) {
    return Math.min(listed.size(), 1000);
  }

  private static long grown(JsonPath before, JsonPath after, String count) {
    return after.getLong("counts." + count) - before.getLong("counts." + count);
  }

  private static Map<String, Object> item(JsonPath page, String reference) {
    return page.getMap("items.find { it.reference == '" + reference + "' }");
  }

  private static List<String> listed(String client, String kind) {
    return listed(client, kind, null);
  }

  private static List<String> listed(String client, String kind, String unit) {
    List<String> references = new ArrayList<>();
    String held = unit == null ? "" : "&unit=" + unit;
    String more = "";
    do {
      JsonPath page =
          get(client, "/v1/workload?limit=200&kind=" + kind + held + more)
              .statusCode(200)
              .extract()
              .jsonPath();
      references.addAll(page.getList("items.reference"));
      more = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    return references;
  }
}
