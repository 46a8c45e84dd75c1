package org.amaan.referral.subject.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recording agency lets be done with each category, and what becomes of it. */
@QuarkusTest
class HandlingCodesApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void theCodeComesWithTheData() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    set(
            referred,
            """
            [{"category": "identity", "code": "H3", "condition": "planted-condition"},
             {"category": "contact", "code": "H1"}]
            """)
        .statusCode(200);
    read("ahtc-officer-1", referred)
        .body("allowed.find { it.field == 'identity' }.handlingCode", equalTo("H3"))
        .body(
            "allowed.find { it.field == 'identity' }.handlingCondition",
            equalTo("planted-condition"))
        .body("allowed.find { it.field == 'contact' }.handlingCode", equalTo("H1"))
        .body("allowed.find { it.field == 'location' }.handlingCode", equalTo("H0"));
    String audit = rows.audit(referred.subjectId()).toString();
    assertThat(audit.contains("\"handling\": {\"contact\": \"H1\", \"identity\": \"H3\"}"))
        .as(audit)
        .isTrue();
    assertThat(audit.contains("planted-condition")).isFalse();
    assertThat(
            rows.one("SELECT s::text FROM subject s WHERE id = ?", referred.subjectId())
                .contains("planted"))
        .isFalse();
  }

  @Test
  void aHandoverDoesNotPassOnWhatMustNotBePassedOn() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    set(referred, "[{\"category\": \"contact\", \"code\": \"H2\"}]").statusCode(200);
    read("ahtc-officer-1", referred).body("fields.contact.phone", equalTo(referred.phone()));
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Peers.custodian(caseId, 2, "lahore-police", "lahore-investigation");
    read("lahore-officer", referred)
        .body("fields.contact", nullValue())
        .body("withheld.find { it.field == 'contact' }.reason", equalTo("handling-code"))
        .body("fields.identity.fullName", equalTo(referred.planted() + "-name"));
    set(
            referred,
            1,
            "[{\"category\": \"contact\", \"code\": \"H2\", \"permittedTo\": [\"lahore-police\"]}]")
        .statusCode(200);
    read("lahore-officer", referred).body("fields.contact.phone", equalTo(referred.phone()));
    set(referred, 2, "null").statusCode(200);
    assertThat(rows.one("SELECT handling FROM subject WHERE id = ?", referred.subjectId()))
        .isNull();
    read("lahore-officer", referred)
        .body("allowed.find { it.field == 'contact' }.handlingCode", equalTo("H0"));
  }

  @Test
  void aReferralOutOfACaseDoesNotEither() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    set(referred, "[{\"category\": \"contact\", \"code\": \"H2\"}]").statusCode(200);
    UUID onward =
        UUID.fromString(
            Api.commandAs("ahtc-supervisor")
                .body(
                    """
                    {"receiver": {"agency": "panah-shelter"}, "need": "protection",
                     "urgency": "routine", "situation": {"country": "PK"}, "caseId": "%s",
                     "subjectId": "%s"}
                    """
                        .formatted(caseId, referred.subjectId()))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    Stages.move("panah-shelter", onward, "acceptance", "{}").statusCode(200);
    Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(200)
        .body("withheld.find { it.field == 'contact' }.reason", equalTo("handling-code"))
        .body("fields.identity.fullName", equalTo(referred.planted() + "-name"));
  }

  @Test
  void mayBeSaidWithTheReferral() {
    String id =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
                 "situation": {"country": "PK"},
                 "subject": {"ageClass": "adult", "narrative": "A story.",
                   "handling": [{"category": "narrative", "code": "H2"}]}}
                """)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("subjectId");
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", id)
        .then()
        .statusCode(200)
        .body("allowed[0].handlingCode", equalTo("H2"))
        .body("allowed[0].ground", equalTo("own-record"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"code\": \"H1\"}]                                                       |"
            + " handling[0].category",
        "[{\"category\": \"contact\"}]                                              |"
            + " handling[0].code",
        "[{\"category\": \"contact\", \"code\": \"H4\"}]                            |"
            + " handling[0].code",
        "[{\"category\": \"shoes\", \"code\": \"H1\"}]                              |"
            + " handling[0].category",
        "[{\"category\": \"contact\", \"code\": \"H3\"}]                            |"
            + " handling[0].condition",
        "[{\"category\": \"contact\", \"code\": \"H2\", \"condition\": \"x\"}]      |"
            + " handling[0].condition",
        "[{\"category\": \"contact\", \"code\": \"H3\", \"condition\": \"\"}]       |"
            + " handling[0].condition",
        "[{\"category\": \"contact\", \"code\": \"H0\", \"permittedTo\": [\"ahtc\"]}]|"
            + " handling[0].permittedTo",
        "[{\"category\": \"contact\", \"code\": \"H2\", \"permittedTo\": [\"none\"]}]|"
            + " handling[0].permittedTo",
        "[{\"category\": \"contact\", \"code\": \"H1\"}, {\"category\": \"contact\", \"code\":"
            + " \"H2\"}]| handling[1].category",
        "[{\"category\": \"contact\", \"code\": \"H1\", \"why\": \"x\"}]            |"
            + " handling[0].why"
      })
  void refusesWhatSaysNothing(String codes, String field) {
    Referred referred = Referred.toPolice();
    set(referred, codes).statusCode(400).body("errors[0].field", equalTo(field));
    assertThat(rows.one("SELECT version FROM subject WHERE id = ?", referred.subjectId()))
        .isEqualTo("0");
  }

  @Test
  void hasItsLimits() {
    Referred referred = Referred.toPolice();
    String h3 = "[{\"category\": \"contact\", \"code\": \"H3\", \"condition\": \"%s\"}]";
    set(referred, h3.formatted("x".repeat(1001))).statusCode(400);
    set(referred, h3.formatted("x".repeat(1000))).statusCode(200);
    set(
            referred,
            1,
            "[{\"category\": \"contact\", \"code\": \"H2\", \"permittedTo\": [%s]}]"
                .formatted("\"ahtc\"" + ", \"ahtc\"".repeat(20)))
        .statusCode(400);
    set(
            referred,
            1,
            "[{\"category\": \"contact\", \"code\": \"H1\"}"
                + ", {\"category\": \"contact\", \"code\": \"H1\"}".repeat(6)
                + "]")
        .statusCode(400);
  }

  @Test
  void onlyTheRecordingAgencySetsThem() {
    Referred referred = Stages.at("accepted");
    Api.patchAs("panah-shelter")
        .header("If-Match", "\"0\"")
        .body("{\"handling\": []}")
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse set(Referred referred, String codes) {
    return set(referred, 0, codes);
  }

  private static ValidatableResponse set(Referred referred, int version, String codes) {
    return Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"" + version + "\"")
        .body("{\"handling\": " + codes + "}")
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then();
  }

  private static ValidatableResponse read(String client, Referred referred) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose=investigation", referred.subjectId())
        .then()
        .statusCode(200);
  }
}
