package org.amaan.referral.subject.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Guarded;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangeSubjectApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .contentType("application/merge-patch+json")
        .body("{}")
        .patch("/v1/subjects/" + UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "panah-shelter", "ahtc-supervisor", "nrm-pk", "operator"})
  void whoIsNotConcernedFindsNothing(String client) {
    Referred subject = Referred.toPolice();
    patch(client, subject.subjectId(), "\"0\"", "{\"gender\": \"other\"}")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subject-not-found"));
    unchanged(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"panah-shelter", "umeed-admin", "dpo-umeed"})
  void onlyAReferrerOfTheRecordingAgencyMay(String client) {
    Referred subject = Referred.toShelter("");
    patch(client, subject.subjectId(), "\"0\"", "{\"gender\": \"other\"}").statusCode(403);
    unchanged(subject);
  }

  @Test
  void needsTheVersionThatTheChangeWasMadeOn() {
    Referred subject = Referred.toPolice();
    Api.patchAs("umeed-caseworker")
        .body("{\"gender\": \"other\"}")
        .patch("/v1/subjects/{id}", subject.subjectId())
        .then()
        .statusCode(428);
    patch("umeed-caseworker", subject.subjectId(), "\"1\"", "{\"gender\": \"other\"}")
        .statusCode(412);
    unchanged(subject);
  }

  @Test
  void takesAMergePatchOnly() {
    Referred subject = Referred.toPolice();
    Api.as("umeed-caseworker")
        .contentType(ContentType.JSON)
        .header("If-Match", "\"0\"")
        .body("{\"gender\": \"other\"}")
        .patch("/v1/subjects/{id}", subject.subjectId())
        .then()
        .statusCode(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"shoeSize\":44} | shoeSize",
        "{\"identity\":{\"fullname\":\"X\"}} | identity.fullname",
        "{\"identity\":{\"fullName\":\"\"}} | identity.fullName",
        "{\"identity\":{\"birthDate\":\"yesterday\"}} | identity.birthDate",
        "{\"identity\":{\"nationalities\":[null]}} | identity.nationalities",
        "{\"identity\":\"X\"} | identity",
        "{\"contact\":{\"phone\":\"0300\"}} | contact.phone",
        "{\"contact\":{\"safeToContact\":null}} | contact.safeToContact",
        "{\"sex\":\"yes\"} | sex",
        "{\"languages\":[\"!\"]} | languages[0]",
        "{\"narrative\":\"\"} | narrative",
        "{\"narrative\":\" \\n\\t \"} | narrative",
        "{\"identity\":{\"fullName\":\"   \"}} | identity.fullName",
        "{\"contact\":{\"safeToContact\":{\"by\":\" \"}}} | contact.safeToContact.by",
        "{\"narrative\":\"a\\u0000b\"} | narrative",
        "{\"contact\":{\"address\":\"a\\ud800b\"}} | contact.address",
        "{\"ageClass\":\"child\"} | ageClass",
        "{\"identity\":{\"birthDate\":\"2020-01-01\"}} | ageClass",
        "[] | ''"
      })
  void refusesARecordThatTheContractDoesNotAllow(String patch, String field) {
    Referred subject = Referred.toPolice();
    patch("umeed-caseworker", subject.subjectId(), "\"0\"", patch)
        .statusCode(400)
        .body("errors.field", hasItem(field.equals("''") ? "" : field));
    unchanged(subject);
  }

  @Test
  void theFullNameMayBeTakenOut() {
    Referred subject = Referred.toPolice();
    patch(
            "umeed-caseworker",
            subject.subjectId(),
            "\"0\"",
            "{\"identity\": {\"fullName\": null, \"givenName\": \"Akhtar\"}}")
        .statusCode(200);
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200)
        .body("fields.identity", not(hasKey("fullName")))
        .body("fields.identity.givenName", equalTo("Akhtar"));
  }

  @Test
  void correctsWithoutRepeatingAnything() {
    Referred subject = Referred.toPolice();
    patch(
            "umeed-caseworker",
            subject.subjectId(),
            "\"0\"",
            """
            {"gender": null, "identity": {"fullName": "%1$s-new"}, "contact": {"phone": null},
             "medical": null, "narrative": "%1$s-more"}
            """
                .formatted(subject.planted()))
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(subject.subjectId().toString()))
        .body("version", equalTo(1))
        .body("ageClass", equalTo("adult"))
        .body("", not(hasKey("identity")));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.rectified {\"fields\": [\"gender\", \"identity\", \"contact\", \"medical\","
                + " \"narrative\"]}");
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("gender", equalTo(null))
        .body("fields.identity.fullName", equalTo(subject.planted() + "-new"))
        .body("fields.identity.familyName", equalTo(subject.planted() + "-family"))
        .body("fields.documents.number", hasItem(subject.planted()))
        .body("fields.contact", not(hasKey("phone")))
        .body("fields.contact.safeToContact.how", equalTo(subject.planted() + "-how"))
        .body("fields", not(hasKey("medical")))
        .body("fields.narrative", equalTo(subject.planted() + "-more"));
  }

  @Test
  void aChangeThatChangesNothingLeavesNoTrace() {
    Referred subject = Referred.toPolice();
    patch("umeed-caseworker", subject.subjectId(), "\"0\"", "{\"sex\": \"female\"}")
        .statusCode(200)
        .header("ETag", "\"0\"");
    unchanged(subject);
  }

  @Test
  void completesAMinimalReportAndItsReferralFollowsTheAgeClass() {
    var referral =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"minimal": true, "receiver": {"agency": "panah-shelter"},
                 "situation": {"country": "PK"}, "subject": {"ageClass": "unknown"}}
                """)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .body("ageClass", equalTo("unknown"))
            .extract()
            .jsonPath();
    patch(
            "umeed-caseworker",
            UUID.fromString(referral.getString("subjectId")),
            "\"0\"",
            "{\"ageClass\": \"adult\", \"identity\": {\"fullName\": \"Somebody\"}}")
        .statusCode(200)
        .body("ageClass", equalTo("adult"));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referral.getString("id"))
        .then()
        .statusCode(200)
        .body("ageClass", equalTo("adult"));
  }

  @Test
  void theCaseIsToldOfAnotherAgeClass() {
    Referred subject = Referred.toPolice();
    subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    patch(
            "umeed-caseworker",
            subject.subjectId(),
            "\"0\"",
            "{\"ageClass\": \"unknown\", \"identity\": {\"birthDate\": null}}")
        .statusCode(200);
    assertThat(
            rows.all(
                "SELECT payload ->> 'ageClass' FROM outbox_message"
                    + " WHERE aggregate_id = ? AND topic = 'case' ORDER BY sequence",
                subject.referralId()))
        .isEqualTo(List.of("adult", "unknown"));
  }

  @Test
  void anAdultIsNotNamedToPoliceWithoutConsent() {
    var referral =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "ahtc"}, "need": "investigation", "urgency": "routine",
                 "situation": {"country": "PK"},
                 "subject": {"ageClass": "adult", "narrative": "A man with a scar, at the kiln."}}
                """)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    UUID subject = UUID.fromString(referral.getString("subjectId"));
    String naming = "{\"identity\": {\"fullName\": \"Somebody\"}}";
    patch("umeed-caseworker", subject, "\"0\"", naming)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
    assertThat(rows.one("SELECT identity FROM subject WHERE id = ?::uuid", subject.toString()))
        .isEqualTo(null);
    Api.commandAs("umeed-caseworker")
        .body(Referred.CONSENT_TO_POLICE)
        .post("/v1/subjects/{id}/consents", subject)
        .then()
        .statusCode(201);
    patch("umeed-caseworker", subject, "\"0\"", naming).statusCode(200);
  }

  @Test
  void whoTurnsOutToBeAnAdultMayBeRecordedSoAndIsNotReadOnAGuardiansWord() {
    Referred subject = Referred.toPolice();
    patch("umeed-caseworker", subject.subjectId(), "\"0\"", "{\"ageClass\": \"unknown\"}")
        .statusCode(200);
    String consent =
        Api.as("umeed-caseworker")
            .get("/v1/subjects/{id}/consents", subject.subjectId())
            .jsonPath()
            .getString("items[0].id");
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", subject.subjectId(), consent)
        .then()
        .statusCode(200);
    Api.commandAs("umeed-caseworker")
        .body(Guarded.CONSENT)
        .post("/v1/subjects/{id}/consents", subject.subjectId())
        .then()
        .statusCode(201);
    patch("umeed-caseworker", subject.subjectId(), "\"1\"", "{\"ageClass\": \"adult\"}")
        .statusCode(200);
    Api.commandAs("ahtc-supervisor")
        .body("{}")
        .post("/v1/referrals/{id}/acceptance", subject.referralId())
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
  }

  private void unchanged(Referred subject) {
    assertThat(
            rows.one(
                "SELECT version FROM subject WHERE id = ?::uuid", subject.subjectId().toString()))
        .isEqualTo("0");
    assertThat(
            rows.audit(subject.subjectId()).stream()
                .filter(entry -> entry.startsWith("subject.rectified"))
                .count())
        .isEqualTo(0);
  }

  private static ValidatableResponse patch(
      String client, UUID subjectId, String ifMatch, String body) {
    return Api.patchAs(client)
        .header("If-Match", ifMatch)
        .body(body)
        .patch("/v1/subjects/{id}", subjectId)
        .then();
  }
}
