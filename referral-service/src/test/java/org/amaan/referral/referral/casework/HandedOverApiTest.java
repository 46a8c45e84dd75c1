package org.amaan.referral.referral.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AHTC took the referral on, its case is now Lahore's: so is the referral. */
@QuarkusTest
class HandedOverApiTest extends ServiceTest {

  @Inject Rows rows;

  private Referred referred;
  private UUID caseId;

  @BeforeEach
  void handedOver() {
    referred = Referred.toPolice();
    caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Stages.move("ahtc-supervisor", referred.referralId(), "start", "{}").statusCode(200);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
  }

  @Test
  void theCustodianSeesIt() {
    seenBy("lahore-supervisor")
        .statusCode(200)
        .body("state", equalTo("in-progress"))
        .body("allowedMoves", contains("completion"));
    received("lahore-supervisor").body("items.id", hasItem(referred.referralId().toString()));
  }

  @Test
  void theGiverDoesNotAnyMore() {
    seenBy("ahtc-supervisor").statusCode(404);
    received("ahtc-supervisor").body("items.id", not(hasItem(referred.referralId().toString())));
    complete("ahtc-supervisor").statusCode(404);
  }

  @Test
  void theCustodianCompletesAndReopensIt() {
    complete("lahore-supervisor").statusCode(200);
    Stages.move(
            "lahore-supervisor", referred.referralId(), "reopening", "{\"reason\": \"New facts.\"}")
        .statusCode(200)
        .body("state", equalTo("received"));
  }

  @Test
  void afterReopeningItIsNotRefusedForItBelongsToACase() {
    complete("lahore-supervisor").statusCode(200);
    Stages.move(
            "lahore-supervisor", referred.referralId(), "reopening", "{\"reason\": \"New facts.\"}")
        .statusCode(200)
        .body("allowedMoves", contains("information-requests", "acceptance"));
    Stages.move(
            "lahore-supervisor",
            referred.referralId(),
            "refusal",
            "{\"code\": \"other\", \"text\": \"Not ours.\"}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:referral-in-a-case"));
    Stages.move("lahore-supervisor", referred.referralId(), "acceptance", "{}").statusCode(200);
    Stages.move("lahore-supervisor", referred.referralId(), "start", "{}").statusCode(200);
  }

  @Test
  void aDraftOfTheGiverDoesNotOutliveItsCustody() {
    Referred other = Referred.toPolice();
    UUID held = other.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String draft =
        Api.commandAs("ahtc-officer-1")
            .body(
                """
                {"state": "draft", "receiver": {"agency": "panah-shelter"}, "need": "protection",
                 "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
                """
                    .formatted(other.subjectId(), held))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    other.reportCustody(held, 2, "lahore-police", "lahore-investigation");
    Stages.move("ahtc-officer-1", UUID.fromString(draft), "submission", "{}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-case"));
  }

  @Test
  void fromAClosedCaseNobodyIsReferredOn() {
    Referred other = Referred.toPolice();
    UUID held = other.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String onwards =
        """
        {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
         "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
        """
            .formatted(other.subjectId(), held);
    other.reportCustody(held, 2, true, "ahtc", "ahtc-islamabad");
    Api.commandAs("ahtc-officer-1")
        .body(onwards)
        .post("/v1/referrals")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-case"));
    other.reportCustody(held, 3, "ahtc", "ahtc-islamabad");
    Api.commandAs("ahtc-officer-1").body(onwards).post("/v1/referrals").then().statusCode(201);
  }

  @Test
  void whatWasSentFromTheCaseGoesWithIt() {
    Referred other = Referred.toPolice();
    UUID held = other.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    UUID onwards =
        UUID.fromString(
            Api.commandAs("ahtc-officer-1")
                .body(
                    """
                    {"receiver": {"agency": "panah-shelter"}, "need": "protection",
                     "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
                    """
                        .formatted(other.subjectId(), held))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    other.reportCustody(held, 2, "lahore-police", "lahore-investigation");
    Stages.move("panah-shelter", onwards, "information-requests", "{\"questions\": [\"When?\"]}")
        .statusCode(200);
    for (String path : new String[] {"", "/timeline", "/feedback"}) {
      Api.as("ahtc-supervisor").get("/v1/referrals/{id}" + path, onwards).then().statusCode(404);
    }
    Stages.move("ahtc-supervisor", onwards, "answers", "{\"answers\": [\"Now.\"]}").statusCode(404);
    Stages.move("lahore-supervisor", onwards, "answers", "{\"answers\": [\"Now.\"]}")
        .statusCode(200)
        .body("referrer.agency", equalTo("ahtc"));
    Api.as("lahore-supervisor")
        .get("/v1/referrals?direction=sent")
        .then()
        .body("items.id", hasItem(onwards.toString()));
    assertThat(
            rows.one(
                "SELECT payload #>> '{data,recipients,0,agency}' FROM outbox_message WHERE"
                    + " aggregate_id = ? AND payload ->> 'type' ="
                    + " 'org.amaan.referral.information-requested.v1'",
                onwards))
        .isEqualTo("lahore-police");
  }

  @Test
  void anOlderReportDoesNotGiveItBack() {
    referred.reportCustody(caseId, 1, "ahtc", "ahtc-islamabad");
    seenBy("ahtc-supervisor").statusCode(404);
    seenBy("lahore-supervisor").statusCode(200);
  }

  @Test
  void itStaysInItsCase() {
    Api.as("case-service")
        .body(
            """
            {"sequence": 9, "caseId": "%s", "caseReference": "C-PK-26-0000-0000-0",
             "custodian": {"agency": "ahtc", "unit": "ahtc-islamabad"},
             "since": "2026-11-24T10:00:00Z", "readers": []}
            """
                .formatted(UUID.randomUUID()))
        .put("/v1/referrals/{id}/custody", referred.referralId())
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:in-another-case"));
    assertThat(rows.one("SELECT case_id FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo(caseId.toString());
    seenBy("ahtc-supervisor").statusCode(404);
  }

  private ValidatableResponse seenBy(String client) {
    return Api.as(client).get("/v1/referrals/{id}", referred.referralId()).then();
  }

  private ValidatableResponse complete(String client) {
    return Stages.move(client, referred.referralId(), "completion", "{\"outcome\": \"served\"}");
  }

  private static ValidatableResponse received(String client) {
    return Api.as(client).get("/v1/referrals?direction=received&limit=200").then().statusCode(200);
  }
}
