package org.amaan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.files.Sha256;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.ContractWords;
import org.amaan.platform.testing.EmptyAnswers;
import org.amaan.platform.testing.HeadRequests;
import org.amaan.platform.testing.ProblemTypes;
import org.amaan.platform.testing.RouteCoverage;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract is what is served, and its examples work. */
@QuarkusTest
class ContractTest extends ApiTest {

  private static final String DPO = "dpo-ahtc";
  private static final Contract CONTRACT = Contract.ofThisService();
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String SUSPECT =
      """
      {"kind": "natural", "standing": "suspect", "roles": ["Other"], "handling": "H0",
       "subjectId": "0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11"}
      """;
  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String HEARING =
      """
      {"kind": "bail", "courtLevel": "special", "startsAt": "BEGUN", "timeZone": "Asia/Karachi",
       "inCamera": false}
      """;
  private static final String MEASURE =
      """
      {"kind": "screen", "subjectId": "SUBJECT", "reviewDueAt": "AHEAD"}
      """;
  private static final String CLAIM =
      """
      {"subjectId": "SUBJECT", "route": "state-fund", "filingDueAt": "AHEAD",
       "claimed": {"currency": "PKR", "minorUnits": 250000000}}
      """;

  private String subject = "";

  @Test
  void theEnumsThatStandForWordsOfContractsHaveAllOfThem() {
    assertThat(ContractWords.differences()).isEmpty();
  }

  @Test
  void everyDocumentedRouteIsServedAndNoOther() {
    assertThat(RouteCoverage.served("org.amaan.casework"))
        .isEqualTo(RouteCoverage.documented(CONTRACT));
  }

  @Test
  void everyProblemTypeIsDocumented() {
    assertThat(ProblemTypes.thrown()).isNotEmpty();
    assertThat(ProblemTypes.documented()).containsAll(ProblemTypes.thrown());
  }

  @Test
  void contractIsServedWithAPage() {
    RestAssured.given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(org.hamcrest.Matchers.containsString("openapi: 3.1"));
    RestAssured.given().get("/q/swagger-ui").then().statusCode(200);
  }

  @Test
  void servedIsThisContractWithTheAddressOfTheProviderInUse() {
    String served = RestAssured.get("/q/openapi").asString();
    String provider = ConfigProvider.getConfig().getValue("AMAAN_OIDC_URL", String.class);
    String schemes = "/components/securitySchemes/";
    assertThat(CONTRACT.differencesOf(served))
        .containsExactlyInAnyOrder(
            schemes + "oidcClient/flows/clientCredentials/tokenUrl",
            schemes + "oidc/flows/authorizationCode/authorizationUrl",
            schemes + "oidc/flows/authorizationCode/tokenUrl");
    assertThat(served).contains(provider + "/protocol/openid-connect/auth\n");
  }

  @Test
  void headIsAnsweredWhereGetIs() {
    assertThat(HeadRequests.differences(CONTRACT, () -> as("ahtc-supervisor"))).isEmpty();
    assertThat(HeadRequests.differences(CONTRACT, () -> as("auditor"))).isEmpty();
  }

  @Test
  void whoAcceptsJsonIsServedWhereSuccessHasNoContent() {
    assertThat(EmptyAnswers.of(CONTRACT)).hasSize(3);
    assertThat(EmptyAnswers.refused(CONTRACT, () -> as("ahtc-supervisor"))).isEmpty();
  }

  @Test
  void thePageFillsInNoConstantKeyAndNoOptionalFilter() {
    assertThat(CONTRACT.prefilled()).isEmpty();
  }

  @Test
  void noPatternIsBroughtDownByALongText() {
    assertThat(CONTRACT.patternsThatOverflow()).isEmpty();
  }

  @Test
  void everyOperationSaysWhatItDoesAndHowItRefuses() {
    for (Contract.Operation operation : CONTRACT.operations()) {
      JsonNode definition = operation.definition();
      assertThat(operation.id()).as(operation.toString()).isNotBlank();
      assertThat(definition.path("summary").asText()).as(operation.toString()).isNotBlank();
      assertThat(definition.path("description").asText()).as(operation.toString()).isNotBlank();
      List<String> wanted = new ArrayList<>(List.of("401", "403", "406", "429", "500", "503"));
      if (definition.has("requestBody")) {
        wanted.addAll(List.of("400", "413", "415"));
        assertThat(CONTRACT.requestExamples(operation)).as(operation.toString()).isNotEmpty();
      }
      wanted.forEach(
          status ->
              assertThat(definition.path("responses").has(status))
                  .as(operation + " " + status)
                  .isTrue());
    }
  }

  /**
   * Every example of a request body, sent as it stands once the resource is in its state. A time of
   * a trial lies ahead: the day in the example will not always.
   */
  @TestFactory
  List<DynamicTest> everyExampleWorks() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Contract.Operation operation : CONTRACT.operations()) {
      for (Map.Entry<String, JsonNode> example : CONTRACT.requestExamples(operation).entrySet()) {
        String name = operation.id() + "/" + example.getKey();
        tests.add(dynamicTest(name, () -> send(name, ahead(example.getValue().toString()))));
      }
    }
    return tests;
  }

  private static String ahead(String body) {
    return body.replaceAll(
        "(?<=\"(startsAt|reviewDueAt|filingDueAt)\":)\"[^\"]*\"", "\"" + inDays(40) + "\"");
  }

  private static Instant inDays(long days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  private void send(String name, String body) {
    String operation = name.substring(0, name.indexOf('/'));
    switch (operation) {
      // An observation has its referral: a new referral's are others.
      case "putReferral" ->
          as(REFERRAL_SERVICE)
              .body(body.replace("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b44", "" + UUID.randomUUID()))
              .put("/v1/referred-cases/" + UUID.randomUUID())
              .then()
              .statusCode(201);
      case "putProtection" ->
          as(REFERRAL_SERVICE)
              .body(body)
              .put("/v1/cases/" + open().caseId() + "/protection/" + UUID.randomUUID())
              .then()
              .statusCode(204);
      case "takeRevocation" ->
          as(REFERRAL_SERVICE)
              .body(body)
              .put("/v1/revocations/" + UUID.randomUUID())
              .then()
              .statusCode(204);
      case "assignCase" ->
          post(SUPERVISOR, "/v1/cases/" + open().caseId() + "/assignment", body).statusCode(200);
      case "moveCase" -> {
        UUID caseId = open().caseId();
        move(caseId, before(name.substring(name.indexOf('/') + 1)));
        post(OFFICER, "/v1/cases/" + caseId + "/transitions", body).statusCode(200);
      }
      case "writeNote" ->
          post(OFFICER, "/v1/cases/" + open().caseId() + "/notes", body).statusCode(201);
      case "recordEvidence" ->
          post(OFFICER, "/v1/cases/" + open().caseId() + "/evidence", body).statusCode(201);
      case "addEvidenceContent" -> {
        String text = body.substring(1, body.length() - 1);
        UUID caseId = open().caseId();
        as(OFFICER)
            .contentType("text/plain")
            .body(text)
            .put(evidence(caseId, hashOf(text), "message") + "/content")
            .then()
            .statusCode(201);
      }
      case "handOverEvidence" -> {
        UUID caseId = open().caseId();
        post(OFFICER, evidence(caseId, "", "device") + "/transfers", body).statusCode(201);
      }
      case "receiveEvidence" -> {
        UUID caseId = open().caseId();
        String collected = ", \"collectedBy\": {\"name\": \"A made-up nurse\"}";
        post(OFFICER, evidence(caseId, collected, "device") + "/receipts", body).statusCode(201);
      }
      case "countersignTransfer" -> answerTransfer(OTHER_OFFICER, "countersignature", body);
      case "refuseTransfer" -> answerTransfer(OTHER_OFFICER, "refusal", body);
      case "cancelTransfer" -> answerTransfer(OFFICER, "cancellation", body);
      case "writeAssessment" -> assess(OFFICER, open().caseId(), body).statusCode(201);
      case "signAssessment" -> post(OFFICER, assessed() + "/signature", body).statusCode(201);
      case "returnAssessment" -> {
        String assessment = assessed();
        post(OFFICER, assessment + "/signature", "{\"version\": 1}").statusCode(201);
        post(PROSECUTOR, assessment + "/return", body).statusCode(201);
      }
      case "enterPerson" ->
          post(OFFICER, "/v1/cases/" + open().caseId() + "/persons", body).statusCode(201);
      case "changePerson" ->
          patch(OFFICER, person(open().caseId(), SUSPECT), "\"0\"", body).statusCode(200);
      case "enterHearing" -> post(OFFICER, charged() + "/hearings", body).statusCode(201);
      case "changeHearing" ->
          patch(OFFICER, entered("hearings", HEARING), "\"0\"", body).statusCode(200);
      case "enterProtectionMeasure" -> {
        String file = charged();
        String witness = person(file, SUSPECT.replace("suspect", "witness"));
        String known = witness.substring(witness.lastIndexOf('/') + 1);
        post(
                OFFICER,
                file + "/protection-measures",
                body.replace("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11", subject)
                    .replace("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b12", known))
            .statusCode(201);
      }
      case "changeProtectionMeasure" ->
          patch(OFFICER, entered("protection-measures", MEASURE), "\"0\"", body).statusCode(200);
      case "enterCompensationClaim" -> {
        String claims = charged() + "/compensation-claims";
        post(OFFICER, claims, body.replace("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11", subject))
            .statusCode(201);
      }
      case "changeCompensationClaim" -> {
        String claim = entered("compensation-claims", CLAIM);
        if (body.contains("decided")) {
          patch(OFFICER, claim, "\"0\"", "{\"state\": \"filed\"}").statusCode(200);
          patch(OFFICER, claim, "\"1\"", body).statusCode(200);
        } else {
          patch(OFFICER, claim, "\"0\"", body).statusCode(200);
        }
      }
      case "concludeNonPunishmentReview" -> {
        UUID caseId = open().caseId();
        person(caseId, SUSPECT.replace("suspect", "accused"));
        String reviews = "/v1/cases/" + caseId + "/non-punishment-reviews";
        String review = get(SUPERVISOR, reviews).extract().path("items[0].id");
        post(SUPERVISOR, reviews + "/" + review + "/conclusion", body).statusCode(200);
      }
      case "recordObservations" ->
          post(OFFICER, "/v1/cases/" + open().caseId() + "/observations", body).statusCode(201);
      case "eraseTextAndEvidence" -> {
        UUID caseId = open().caseId();
        move(caseId, CLOSE);
        post("dpo-ahtc", "/v1/cases/" + caseId + "/erasure", body).statusCode(200);
      }
      case "placeLegalHold" -> post(DPO, caseWithANote() + "/legal-holds", body).statusCode(201);
      case "releaseLegalHold" -> {
        String holds = caseWithANote() + "/legal-holds";
        String hold = post(DPO, holds, "{\"ground\": \"court-order\"}").extract().path("id");
        post(DPO, holds + "/" + hold + "/release", body).statusCode(200);
      }
      case "settleTask" -> post(DPO, asked() + "/settlement", body).statusCode(200);
      case "offerHandover" ->
          post(OFFICER, "/v1/cases/" + open().caseId() + "/handovers", body).statusCode(201);
      case "acceptHandover" -> answer(LAHORE_SUPERVISOR, "acceptance", body);
      case "refuseHandover" -> answer(LAHORE_SUPERVISOR, "refusal", body);
      case "cancelHandover" -> answer(OFFICER, "cancellation", body);
      // A failed message is made, and this example sent, in OutboxApiTest; here: it is understood.
      case "redeliverMessage" ->
          post("operator", "/v1/outbox/" + UUID.randomUUID() + "/redelivery", body).statusCode(404);
      default -> throw new AssertionError("how does one get to " + name + "?");
    }
  }

  /** The address of a case in which an officer has written. */
  private static String caseWithANote() {
    String path = "/v1/cases/" + open().caseId();
    post(OFFICER, path + "/notes", "{\"text\": \"Made up.\"}").statusCode(201);
    return path;
  }

  /** The address of a task: another agency, to which the case has passed, asks for an answer. */
  private static String asked() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    String path = "/v1/cases/" + opened.caseId();
    post(OFFICER, path + "/notes", "{\"text\": \"Made up.\"}").statusCode(201);
    move(opened.caseId(), CLOSE);
    String passing =
        report
            .excluding(2, "ahtc")
            .json()
            .replace("nrm-pakistan-desk", "umeed-main")
            .replace("nrm-pakistan", "umeed-trust");
    arrives(opened.referralId(), passing).statusCode(200);
    arrives(opened.referralId(), report.at(3, "completed").json()).statusCode(200);
    post("dpo-umeed", path + "/erasure", "{\"reason\": \"retention-ended\"}").statusCode(200);
    String task =
        get(DPO, "/v1/tasks?state=open&limit=200")
            .extract()
            .path("items.find { it.caseId == '" + opened.caseId() + "' }.id");
    return "/v1/tasks/" + task;
  }

  /** Its address. */
  private static String evidence(UUID caseId, String more, String kind) {
    String body =
        """
        {"kind": "%s", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
         "place": "Made up.", "handling": "H0"%s}
        """
            .formatted(kind, more);
    return post(OFFICER, "/v1/cases/" + caseId + "/evidence", body)
        .statusCode(201)
        .extract()
        .header("Location");
  }

  private static String hashOf(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return ", \"sha256\": \"" + HexFormat.of().formatHex(digest) + "\"";
  }

  private static void answerTransfer(String client, String command, String body) {
    String item = evidence(open().caseId(), "", "device");
    String toColleague =
        """
        {"to": {"agency": "ahtc", "unit": "ahtc-islamabad", "person": "%s"}, "place": "Made up.",
         "reason": "storage"}
        """
            .formatted(OTHER_OFFICER);
    String transfer =
        post(OFFICER, item + "/transfers", toColleague).statusCode(201).extract().path("id");
    post(client, item + "/transfers/" + transfer + "/" + command, body).statusCode(200);
  }

  /** The address of the draft of an assessment, in a case that a prosecution was granted. */
  private static String assessed() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    assess(OFFICER, caseId, "{\"consentMentioned\": false, \"findings\": []}").statusCode(201);
    return "/v1/cases/" + caseId + "/assessment";
  }

  /** The address of a case that is charged; its subject is {@code subject} from then on. */
  private String charged() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE, CHARGE);
    subject = opened.subjectId().toString();
    return "/v1/cases/" + opened.caseId();
  }

  /** The address of a record of the trial of such a case. */
  private String entered(String records, String body) {
    String path = charged() + "/" + records;
    String filled =
        body.replace("SUBJECT", subject)
            .replace("BEGUN", Instant.now().minus(Duration.ofHours(1)).toString())
            .replace("AHEAD", inDays(20).toString());
    return post(OFFICER, path, filled).statusCode(201).extract().header("Location");
  }

  private static String person(UUID caseId, String body) {
    return person("/v1/cases/" + caseId, body);
  }

  private static String person(String file, String body) {
    return post(OFFICER, file + "/persons", body).statusCode(201).extract().header("Location");
  }

  private static void answer(String client, String command, String body) {
    post(client, "/v1/handovers/" + offer(open().caseId()) + "/" + command, body).statusCode(200);
  }

  /** The moves that lead to where an example of a transition can be sent. */
  private static String[] before(String example) {
    return switch (example) {
      case "investigate", "suspend" -> new String[] {};
      case "prosecute" -> new String[] {INVESTIGATE};
      case "charge" -> new String[] {INVESTIGATE, PROSECUTE};
      case "trial", "close" -> new String[] {INVESTIGATE, PROSECUTE, CHARGE};
      case "reopen" -> new String[] {CLOSE};
      default -> throw new AssertionError("how does one get to " + example + "?");
    };
  }
}
