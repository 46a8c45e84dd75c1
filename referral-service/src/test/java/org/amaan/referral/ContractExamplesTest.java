package org.amaan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.EmptyAnswers;
import org.amaan.platform.testing.HeadRequests;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Emergencies;
import org.amaan.referral.testing.Guarded;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** "Try it out" works: every example of a request body does what it says, in the demo world. */
@QuarkusTest
class ContractExamplesTest extends ServiceTest {

  private static final Contract CONTRACT = Contract.ofThisService();

  @Inject Rows rows;

  /** Others have their referrals routed as long as nobody has set anything. */
  @AfterEach
  void noCompetenceIsSet() {
    rows.change("DELETE FROM competence_setting");
  }

  @Inject AnonymousReports anonymousReports;

  private record Try(String client, String path) {}

  @Test
  void everyRequestBodyHasAnExampleThatFitsItsSchema() {
    for (Contract.Operation operation : withBody()) {
      Map<String, JsonNode> examples = CONTRACT.requestExamples(operation);
      assertThat(examples.isEmpty()).as(operation + " has no example").isFalse();
      examples.forEach(
          (name, body) ->
              assertThat(
                      CONTRACT.requestProblems(
                          operation.method(),
                          operation.path(),
                          mediaType(operation),
                          body.toString()))
                  .as(operation + " " + name)
                  .isEqualTo(List.of()));
    }
  }

  @Test
  void servedIsThisContractWithTheAddressOfTheProviderInUse() {
    String served = RestAssured.get("/q/openapi").asString();
    String provider = ConfigProvider.getConfig().getValue("AMAAN_OIDC_URL", String.class);
    String schemes = "/components/securitySchemes/";
    assertThat(Set.copyOf(CONTRACT.differencesOf(served)))
        .isEqualTo(
            Set.of(
                schemes + "oidcClient/flows/clientCredentials/tokenUrl",
                schemes + "oidc/flows/authorizationCode/authorizationUrl",
                schemes + "oidc/flows/authorizationCode/tokenUrl"));
    assertThat(served.contains(provider + "/protocol/openid-connect/auth\n")).isTrue();
  }

  @Test
  void headIsAnsweredWhereGetIs() {
    assertThat(HeadRequests.differences(CONTRACT, () -> Api.as("umeed-caseworker"))).isEmpty();
    assertThat(HeadRequests.differences(CONTRACT, () -> Api.as("auditor"))).isEmpty();
  }

  @Test
  void whoAcceptsJsonIsServedWhereSuccessHasNoContent() {
    assertThat(EmptyAnswers.of(CONTRACT)).hasSize(3);
    assertThat(EmptyAnswers.refused(CONTRACT, () -> Api.as("umeed-caseworker"))).isEmpty();
  }

  @Test
  void thePageFillsInNoConstantKeyAndNoOptionalFilter() {
    assertThat(CONTRACT.prefilled()).isEqualTo(List.of());
  }

  @Test
  void noPatternIsBroughtDownByALongText() {
    assertThat(CONTRACT.patternsThatOverflow()).isEqualTo(List.of());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleCanBeSent() {
    return withBody().stream()
        .flatMap(
            operation ->
                CONTRACT.requestExamples(operation).entrySet().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                operation.id() + " " + example.getKey(),
                                () -> send(operation, example.getValue()))));
  }

  private void send(Contract.Operation operation, JsonNode body) {
    Try how = prepared(operation.id());
    RequestSpecification request =
        Api.commandAs(how.client()).contentType(mediaType(operation)).body(filledIn(body));
    if (operation.method().equals("PATCH") || operation.id().startsWith("set")) {
      request.header("If-Match", "\"0\"");
    }
    int status = request.request(operation.method(), how.path()).statusCode();
    assertThat(status >= 200 && status < 300).as(operation.id() + " answered " + status).isTrue();
  }

  /** A code cannot stand in an example: it is made when somebody reports. */
  private static String filledIn(JsonNode body) {
    String text = body.toString();
    return text.contains("CODE-OF-THE-EXAMPLE")
        ? text.replace("CODE-OF-THE-EXAMPLE", AnonymousReports.report("umeed-caseworker"))
        : text;
  }

  /** Brings about the state in which the example works, and says who sends it where. */
  private Try prepared(String operationId) {
    return switch (operationId) {
      case "submitReferral" -> new Try("umeed-caseworker", "/v1/referrals");
      case "changeReferral" -> referral("umeed-caseworker", police("submitted"), "");
      case "submitDraft" -> referral("umeed-caseworker", Stages.at("draft"), "/submission");
      case "receiveReferral" -> referral("ahtc-supervisor", police("submitted"), "/receipt");
      case "requestInformation" ->
          referral("ahtc-supervisor", police("received"), "/information-requests");
      case "answerQuestions" ->
          referral("umeed-caseworker", police("information-requested"), "/answers");
      case "acceptReferral" -> referral("ahtc-supervisor", police("received"), "/acceptance");
      case "refuseReferral" -> referral("ahtc-supervisor", police("received"), "/refusal");
      case "redirectReferral" -> referral("umeed-caseworker", police("refused"), "/redirection");
      case "withdrawReferral" -> referral("umeed-caseworker", police("accepted"), "/withdrawal");
      case "startWork" -> referral("ahtc-supervisor", police("accepted"), "/start");
      case "completeReferral" -> referral("ahtc-supervisor", police("in-progress"), "/completion");
      case "reopenReferral" -> referral("ahtc-supervisor", police("completed"), "/reopening");
      case "setExclusions" ->
          referral("umeed-caseworker", Referred.toShelter(Stages.CONSENT), "/exclusions");
      case "requestExclusion" ->
          referral("umeed-caseworker", Referred.toShelter(Stages.CONSENT), "/exclusion-requests");
      case "reportCustody" -> referral("case-service", police("received"), "/custody");
      case "reportFeedback" -> referral("case-service", police("accepted"), "/feedback");
      case "openEmergencyAccess" ->
          referral("ahtc-officer-1", police("submitted"), "/emergency-access");
      case "reviewEmergencyAccess" -> reviewEmergencyAccess();
      case "startReflectionPeriod" ->
          referral("umeed-caseworker", police("submitted"), "/reflection-period");
      case "endReflectionPeriod" -> endReflectionPeriod();
      case "addAttachment" -> referral("umeed-caseworker", police("submitted"), "/attachments");
      case "addObservations" -> referral("umeed-caseworker", police("submitted"), "/observations");
      case "changeSubject" -> subject("");
      case "eraseSubject" -> new Try("dpo-umeed", subject("/erasure").path());
      case "placeLegalHold" -> new Try("dpo-umeed", subject("/legal-holds").path());
      case "releaseLegalHold" -> releaseLegalHold();
      case "recordConsent" -> subject("/consents");
      case "withdrawConsent" -> withdrawConsent();
      case "withdrawAllConsents" -> subject("/consents/withdrawal");
      case "addFinding" -> new Try("panah-shelter", inCare() + "/findings");
      case "askForResponsibility" ->
          new Try("panah-shelter", inCare() + "/responsibility-requests");
      case "appointResponsible" -> new Try("nrm-pk", inCare() + "/appointments");
      case "settleTask" -> settleTask();
      case "markGuardianInConflict" ->
          new Try("umeed-caseworker", Guarded.child().consentPath() + "/guardian-conflict");
      case "submitAnonymousReport" -> new Try("sehat-integration", "/v1/anonymous-reports");
      case "addToAnonymousReport" ->
          new Try("sehat-integration", "/v1/anonymous-reports/additions");
      case "askAnonymousReport" -> new Try("sehat-integration", "/v1/anonymous-reports/status");
      case "receiveAnonymousReport" ->
          new Try("ahtc-supervisor", anonymousReports.released() + "/receipt");
      case "closeAnonymousReport" ->
          new Try("ahtc-supervisor", anonymousReports.released() + "/closure");
      case "answerWithdrawalNotice" ->
          new Try("panah-shelter", "/v1/withdrawal-notices/" + Noticed.shelter().id() + "/answer");
      // Sorted behind the demo world's shelters, so that routing still prefers those.
      case "putAgency" -> new Try("operator", "/v1/agencies/z-example-" + UUID.randomUUID());
      case "setSuspension" -> new Try("operator", agency() + "/suspension");
      case "revokeAccess" -> new Try("umeed-admin", "/v1/revocations");
      case "setAvailability" -> new Try("umeed-admin", "/v1/agencies/umeed-trust/availability");
      case "setCompetence" ->
          new Try("nrm-pk", "/v1/countries/PK/competence/domestic-organ-offence");
      case "screen" -> new Try("umeed-caseworker", "/v1/screenings");
      case "redeliver" -> new Try("operator", "/v1/outbox/" + failedMessage() + "/redelivery");
      default -> throw new AssertionError("say how the examples of " + operationId + " are sent");
    };
  }

  private static String agency() {
    String path = "/v1/agencies/z-example-" + UUID.randomUUID();
    Api.as("operator")
        .body("{\"name\": \"Example (fictional)\", \"type\": \"ngo\", \"country\": \"PK\"}")
        .put(path)
        .then()
        .statusCode(201);
    return path;
  }

  private static Try referral(String client, Referred referred, String command) {
    return new Try(client, "/v1/referrals/" + referred.referralId() + command);
  }

  private static Try subject(String below) {
    return new Try("umeed-caseworker", "/v1/subjects/" + Referred.toPolice().subjectId() + below);
  }

  /** A subject whom the shelter has in care. */
  private static String inCare() {
    Referred referred = Referred.toShelter(Stages.CONSENT);
    Stages.move("panah-shelter", referred.referralId(), "acceptance", "{}").statusCode(200);
    return "/v1/subjects/" + referred.subjectId();
  }

  private static Try settleTask() {
    String task =
        Api.commandAs("panah-shelter")
            .body("{}")
            .post(inCare() + "/responsibility-requests")
            .then()
            .extract()
            .jsonPath()
            .getString("taskId");
    return new Try("nrm-pk", "/v1/tasks/" + task + "/settlement");
  }

  private static Try reviewEmergencyAccess() {
    Referred referred = police("submitted");
    return referral(
        "ahtc-supervisor",
        referred,
        "/emergency-access/" + Emergencies.opened(referred) + "/review");
  }

  private static Try endReflectionPeriod() {
    Referred referred = police("submitted");
    Stages.move("umeed-caseworker", referred.referralId(), "reflection-period", "{}")
        .statusCode(200);
    return referral("umeed-caseworker", referred, "/reflection-period/end");
  }

  private static Try releaseLegalHold() {
    String holds = subject("/legal-holds").path();
    String id =
        Api.commandAs("dpo-umeed")
            .body("{\"authority\": \"Court (fictional)\", \"caseNumber\": \"1\"}")
            .post(holds)
            .jsonPath()
            .getString("id");
    return new Try("dpo-umeed", holds + "/" + id + "/release");
  }

  private static Try withdrawConsent() {
    Referred referred = Referred.toPolice();
    String consents = "/v1/subjects/" + referred.subjectId() + "/consents";
    String id = Api.as("umeed-caseworker").get(consents).jsonPath().getString("items[0].id");
    return new Try("umeed-caseworker", consents + "/" + id + "/withdrawal");
  }

  private static Referred police(String state) {
    Referred referred = Referred.toPolice();
    for (String[] move :
        switch (state) {
          case "submitted" -> new String[][] {};
          case "received" -> new String[][] {{"receipt", "{}"}};
          case "information-requested" ->
              new String[][] {{"information-requests", "{\"questions\": [\"Where?\"]}"}};
          case "accepted" -> new String[][] {{"acceptance", "{}"}};
          case "refused" ->
              new String[][] {{"refusal", "{\"code\": \"other\", \"text\": \"No.\"}"}};
          case "in-progress" -> new String[][] {{"acceptance", "{}"}, {"start", "{}"}};
          case "completed" ->
              new String[][] {
                {"acceptance", "{}"}, {"start", "{}"}, {"completion", "{\"outcome\": \"served\"}"}
              };
          default -> throw new IllegalArgumentException(state);
        }) {
      Api.commandAs("ahtc-supervisor")
          .body(move[1])
          .post("/v1/referrals/{id}/" + move[0], referred.referralId())
          .then()
          .statusCode(200);
    }
    return referred;
  }

  /**
   * A message that its peer refuses until it is given up would take minutes; this one is declared
   * so.
   */
  private String failedMessage() {
    Referred referred = Referred.toPolice();
    String id =
        rows.one("SELECT id FROM outbox_message WHERE aggregate_id = ?", referred.referralId());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                rows.one("SELECT state FROM outbox_message WHERE id = ?::uuid", id)
                    .equals("delivered"));
    rows.one("UPDATE outbox_message SET state = 'failed' WHERE id = ?::uuid RETURNING id", id);
    return id;
  }

  private static List<Contract.Operation> withBody() {
    return CONTRACT.operations().stream().filter(o -> o.definition().has("requestBody")).toList();
  }

  private static String mediaType(Contract.Operation operation) {
    return operation.definition().path("requestBody").path("content").fieldNames().next();
  }
}
