package org.amaan.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An erasure takes what its agency wrote; each other agency answers for its own. */
@QuarkusTest
class ErasureOfOthersApiTest extends ApiTest {

  private static final String DPO = "dpo-ahtc";
  private static final String OTHER_DPO = "dpo-umeed";
  private static final String ERASE =
      "{\"reason\": \"retention-ended\", \"includesEvidence\": true}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String CONFIRM = "{\"decision\": \"confirm\"}";
  private static final String REJECT =
      "{\"decision\": \"reject\", \"ground\": \"criminal-proceedings\"}";
  private static final String HOLD = "{\"ground\": \"court-order\"}";

  /** The eraser does not even see it. */
  @Test
  void evidenceOfAnotherAgencyStaysAlsoWhatTheEraserDoesNotSee() {
    UUID caseId =
        open(
                UUID.randomUUID(),
                report(1, "accepted").acceptedBy("lahore-police", "lahore-investigation"))
            .caseId();
    secure(LAHORE_OFFICER, caseId, "H2");
    toAhtc(caseId);
    write(OFFICER, caseId);
    move(caseId, CLOSE);
    // No question about evidence: it would tell that there is some.
    post(DPO, erasure(caseId), "{\"reason\": \"retention-ended\"}")
        .statusCode(200)
        .body("othersRemain", equalTo(true));
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"review\"}");
    get(OFFICER, "/v1/cases/" + caseId + "/notes").body("items[0].withheld", equalTo("erased"));
    accept(offer(caseId));
    get(LAHORE_OFFICER, "/v1/cases/" + caseId + "/evidence")
        .body("items", hasSize(1))
        .body("items[0].description", equalTo("Made up."));
  }

  @Test
  void whoWroteIsAskedAndItsWritingGoesWithItsAnswer() {
    UUID caseId = writtenByAhtcAndHeldByUmeed();
    UUID key = key(caseId);
    post(OTHER_DPO, erasure(caseId), ERASE)
        .statusCode(200)
        .body("othersRemain", equalTo(true))
        .body("$", org.hamcrest.Matchers.aMapWithSize(4));
    JsonPath task = task(caseId, "open");
    assertThat(task.getString("kind")).isEqualTo("erasure-answer");
    assertThat(task.getBoolean("maySettle")).isTrue();
    assertThat(recipients(caseId, "org.amaan.case.task-opened.v1"))
        .containsExactly("ahtc/data-protection-officer/settle");
    // Once for each closing.
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200);
    assertThat(rows.count("case_task", "case_id = ?", caseId)).isOne();

    String path = "/v1/tasks/" + task.getString("id");
    refused(404, "task-not-found", SUPERVISOR, path + "/settlement", CONFIRM);
    refused(404, "task-not-found", OTHER_DPO, path + "/settlement", CONFIRM);
    refused(404, "task-not-found", STRANGER, path + "/settlement", CONFIRM);
    get(OTHER_DPO, path).statusCode(404);
    get(OTHER_DPO, "/v1/tasks").statusCode(200).body("items", hasSize(0));
    post(DPO, path + "/settlement", CONFIRM)
        .statusCode(200)
        .body("state", equalTo("settled"))
        .body("decision", equalTo("confirmed"))
        .body("maySettle", equalTo(false));
    assertThat(rows.count("erasure_journal", "owner = ?", key)).isOne();
    refused(409, "task-settled", DPO, path + "/settlement", REJECT);
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200).body("othersRemain", equalTo(false));
  }

  @Test
  void anObjectionKeepsByTheLawThatItNames() {
    UUID caseId = writtenByAhtcAndHeldByUmeed();
    UUID key = key(caseId);
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200);
    String path = "/v1/tasks/" + task(caseId, "open").getString("id") + "/settlement";
    refused(400, "invalid-request", DPO, path, "{\"decision\": \"reject\"}");
    refused(
        400, "invalid-request", DPO, path, CONFIRM.replace("}", ", \"ground\": \"court-order\"}"));
    refused(400, "invalid-request", DPO, path, "{\"decision\": \"maybe\"}");
    post(DPO, path, REJECT)
        .statusCode(200)
        .body("decision", equalTo("rejected"))
        .body("ground", equalTo("criminal-proceedings"));
    // It is not asked again and again.
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200).body("othersRemain", equalTo(true));
    assertThat(rows.count("case_task", "case_id = ?", caseId)).isOne();
    assertThat(rows.count("erasure_journal", "owner = ?", key)).isZero();
    assertThat(audited(caseId)).contains("case.erasure-answer-written");
  }

  @Test
  void silenceErasesNothingAndIsToldToTheCoordinator() {
    UUID caseId = writtenByAhtcAndHeldByUmeed();
    UUID key = key(caseId);
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200);
    assertThat(recipients(caseId, "org.amaan.case.task-overdue.v1")).isEmpty();
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> recipients(caseId, "org.amaan.case.task-overdue.v1").size() == 2);
    assertThat(recipients(caseId, "org.amaan.case.task-overdue.v1"))
        .containsExactlyInAnyOrder(
            "ahtc/data-protection-officer/settle", "nrm-pakistan/coordinator/follow-up");
    JsonPath task = task(caseId, "open");
    assertThat(task.getBoolean("overdue")).isTrue();
    assertThat(rows.count("erasure_journal", "owner = ?", key)).isZero();
    // Nobody answers in its place.
    post(COORDINATOR, "/v1/tasks/" + task.getString("id") + "/settlement", CONFIRM).statusCode(404);
    assertThat(task(caseId, "open").getString("id")).isEqualTo(task.getString("id"));
  }

  /** Who stands in where nobody coordinates reads no workload. */
  @Test
  void whoOverseesIsToldOfTheSilenceToo() {
    Report report = report(1, "accepted");
    Opened opened = writtenByAhtcAndHeldByUmeed(report);
    arrives(
            opened.referralId(),
            report
                .at(4, "completed")
                .coordinatedBy("national-oversight")
                .json()
                .strip()
                .replaceFirst("}$", ", \"fallbackOversees\": true}"))
        .statusCode(200);
    post(OTHER_DPO, erasure(opened.caseId()), ERASE).statusCode(200);
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> recipients(opened.caseId(), "org.amaan.case.task-overdue.v1").size() == 2);
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,link}' FROM outbox_message WHERE aggregate_id = ? AND"
                    + " payload #>> '{data,recipients,0,agency}' = 'national-oversight'",
                opened.caseId()))
        .singleElement()
        .asString()
        .endsWith("/v1/agencies");
  }

  @Test
  void whoIsExcludedIsAskedWhenItNoLongerIs() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    write(OFFICER, opened.caseId());
    move(opened.caseId(), CLOSE);
    arrives(opened.referralId(), toUmeed(report.excluding(2, "ahtc"))).statusCode(200);
    post(OTHER_DPO, erasure(opened.caseId()), ERASE)
        .statusCode(200)
        .body("othersRemain", equalTo(true));
    assertThat(recipients(opened.caseId(), "org.amaan.case.task-opened.v1")).isEmpty();
    assertThat(tasks(opened.caseId(), "open")).isEmpty();
    refused(404, "case-not-found", DPO, holds(opened.caseId()), HOLD);
    arrives(opened.referralId(), report.at(3, "accepted").json()).statusCode(200);
    assertThat(tasks(opened.caseId(), "open")).hasSize(1);
  }

  @Test
  void theQuestionIsOverWhenTheCaseGoesOn() {
    Report report = report(1, "accepted");
    Opened opened = writtenByAhtcAndHeldByUmeed(report);
    post(OTHER_DPO, erasure(opened.caseId()), ERASE).statusCode(200);
    String path = "/v1/tasks/" + task(opened.caseId(), "open").getString("id");
    arrives(opened.referralId(), knowing(9, report.at(9, "reopened"))).statusCode(200);
    get(DPO, path)
        .body("state", equalTo("settled"))
        .body("decision", equalTo("withdrawn"))
        .body("settledAt", nullValue());
    refused(409, "task-settled", DPO, path + "/settlement", CONFIRM);
    assertThat(rows.count("case_key", "case_id = ? AND erased_at IS NULL", opened.caseId()))
        .isOne();
  }

  @Test
  void aLegalHoldKeepsWhatItsAgencyWroteWhoeverAsks() {
    UUID caseId = writtenByAhtcAndHeldByUmeed();
    needsToken("POST", holds(caseId), HOLD);
    needsIdempotencyKey(DPO, holds(caseId), HOLD);
    refused(400, "invalid-request", DPO, holds(caseId), "{\"ground\": \"because\"}");
    // Its agency wrote in the case and holds it no more: that is for its officer to know.
    refused(404, "case-not-found", SUPERVISOR, holds(caseId), HOLD);
    get(SUPERVISOR, holds(caseId)).statusCode(404);
    refused(404, "case-not-found", SUPERVISOR, aHold(caseId), "{}");
    // It has written nothing here.
    refused(404, "case-not-found", OTHER_DPO, holds(caseId), HOLD);
    refused(404, "case-not-found", STRANGER, holds(caseId), HOLD);
    String hold = post(DPO, holds(caseId), HOLD).statusCode(201).extract().path("id").toString();
    refused(409, "legal-hold-exists", DPO, holds(caseId), HOLD);
    post(OTHER_DPO, erasure(caseId), ERASE).statusCode(200).body("othersRemain", equalTo(true));
    String settlement = "/v1/tasks/" + task(caseId, "open").getString("id") + "/settlement";
    refused(409, "legal-hold", DPO, settlement, CONFIRM);
    get(DPO, holds(caseId)).statusCode(200).body("items.id", equalTo(List.of(hold)));
    get(OTHER_DPO, holds(caseId)).statusCode(404);
    String release = holds(caseId) + "/" + hold + "/release";
    refused(404, "case-not-found", OTHER_DPO, release, "{}");
    refused(
        404,
        "legal-hold-not-found",
        DPO,
        holds(caseId) + "/" + UUID.randomUUID() + "/release",
        "{}");
    post(DPO, release, "{}").statusCode(200).body("releasedAt", notNullValue());
    post(DPO, release, "{}").statusCode(200);
    post(DPO, settlement, CONFIRM).statusCode(200);
  }

  @Test
  void whoReadsTheCaseLacksTheRoleWhetherTheAgencyWroteOrNot() {
    UUID caseId = open().caseId();
    for (int i = 0; i < 2; i++) {
      refused(403, "not-permitted", SUPERVISOR, holds(caseId), HOLD);
      get(SUPERVISOR, holds(caseId)).statusCode(403);
      refused(403, "not-permitted", SUPERVISOR, aHold(caseId), "{}");
      write(OFFICER, caseId);
    }
  }

  @Test
  void aHoldKeepsAlsoFromTheOwnOfficersErasure() {
    UUID caseId = open().caseId();
    write(OFFICER, caseId);
    move(caseId, CLOSE);
    post(DPO, holds(caseId), HOLD).statusCode(201);
    refused(409, "legal-hold", DPO, erasure(caseId), ERASE);
  }

  @Test
  void listsPageByPageAndByState() {
    for (int i = 0; i < 3; i++) {
      post(OTHER_DPO, erasure(writtenByAhtcAndHeldByUmeed()), ERASE).statusCode(200);
    }
    JsonPath first = get(DPO, "/v1/tasks?state=open&limit=2").extract().jsonPath();
    assertThat(first.getList("items")).hasSize(2);
    String next = first.getString("next");
    assertThat(get(DPO, "/v1/tasks?state=open&limit=2&cursor=" + next).statusCode(200)).isNotNull();
    get(OTHER_DPO, "/v1/tasks?cursor=" + next).statusCode(400);
    get(SUPERVISOR, "/v1/tasks").statusCode(200).body("items", hasSize(0));
    get("operator", "/v1/tasks").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=x", "limit=0", "cursor=x"})
  void theListRefusesWhatItDoesNotKnow(String query) {
    get(DPO, "/v1/tasks?" + query).statusCode(400);
  }

  @Test
  void aTaskNeedsATokenAndAKey() {
    String path = "/v1/tasks/" + UUID.randomUUID() + "/settlement";
    needsToken("POST", path, CONFIRM);
    needsIdempotencyKey(DPO, path, CONFIRM);
    refused(404, "task-not-found", DPO, path, CONFIRM);
  }

  private UUID writtenByAhtcAndHeldByUmeed() {
    return writtenByAhtcAndHeldByUmeed(report(1, "accepted")).caseId();
  }

  /** As it is after an exclusion that was lifted. */
  private static Opened writtenByAhtcAndHeldByUmeed(Report report) {
    Opened opened = open(UUID.randomUUID(), report);
    write(OFFICER, opened.caseId());
    secure(OFFICER, opened.caseId(), "H2");
    move(opened.caseId(), CLOSE);
    arrives(opened.referralId(), toUmeed(report.excluding(2, "ahtc"))).statusCode(200);
    arrives(opened.referralId(), report.at(3, "completed").coordinated().json()).statusCode(200);
    return opened;
  }

  private static String toUmeed(Report report) {
    return report
        .json()
        .replace("nrm-pakistan-desk", "umeed-main")
        .replace("nrm-pakistan", "umeed-trust");
  }

  private static void toAhtc(UUID caseId) {
    String handover =
        post(
                LAHORE_OFFICER,
                "/v1/cases/" + caseId + "/handovers",
                """
                {"to": {"agency": "ahtc", "unit": "ahtc-islamabad"}, "reason": "jurisdiction"}
                """)
            .statusCode(201)
            .extract()
            .path("id");
    post(SUPERVISOR, "/v1/handovers/" + handover + "/acceptance", "{}").statusCode(200);
  }

  private static void secure(String client, UUID caseId, String handling) {
    post(
            client,
            "/v1/cases/" + caseId + "/evidence",
            """
            {"kind": "document", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
             "place": "Made up.", "handling": "%s"}
            """
                .formatted(handling))
        .statusCode(201);
  }

  private static void write(String client, UUID caseId) {
    post(client, "/v1/cases/" + caseId + "/notes", "{\"text\": \"Made up.\", \"handling\": \"H0\"}")
        .statusCode(201);
  }

  private static String erasure(UUID caseId) {
    return "/v1/cases/" + caseId + "/erasure";
  }

  private static String holds(UUID caseId) {
    return "/v1/cases/" + caseId + "/legal-holds";
  }

  private static String aHold(UUID caseId) {
    return holds(caseId) + "/" + UUID.randomUUID() + "/release";
  }

  private UUID key(UUID caseId) {
    return UUID.fromString(
        rows.of("SELECT key::text FROM case_key WHERE case_id = ? AND agency = 'ahtc'", caseId)
            .get(0));
  }

  private static JsonPath task(UUID caseId, String state) {
    String id = tasks(caseId, state).get(0);
    return get(DPO, "/v1/tasks/" + id).statusCode(200).extract().jsonPath();
  }

  private static List<String> tasks(UUID caseId, String state) {
    return get(DPO, "/v1/tasks?limit=200&state=" + state)
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.findAll { it.caseId == '" + caseId + "' }.id");
  }

  private List<String> recipients(UUID caseId, String type) {
    return rows.of(
        """
        SELECT (r ->> 'agency') || '/' || (r ->> 'role') || '/' || (r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = ?
        """,
        caseId,
        type);
  }
}
