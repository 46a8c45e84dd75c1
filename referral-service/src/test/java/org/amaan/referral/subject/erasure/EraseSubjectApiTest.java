package org.amaan.referral.subject.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.vault.Erasures;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.KeyRows;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EraseSubjectApiTest extends ServiceTest {

  private static final String DPO = "dpo-umeed";

  @Inject Rows rows;
  @Inject KeyRows keys;
  @Inject Erasures erasures;

  @ConfigProperty(name = "amaan.vault.erasure-journal")
  Path journal;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "dpo-ahtc", "operator"})
  void whoIsNotConcernedFindsNothing(String client) {
    Referred subject = Referred.toShelter("");
    erase(client, subject).statusCode(404);
    notErased(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "umeed-admin", "panah-shelter"})
  void onlyTheDataProtectionOfficerMay(String client) {
    Referred subject = Referred.toShelter("");
    erase(client, subject).statusCode(403);
    notErased(subject);
  }

  @Test
  void onlyOfTheAgencyThatRecordedTheSubject() {
    Referred subject =
        Referred.by("sehat-integration", "{\"agency\": \"umeed-trust\"}", "protection", "");
    erase(DPO, subject).statusCode(403);
    notErased(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\": null}",
        "{\"reason\": \"because\"}",
        "{\"reason\": \"subject-request\", \"text\": \"x\"}",
        "[]"
      })
  void needsAReasonOfTheContract(String body) {
    Referred subject = Referred.toShelter("");
    Api.commandAs(DPO)
        .body(body)
        .post("/v1/subjects/{id}/erasure", subject.subjectId())
        .then()
        .statusCode(400);
    notErased(subject);
  }

  @Test
  void needsAKey() {
    Referred subject = Referred.toShelter("");
    Api.as(DPO)
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", subject.subjectId())
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    notErased(subject);
  }

  @Test
  void nobodyReadsAnErasedSubjectAgain() throws IOException {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    ask(subject);
    read("panah-shelter", subject)
        .body("fields.identity", notNullValue())
        .body("notes", hasSize(1));
    List<String> auditBefore = rows.audit(subject.subjectId());

    erase(DPO, subject)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("subjectId", equalTo(subject.subjectId().toString()))
        .body("reason", equalTo("subject-request"))
        .body("erasedAt", notNullValue());

    assertReadsAsErased(subject);
    List<String> audit = rows.audit(subject.subjectId());
    assertThat(audit.get(2)).isEqualTo("subject.erased {\"reason\": \"subject-request\"}");
    assertThat(audit.subList(3, audit.size())).isEqualTo(auditBefore);
    awaitNoKey(subject);
    assertThat(Files.readString(journal).contains(" " + subject.subjectId() + "\n")).isTrue();
  }

  @Test
  void isDoneOnce() {
    Referred subject = Referred.toShelter("");
    UUID key = UUID.randomUUID();
    String first = erase(DPO, subject, key, "retention-ended").statusCode(200).extract().asString();
    erase(DPO, subject, key, "retention-ended")
        .statusCode(200)
        .header("Idempotent-Replayed", "true");
    assertThat(
            erase(DPO, subject, UUID.randomUUID(), "subject-request")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .asString())
        .isEqualTo(first);
    assertThat(
            rows.audit(subject.subjectId()).stream()
                .filter(entry -> entry.startsWith("subject.erased "))
                .count())
        .isEqualTo(1);
  }

  @Test
  void theRecordChangesNoMoreButTheReferralGoesOn() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    erase(DPO, subject).statusCode(200);
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"1\"")
        .body("{\"narrative\": \"again\"}")
        .patch("/v1/subjects/{id}", subject.subjectId())
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subject-erased"));
    ask(subject);
    Api.commandAs("umeed-caseworker")
        .body("{\"answers\": [\"Two.\"]}")
        .post("/v1/referrals/{id}/answers", subject.referralId())
        .then()
        .statusCode(200);
    Api.commandAs("panah-shelter")
        .body("{\"code\": \"no-capacity\", \"text\": \"No bed is free.\"}")
        .post("/v1/referrals/{id}/refusal", subject.referralId())
        .then()
        .statusCode(200)
        .body("state", equalTo("refused"));
    assertThat(
            rows.one("SELECT count(*) FROM subject_note WHERE subject_id = ?", subject.subjectId()))
        .isEqualTo("0");
    Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
             "situation": {"country": "PK", "area": "PK-PB", "crossBorder": false}, "subjectId": "%s"}
            """
                .formatted(subject.subjectId()))
        .post("/v1/referrals")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subject-erased"));
  }

  @Test
  void aRestoredBackupOfTheKeysBringsNothingBack() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    String backup =
        keys.one(
            "SELECT encode(wrapped, 'hex') || ' ' || wrapped_by FROM data_key WHERE owner = ?",
            subject.subjectId());
    erase(DPO, subject).statusCode(200);
    awaitNoKey(subject);

    keys.change(
        "INSERT INTO data_key (owner, wrapped, wrapped_by, created_at)"
            + " VALUES (?, decode(?, 'hex'), ?::bigint, now())",
        subject.subjectId(),
        backup.split(" ")[0],
        backup.split(" ")[1]);
    assertReadsAsErased(subject);
    erasures.replay();
    assertThat(key(subject)).isNull();

    // and the other database from before the erasure as well
    rows.change(
        "UPDATE subject SET erased_at = NULL, erasure_reason = NULL WHERE id = ?",
        subject.subjectId());
    assertReadsAsErased(subject);
    // it can be said again, so that the record tells what is true
    erase(DPO, subject).statusCode(200).body("erasedAt", notNullValue());
  }

  @Test
  void anothersRecordStays() {
    Referred erased = Referred.toShelter("");
    Referred other = Referred.toShelter("");
    erase(DPO, erased).statusCode(200);
    awaitNoKey(erased);
    read("umeed-caseworker", other)
        .body("fields.identity.fullName", equalTo(other.planted() + "-name"));
  }

  private static void assertReadsAsErased(Referred subject) {
    for (String client : List.of("panah-shelter", "umeed-caseworker")) {
      read(client, subject)
          .body("fields", equalTo(Map.of()))
          .body("withheld", hasSize(6))
          .body("withheld.reason", everyItem(equalTo("erased")))
          .body("sex", equalTo(null))
          .body("ageClass", equalTo("adult"))
          .body("notes", equalTo(null));
    }
  }

  private void awaitNoKey(Referred subject) {
    await().atMost(Duration.ofSeconds(10)).until(() -> key(subject) == null);
  }

  private String key(Referred subject) {
    return keys.one("SELECT owner FROM data_key WHERE owner = ?", subject.subjectId());
  }

  private void notErased(Referred subject) {
    assertThat(key(subject)).isEqualTo(subject.subjectId().toString());
    assertThat(rows.one("SELECT erased_at FROM subject WHERE id = ?", subject.subjectId()))
        .isNull();
    assertThat(
            rows.audit(subject.subjectId()).stream().anyMatch(e -> e.startsWith("subject.erased ")))
        .isFalse();
  }

  private static void ask(Referred subject) {
    Api.commandAs("panah-shelter")
        .body("{\"questions\": [\"Does she have children?\"]}")
        .post("/v1/referrals/{id}/information-requests", subject.referralId())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse read(String client, Referred subject) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse erase(String client, Referred subject) {
    return erase(client, subject, UUID.randomUUID(), "subject-request");
  }

  private static ValidatableResponse erase(
      String client, Referred subject, UUID key, String reason) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body("{\"reason\": \"%s\"}".formatted(reason))
        .post("/v1/subjects/{id}/erasure", subject.subjectId())
        .then();
  }
}
