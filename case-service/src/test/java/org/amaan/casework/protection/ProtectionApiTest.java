package org.amaan.casework.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help that was asked for out of a case, followed to its outcome. */
@QuarkusTest
public class ProtectionApiTest extends ApiTest {

  private static final String SUSPEND = "{\"to\": \"suspended\", \"reason\": \"review\"}";
  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String WITHDREW =
      "{\"to\": \"closed\", \"disposition\": \"victim-withdrew\"}";

  private static final UUID SUBJECT = UUID.randomUUID();

  @Test
  void isFollowedToItsOutcome() {
    UUID caseId = open().caseId();
    UUID shelter = UUID.randomUUID();
    list(OFFICER, caseId).statusCode(200).body("items", empty());
    put(caseId, shelter, help(1, "submitted"));
    put(caseId, shelter, help(3, "accepted"));
    list(OFFICER, caseId)
        .body("items.referralId", contains(shelter.toString()))
        .body("items[0].state", equalTo("accepted"))
        .body("items[0].serviceType", equalTo("post-nephrectomy-follow-up"))
        .body("items[0].followUp.months", equalTo(60))
        .body("items[0].followUp.intervalMonths", equalTo(12))
        .body("items[0].receiver.agency", equalTo("sehat-hospital"))
        .body("items[0].subjectId", equalTo(SUBJECT.toString()))
        .body("items[0].link", endsWith("/v1/referrals/" + shelter))
        .body("items[0].outcome", nullValue());
    put(caseId, shelter, ended(help(5, "completed"), "served"));
    list(OFFICER, caseId)
        .body("items[0].state", equalTo("completed"))
        .body("items[0].outcome", equalTo("served"));
    assertThat(inbox(caseId))
        .containsExactly(
            "opened", "protection-changed", "protection-changed", "protection-changed");
  }

  @Test
  void theNewestReportCountsHoweverOftenAndInWhateverOrderTheyCome() {
    UUID caseId = open().caseId();
    UUID referral = UUID.randomUUID();
    put(caseId, referral, help(4, "accepted"));
    put(caseId, referral, help(2, "submitted"));
    put(caseId, referral, help(4, "accepted"));
    list(OFFICER, caseId).body("items.state", contains("accepted"));
    put(caseId, referral, help(5, "accepted"));
    assertThat(inbox(caseId)).containsExactly("opened", "protection-changed");
    assertThat(audited(caseId))
        .containsExactly("case.opened", "case.protection-written", "case.protection-written");
  }

  /** Help is not a part of the investigation, and does not end with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "under-investigation",
        "with-prosecution",
        "charged",
        "suspended",
        "closed"
      })
  void isReportedAndReadInEveryState(String state) {
    UUID caseId = open().caseId();
    UUID before = UUID.randomUUID();
    put(caseId, before, help(1, "submitted"));
    switch (state) {
      case "under-investigation" -> move(caseId, INVESTIGATE);
      case "with-prosecution" -> move(caseId, INVESTIGATE, PROSECUTE);
      case "charged" -> move(caseId, INVESTIGATE, PROSECUTE, CHARGE);
      case "suspended" -> move(caseId, SUSPEND);
      case "closed" -> move(caseId, WITHDREW);
      default -> {}
    }
    put(caseId, before, ended(help(2, "completed"), "served"));
    put(caseId, UUID.randomUUID(), help(1, "submitted"));
    list(OFFICER, caseId)
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("items.state", hasItem("completed"));
    get(OFFICER, "/v1/cases/" + caseId).body("state", equalTo(state));
  }

  @Test
  void goesWithTheCaseAndIsTheCustodiansAlone() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    put(caseId, UUID.randomUUID(), help(1, "submitted"));
    list(PROSECUTOR, caseId)
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-custodian"));
    list(STRANGER, caseId).statusCode(404);
    UUID handover = offer(caseId);
    list(LAHORE_SUPERVISOR, caseId).statusCode(404);
    accept(handover);
    list(OFFICER, caseId).statusCode(404);
  }

  /** What one custodian may know is not the next one's to know. */
  @Test
  void aNewCustodianReadsWhatIsToldToItAndNothingBefore() {
    UUID caseId = open().caseId();
    UUID shelter = UUID.randomUUID();
    put(caseId, shelter, ended(help(3, "completed"), "victim-declined"));
    accept(offer(caseId));
    list(LAHORE_SUPERVISOR, caseId).statusCode(200).body("items", empty());
    put(caseId, shelter, ended(help(4, "completed"), "served"));
    list(LAHORE_SUPERVISOR, caseId).body("items", empty());
    put(caseId, shelter, nothingButTheNeed(help(5, "accepted")).replace("ahtc", "lahore-police"));
    list(LAHORE_SUPERVISOR, caseId)
        .body("items.referralId", contains(shelter.toString()))
        .body("items[0].state", equalTo("accepted"))
        .body("items[0].receiver", nullValue())
        .body("items[0].serviceType", nullValue())
        .body("items[0].followUp", nullValue());
  }

  /** As after a withdrawal of consent. */
  @Test
  void whatWasToldIsTakenBack() {
    UUID caseId = open().caseId();
    UUID shelter = UUID.randomUUID();
    put(caseId, shelter, ended(help(3, "completed"), "victim-declined"));
    put(caseId, shelter, help(4, "accepted"));
    list(OFFICER, caseId)
        .body("items[0].state", equalTo("accepted"))
        .body("items[0].outcome", nullValue());
  }

  /** Not even that there is any. */
  @Test
  void theTimelineOfTheCaseSaysNothingOfIt() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    put(caseId, UUID.randomUUID(), help(1, "submitted"));
    for (String reader : List.of(OFFICER, PROSECUTOR)) {
      assertThat(get(reader, "/v1/cases/" + caseId + "/timeline").extract().asString())
          .doesNotContain("protection");
    }
    assertThat(sent("event", caseId)).as("referral-service alerts whoever sent it").isEqualTo(3);
  }

  @Test
  void anExcludedCustodianSeesNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID shelter = UUID.randomUUID();
    put(opened.caseId(), shelter, help(1, "submitted"));
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "ahtc").json())
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
    list(OFFICER, opened.caseId()).statusCode(404);
    put(opened.caseId(), shelter, help(2, "submitted").replace("\"ahtc\"", "\"nrm-pakistan\""));
    list(OFFICER, opened.caseId()).statusCode(404);
    // An arbiter refers nobody, also where the case has passed to it.
    list(COORDINATOR, opened.caseId()).statusCode(403);
  }

  @Test
  void pagesShowEachOnceNewestFirst() {
    UUID caseId = open().caseId();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID id = UUID.randomUUID();
      sent.add(0, id.toString());
      put(
          caseId,
          id,
          help(1, "submitted").replace("2026-11-24T09:30:00Z", "2026-11-2" + i + "T09:30:00Z"));
    }
    List<String> found = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, "/v1/cases/" + caseId + "/protection?limit=2" + more)
              .statusCode(200)
              .extract()
              .jsonPath();
      found.addAll(page.getList("items.referralId"));
      more = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(found).isEqualTo(sent);
  }

  @Test
  void onlyReferralServiceReportsAndOnlyOfCasesThatThereAre() {
    UUID caseId = open().caseId();
    UUID referral = UUID.randomUUID();
    reported(OFFICER, caseId, referral, help(1, "submitted")).statusCode(403);
    reported(REFERRAL_SERVICE, UUID.randomUUID(), referral, help(1, "submitted")).statusCode(404);
    put(caseId, referral, help(1, "submitted"));
    reported(REFERRAL_SERVICE, open().caseId(), referral, help(2, "accepted"))
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:in-another-case"));
    list(OFFICER, caseId).body("items.state", contains("submitted"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sequence\": -1",
        "\"state\": \"draft\"",
        "\"reference\": \"123456789012345678901234567890123\"",
        "\"need\": \"money\"",
        "\"serviceType\": \"kidney\"",
        "\"followUp\": {\"months\": 0, \"intervalMonths\": 1}",
        "\"followUp\": {\"months\": 241, \"intervalMonths\": 1}",
        "\"followUp\": {\"months\": 12, \"intervalMonths\": 25}",
        "\"followUp\": {\"months\": 12}",
        "\"outcome\": \"good\"",
        "\"receiver\": {\"agency\": \"Nobody\"}",
        "\"name\": \"x\""
      })
  void oddReportsAreRefused(String field) {
    UUID caseId = open().caseId();
    String name = field.substring(0, field.indexOf(':'));
    String body = help(1, "submitted");
    String odd =
        body.contains(name + ":")
            ? body.replaceFirst(name + ": (\"[^\"]*\"|\\{[^}]*}|\\d+)", field)
            : body.strip().replaceFirst("}$", ", " + field + "}");
    reported(REFERRAL_SERVICE, caseId, UUID.randomUUID(), odd).statusCode(400);
    list(OFFICER, caseId).body("items", empty());
  }

  @Test
  void needsToken() {
    UUID caseId = open().caseId();
    needsToken("GET", "/v1/cases/" + caseId + "/protection", "");
    needsToken(
        "PUT", "/v1/cases/" + caseId + "/protection/" + UUID.randomUUID(), help(1, "submitted"));
  }

  /** What referral-service reports of a follow-up after nephrectomy. */
  public static String help(long sequence, String state) {
    return """
        {"sequence": %d, "toldTo": {"agency": "ahtc"}, "state": "%s", "reference": "PK-26-7KQ4-M2XD-R", "subjectId": "%s",
         "receiver": {"agency": "sehat-hospital"}, "need": "medical-care",
         "serviceType": "post-nephrectomy-follow-up",
         "followUp": {"months": 60, "intervalMonths": 12},
         "submittedAt": "2026-11-24T09:30:00Z", "stateSince": "2026-11-24T10:30:00Z"}
        """
        .formatted(sequence, state, SUBJECT);
  }

  private static String ended(String report, String outcome) {
    return report.strip().replaceFirst("}$", ", \"outcome\": \"" + outcome + "\"}");
  }

  private static String nothingButTheNeed(String report) {
    return report.replaceAll(
        "\"(receiver|followUp)\": \\{[^}]*},|\"serviceType\": \"[^\"]*\",", "");
  }

  private static void put(UUID caseId, UUID referralId, String report) {
    reported(REFERRAL_SERVICE, caseId, referralId, report).statusCode(204);
  }

  private static ValidatableResponse reported(
      String client, UUID caseId, UUID referralId, String report) {
    return as(client).body(report).put("/v1/cases/" + caseId + "/protection/" + referralId).then();
  }

  private static ValidatableResponse list(String client, UUID caseId) {
    return get(client, "/v1/cases/" + caseId + "/protection");
  }

  private List<String> inbox(UUID caseId) {
    return rows.of("SELECT change FROM inbox_entry WHERE case_id = ? ORDER BY id", caseId);
  }
}
