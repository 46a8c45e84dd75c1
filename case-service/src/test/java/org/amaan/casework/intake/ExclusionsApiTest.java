package org.amaan.casework.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agency that is to know nothing of a subject knows nothing of its case. */
@QuarkusTest
class ExclusionsApiTest extends ApiTest {

  private static final Scope DESK = Scope.of("nrm-pakistan", "nrm-pakistan-desk", "coordinator");

  @Inject ScopedDatabase database;

  @Test
  void custodyPassesAtOnceToTheCoordinatorWhoIsAlerted() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID handover = offer(opened.caseId());
    put(opened, report.excluding(2, "ahtc"));

    get(OFFICER, "/v1/cases/" + opened.caseId()).statusCode(404);
    get(OFFICER, "/v1/handovers/" + handover).statusCode(404);
    assertThat(rows.of("SELECT custodian_unit FROM case_file WHERE id = ?", opened.caseId()))
        .containsExactly("nrm-pakistan-desk");
    assertThat(
            rows.of(
                "SELECT unit FROM custody_period WHERE case_id = ? AND until IS NULL",
                opened.caseId()))
        .containsExactly("nrm-pakistan-desk");
    assertThat(rows.of("SELECT state FROM handover WHERE id = ?", handover))
        .containsExactly("cancelled");
    assertThat(audited(opened.caseId())).contains("case.custody-passed", "case.handover-cancelled");
    assertThat(alerted(opened.caseId(), "org.amaan.case.custody-passed.v1"))
        .containsExactly("nrm-pakistan/offer-handover");
    assertThat(
            rows.of(
                "SELECT payload -> 'custodian' ->> 'unit' FROM outbox_message"
                    + " WHERE topic = 'custody' AND aggregate_id = ? ORDER BY sequence DESC LIMIT 1",
                opened.referralId()))
        .containsExactly("nrm-pakistan-desk");
    assertThat(excludedInAlerts(opened.caseId())).containsExactly("[\"ahtc\"]");
    assertThat(database.count(DESK, "case_file WHERE id = '" + opened.caseId() + "'")).isOne();
    as(REFERRAL_SERVICE)
        .get("/v1/cases/" + opened.caseId() + "/custodian")
        .then()
        .statusCode(200)
        .body("custodian.agency", equalTo("nrm-pakistan"));
  }

  @Test
  void whereNobodyIsLeftTheCaseKeepsItsCustodianWhoSeesNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    as(REFERRAL_SERVICE)
        .body(
            report
                .at(2, "accepted")
                .json()
                .strip()
                .replaceFirst("}$", ", \"exclusions\": [\"ahtc\"]}"))
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).statusCode(404);
    assertThat(rows.count("custody_period", "case_id = ? AND until IS NULL", opened.caseId()))
        .isOne();
  }

  @Test
  void aFirstReportThatComesLateOpensTheCaseWithTheCoordinator() {
    Opened opened = open(UUID.randomUUID(), report(1, "accepted").excluding(3, "ahtc"));
    get(OFFICER, "/v1/cases/" + opened.caseId()).statusCode(404);
    assertThat(database.count(DESK, "case_file WHERE id = '" + opened.caseId() + "'")).isOne();
    assertThat(alerted(opened.caseId(), "org.amaan.case.opened.v1"))
        .containsExactly("nrm-pakistan/offer-handover");
  }

  @Test
  void whatWasOfferedToTheExcludedExpiresAsIfNobodyAnswered() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID handover = offer(opened.caseId());
    get(LAHORE_SUPERVISOR, "/v1/handovers/" + handover).statusCode(200);
    put(opened, report.excluding(2, "lahore-police"));
    get(LAHORE_SUPERVISOR, "/v1/handovers/" + handover).statusCode(404);
    refused(
        404,
        "handover-not-found",
        LAHORE_SUPERVISOR,
        "/v1/handovers/" + handover + "/acceptance",
        "{}");
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("custodian.agency", equalTo("ahtc"))
        .body("pendingHandover.id", equalTo(handover.toString()));
    post(OFFICER, "/v1/handovers/" + handover + "/cancellation", "{}").statusCode(200);
    assertThat(alerted(opened.caseId(), "org.amaan.case.handover-cancelled.v1")).isEmpty();
  }

  /** Refused as what the directory does not have, also while it cannot be asked. */
  @Test
  void nothingIsOfferedToTheExcluded() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report.excluding(1, "lahore-police"));
    String handovers = "/v1/cases/" + opened.caseId() + "/handovers";
    String nowhere = TO_LAHORE.replace("lahore-investigation", "lahore-elsewhere");
    assertThat(problem(refused(422, "unknown-unit", OFFICER, handovers, TO_LAHORE)))
        .isEqualTo(problem(refused(422, "unknown-unit", OFFICER, handovers, nowhere)));
    put(opened, report.excluding(2, "punjab-prosecution"));
    move(opened.caseId(), INVESTIGATE);
    String transitions = "/v1/cases/" + opened.caseId() + "/transitions";
    String nobody = PROSECUTE.replace("punjab-prosecution", "ahtc");
    assertThat(problem(refused(422, "not-a-prosecution-agency", OFFICER, transitions, PROSECUTE)))
        .isEqualTo(problem(refused(422, "not-a-prosecution-agency", OFFICER, transitions, nobody)));
  }

  private static String problem(ValidatableResponse answer) {
    return answer.extract().asString().replaceAll("\"traceId\":\"[^\"]*\"", "");
  }

  /**
   * Where the coordinator itself is excluded, by whichever referral, the oversight agency has it.
   */
  @Test
  void custodyPassesToTheOversightAgencyWhereTheCoordinatorIsNamed() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    as(REFERRAL_SERVICE)
        .body(report(1, "accepted").attachedTo(opened.caseId()).excluding(1, "nrm-pakistan").json())
        .put("/v1/referred-cases/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    put(opened, report.excluding(2, "ahtc"));
    assertThat(rows.of("SELECT custodian_unit FROM case_file WHERE id = ?", opened.caseId()))
        .containsExactly("national-oversight-desk");
  }

  /** Each move that is shown is accepted, and who makes none is shown none. */
  @Test
  void aCoordinatorToWhomTheCasePassedIsShownNoMoves() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    put(opened, report.excluding(2, "ahtc"));
    String path = "/v1/cases/" + opened.caseId();
    assertThat(accepted(COORDINATOR, path, "open", "under-investigation", "suspended", "closed"))
        .isEqualTo(get(COORDINATOR, path).statusCode(200).extract().path("allowedMoves"));
  }

  private static List<String> accepted(String client, String path, String... moves) {
    return Stream.of(moves)
        .filter(
            to ->
                post(
                            client,
                            path + "/transitions",
                            to.equals("closed")
                                ? "{\"to\": \"closed\", \"disposition\": \"not-trafficking\"}"
                                : "{\"to\": \"%s\", \"reason\": \"review\"}".formatted(to))
                        .extract()
                        .statusCode()
                    == 200)
        .toList();
  }

  /** Its feedback would tell the referrer of a case that it is to know nothing of. */
  @Test
  void aReferralOfAnExcludedAgencyOpensACaseOfItsOwn() {
    Opened opened = open(UUID.randomUUID(), report(1, "accepted").excluding(1, "umeed-trust"));
    String own =
        as(REFERRAL_SERVICE)
            .body(report(1, "accepted").attachedTo(opened.caseId()).json())
            .put("/v1/referred-cases/" + UUID.randomUUID())
            .then()
            .statusCode(201)
            .extract()
            .path("caseId");
    assertThat(own).isNotEqualTo(opened.caseId().toString());
  }

  @Test
  void aGrantRestsWhileTheAgencyIsExcluded() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(200);
    put(opened, report.excluding(2, "punjab-prosecution"));
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    get(PROSECUTOR, "/v1/cases?limit=200")
        .statusCode(200)
        .body("items.id", not(hasItem(opened.caseId().toString())));
    // Its custodian is not told that it rests.
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("readers.agency", contains("punjab-prosecution"));
    as(REFERRAL_SERVICE)
        .get("/v1/cases/" + opened.caseId() + "/custodian")
        .then()
        .body("readers", empty());
    put(opened, report.at(3, "accepted"));
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(200);
  }

  @Test
  void theNewestListCountsHoweverReportsArrive() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    put(opened, report.at(5, "accepted"));
    put(opened, report.excluding(4, "ahtc"));
    get(OFFICER, "/v1/cases/" + opened.caseId()).statusCode(200);
    put(opened, report.excluding(6, "lahore-police"));
    put(opened, report.excluding(6, "lahore-police"));
    assertThat(excludedInAlerts(opened.caseId())).containsExactly("[\"lahore-police\"]");
  }

  /** The lists of all referrals of a case hold for the case. */
  @Test
  void anAttachedReferralHidesTheWholeCase() {
    Opened opened = open();
    UUID handover = offer(opened.caseId());
    accept(handover);
    get(OFFICER, "/v1/cases/" + opened.caseId() + "/feedback").statusCode(200);
    as(REFERRAL_SERVICE)
        .body(
            report(1, "accepted")
                .acceptedBy("lahore-police", "lahore-investigation")
                .attachedTo(opened.caseId())
                .excluding(1, "ahtc")
                .json())
        .put("/v1/referred-cases/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    get(OFFICER, "/v1/cases/" + opened.caseId() + "/feedback").statusCode(404);
    get(LAHORE_OFFICER, "/v1/cases/" + opened.caseId()).statusCode(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "custodian, ahtc-officer-1, ahtc",
    "offered, lahore-supervisor, lahore-police",
    "granted, prosecutor-punjab, punjab-prosecution",
    "former custodian, ahtc-supervisor, ahtc"
  })
  void theExcludedAgencyIsAnsweredAsIfThereWereNothing(String part, String client, String agency) {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    UUID handover = offer(opened.caseId());
    if (part.startsWith("former")) {
      accept(handover);
    }
    put(opened, report.excluding(2, agency));
    Map<String, String> answers = answers(client, opened.caseId().toString(), handover.toString());
    assertThat(answers.values()).allMatch(answer -> answer.matches("(?s)40[34] .*"));
    assertThat(answers)
        .isEqualTo(answers(client, UUID.randomUUID().toString(), UUID.randomUUID().toString()));
    get(client, "/v1/cases?limit=200")
        .statusCode(200)
        .body("items.id", not(hasItem(opened.caseId().toString())));
    if (!agency.equals("punjab-prosecution")) {
      String cursor = null;
      for (int page = 0; page < 50; page++) {
        Response inbox =
            as(client)
                .get("/v1/inbox?wait=0&limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
        assertThat(inbox.statusCode()).isEqualTo(200);
        assertThat(inbox.asString()).doesNotContain(opened.caseId().toString());
        String next = inbox.path("next");
        if (next.equals(cursor)) {
          break;
        }
        cursor = next;
      }
    }
    Scope everything =
        Scope.of(
            agency,
            rows.of("SELECT unit FROM custody_period WHERE case_id = ?", opened.caseId()).get(0),
            "investigator",
            "supervisor",
            "prosecutor",
            "auditor",
            "coordinator");
    for (String table :
        List.of(
            "case_referral",
            "custody_period",
            "case_grant",
            "handover",
            "inbox_entry",
            "case_deadline")) {
      assertThat(database.count(everything, table + " WHERE case_id = '" + opened.caseId() + "'"))
          .as(table)
          .isZero();
    }
    assertThat(database.count(everything, "case_file WHERE id = '" + opened.caseId() + "'"))
        .isZero();
    assertThat(database.count(everything, "audit_entry WHERE subject = '" + opened.caseId() + "'"))
        .isZero();
  }

  private static Map<String, String> answers(String client, String caseId, String handoverId) {
    Map<String, String> answers = new LinkedHashMap<>();
    String file = "/v1/cases/" + caseId;
    String handover = "/v1/handovers/" + handoverId;
    for (String path :
        List.of(
            file,
            file + "/feedback",
            file + "/timeline",
            file + "/protection",
            file + "/custodian",
            handover)) {
      answers.put(
          "GET " + path.replace(caseId, "C").replace(handoverId, "H"),
          plain(as(client).get(path), caseId, handoverId));
    }
    Map<String, String> commands =
        Map.of(
            file + "/assignment", "{\"person\": \"sana\"}",
            file + "/transitions", "{\"to\": \"suspended\", \"reason\": \"awaiting-evidence\"}",
            file + "/handovers", TO_LAHORE,
            handover + "/acceptance", "{}",
            handover + "/refusal", "{\"reason\": \"no-capacity\"}",
            handover + "/cancellation", "{}");
    commands.forEach(
        (path, body) ->
            answers.put(
                path.replace(caseId, "C").replace(handoverId, "H"),
                plain(
                    as(client)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body)
                        .post(path),
                    caseId,
                    handoverId)));
    return answers;
  }

  private static String plain(Response response, String caseId, String handoverId) {
    return response.statusCode()
        + " "
        + response.contentType()
        + " "
        + response
            .asString()
            .replace(caseId, "C")
            .replace(handoverId, "H")
            .replaceAll("\"traceId\":\"[^\"]*\"", "");
  }

  private static void put(Opened opened, Report report) {
    as(REFERRAL_SERVICE)
        .body(report.json())
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
  }

  private List<String> alerted(UUID caseId, String type) {
    return rows.of(
        """
        SELECT (r ->> 'agency') || '/' || (r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = ?
        """,
        caseId,
        type);
  }

  private List<String> excludedInAlerts(UUID caseId) {
    return rows.of(
        """
        SELECT payload -> 'data' ->> 'excluded' FROM outbox_message
        WHERE aggregate_id = ? AND payload ->> 'type' = 'org.amaan.case.exclusions-changed.v1'
        ORDER BY created_at, id
        """,
        caseId);
  }
}
