package org.amaan.referral.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LegalHoldApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void whileItStandsNothingIsErased() {
    Referred referred = Stages.at("submitted");
    String id = placed(referred);
    erase(referred).statusCode(409).body("type", equalTo("urn:amaan:problem:legal-hold"));
    list("dpo-umeed", referred)
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].authority", equalTo("planted-authority"))
        .body("items[0].caseNumber", equalTo("planted-case"));
    release("dpo-umeed", referred, id).statusCode(200);
    release("dpo-umeed", referred, id)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:legal-hold-released"));
    list("dpo-umeed", referred).body("items[0].releaseReason", equalTo("planted-reason"));
    erase(referred).statusCode(200);
    list("dpo-umeed", referred).statusCode(200).body("items[0].authority", equalTo(null));
    place("dpo-umeed", referred, "{\"authority\": \"a\", \"caseNumber\": \"c\"}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subject-erased"));
    assertThat(
            rows.audit(referred.subjectId()).stream()
                .anyMatch(entry -> entry.startsWith("subject.legal-hold-released ")))
        .isTrue();
    assertThat(
            rows.one(
                "SELECT count(*) FROM legal_hold WHERE position(?::bytea IN authority || case_number) >"
                    + " 0",
                (Object) "planted".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("0");
    assertThat(rows.one("SELECT count(*) FROM idempotency_key WHERE body LIKE '%planted-%'"))
        .isEqualTo("0");
  }

  @Test
  void oneThatHasEndedDoesNotStand() {
    Referred referred = Stages.at("submitted");
    String id = placed(referred);
    rows.change(
        "UPDATE legal_hold SET until = cast(now() AT TIME ZONE 'UTC' AS date) - 1 WHERE id = ?",
        UUID.fromString(id));
    erase(referred).statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "dpo-ahtc, 404",
    "stranger-ngo, 404",
    "panah-shelter, 403",
    "umeed-caseworker, 403",
    "umeed-admin, 403"
  })
  void onlyTheRecordersOfficerMay(String client, int status) {
    Referred referred = Stages.at("submitted");
    String id = placed(referred);
    place(client, referred, "{\"authority\": \"a\", \"caseNumber\": \"c\"}").statusCode(status);
    list(client, referred).statusCode(status);
    release(client, referred, id).statusCode(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"authority\": \"\", \"caseNumber\": \"c\"}",
        "{\"authority\": \"a\"}",
        "{\"authority\": \"a\", \"caseNumber\": \"c\", \"until\": \"2020-01-01\"}",
        "{\"authority\": \"a\", \"caseNumber\": \"c\", \"until\": \"soon\"}",
        "{\"authority\": \"a\", \"caseNumber\": \"c\", \"unknown\": 1}"
      })
  void whatTheContractDoesNotSayIsRefused(String body) {
    place("dpo-umeed", Stages.at("submitted"), body).statusCode(400);
  }

  @Test
  void anotherSubjectsHoldIsNotThere() {
    Referred referred = Stages.at("submitted");
    release("dpo-umeed", referred, placed(Stages.at("submitted")))
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:legal-hold-not-found"));
  }

  @Test
  void thereAreNoMoreThanFifty() {
    Referred referred = Stages.at("submitted");
    String id = placed(referred);
    rows.change(
        "INSERT INTO legal_hold SELECT gen_random_uuid(), 0, subject_id, placed_by, placed_at,"
            + " authority, case_number FROM legal_hold, generate_series(1, 49) WHERE id = ?",
        UUID.fromString(id));
    place("dpo-umeed", referred, "{\"authority\": \"a\", \"caseNumber\": \"c\"}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-legal-holds"));
  }

  private static String placed(Referred referred) {
    return place(
            "dpo-umeed",
            referred,
            "{\"authority\": \"planted-authority\", \"caseNumber\": \"planted-case\"}")
        .statusCode(201)
        .extract()
        .jsonPath()
        .getString("id");
  }

  private static ValidatableResponse place(String client, Referred referred, String body) {
    return Api.commandAs(client)
        .body(body)
        .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
        .then();
  }

  private static ValidatableResponse release(String client, Referred referred, String hold) {
    return Api.commandAs(client)
        .body("{\"reason\": \"planted-reason\"}")
        .post("/v1/subjects/{id}/legal-holds/{hid}/release", referred.subjectId(), hold)
        .then();
  }

  private static ValidatableResponse list(String client, Referred referred) {
    return Api.as(client).get("/v1/subjects/{id}/legal-holds", referred.subjectId()).then();
  }

  private static ValidatableResponse erase(Referred referred) {
    return Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then();
  }
}
