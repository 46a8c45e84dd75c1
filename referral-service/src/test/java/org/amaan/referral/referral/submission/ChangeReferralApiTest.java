package org.amaan.referral.referral.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangeReferralApiTest extends ServiceTest {

  private static final String URGENT = "{\"urgency\": \"immediate-danger\"}";

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .contentType("application/merge-patch+json")
        .body(URGENT)
        .patch("/v1/referrals/{id}", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @Test
  void strangersFindNothingAndTheReceiverMayNot() {
    Referred referred = Stages.at("submitted");
    unchanged(
        referred,
        () -> {
          change("stranger-ngo", referred, "\"0\"", URGENT).statusCode(404);
          change("panah-shelter", referred, "\"0\"", URGENT).statusCode(403);
          change("umeed-admin", referred, "\"0\"", URGENT).statusCode(403);
        });
  }

  @Test
  void theVersionIsRequiredAndHeldAgainst() {
    Referred referred = Stages.at("submitted");
    unchanged(
        referred,
        () -> {
          Api.patchAs("umeed-caseworker")
              .body(URGENT)
              .patch("/v1/referrals/{id}", referred.referralId())
              .then()
              .statusCode(428)
              .body("type", equalTo("urn:amaan:problem:version-required"));
          change("umeed-caseworker", referred, "\"7\"", URGENT)
              .statusCode(412)
              .body("type", equalTo("urn:amaan:problem:stale-version"));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"surplus\": 1}",
        "{\"subject\": {}}",
        "{\"state\": \"accepted\"}",
        "{\"need\": \"revenge\"}",
        "{\"situation\": {\"country\": \"Pakistan\"}}",
        "{\"situation\": []}",
        "{\"minimal\": \"yes\"}",
        "[]",
        "1",
        "{"
      })
  void whatDoesNotFitTheContractIsRefused(String patch) {
    Referred referred = Stages.at("submitted");
    unchanged(referred, () -> change("umeed-caseworker", referred, "\"0\"", patch).statusCode(400));
  }

  @Test
  void isAMergePatchAndNothingElse() {
    Referred referred = Stages.at("submitted");
    unchanged(
        referred,
        () ->
            Api.as("umeed-caseworker")
                .header("If-Match", "\"0\"")
                .body(URGENT)
                .patch("/v1/referrals/{id}", referred.referralId())
                .then()
                .statusCode(415));
  }

  @Test
  void whatIsSentChangesAndNullRemoves() {
    Referred referred = Stages.at("submitted");
    UUID incident = UUID.randomUUID();
    change(
            "umeed-caseworker",
            referred,
            "\"0\"",
            """
            {"urgency": "immediate-danger", "situation": {"area": "PK-IS", "crossBorder": null}, "incidentId": "%s"}
            """
                .formatted(incident))
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("urgency", equalTo("immediate-danger"))
        .body("need", equalTo("protection"))
        .body("situation.country", equalTo("PK"))
        .body("situation.area", equalTo("PK-IS"))
        .body("situation.crossBorder", nullValue())
        .body("incidentId", equalTo(incident.toString()));
    assertThat(rows.audit(referred.referralId()).get(0))
        .isEqualTo("referral.changed {\"fields\": [\"urgency\", \"situation\", \"incidentId\"]}");
    change("umeed-caseworker", referred, "\"1\"", "{\"incidentId\": null}")
        .statusCode(200)
        .body("incidentId", nullValue());
  }

  @Test
  void nothingNewIsNoChange() {
    Referred referred = Stages.at("submitted");
    unchanged(
        referred,
        () ->
            change("umeed-caseworker", referred, "\"0\"", "{\"need\": \"protection\"}")
                .statusCode(200)
                .header("ETag", "\"0\""));
  }

  @Test
  void theReceiverChangesByRedirectionOnly() {
    Referred referred = Stages.at("submitted");
    unchanged(
        referred,
        () ->
            change(
                    "umeed-caseworker",
                    referred,
                    "\"0\"",
                    "{\"receiver\": {\"agency\": \"insaf-legal-aid\"}}")
                .statusCode(409)
                .body("type", equalTo("urn:amaan:problem:change-not-allowed")));
  }

  @Test
  void whatWasDecidedOnStays() {
    for (String state : List.of("accepted", "refused", "in-progress", "completed", "withdrawn")) {
      Referred referred = Stages.at(state);
      String version =
          rows.one("SELECT sender_version FROM referral WHERE id = ?", referred.referralId());
      unchanged(
          referred,
          () ->
              change("umeed-caseworker", referred, "\"" + version + "\"", URGENT)
                  .statusCode(409)
                  .body("type", equalTo("urn:amaan:problem:change-not-allowed")));
    }
  }

  @Test
  void aDraftMayChangeItsReceiverToo() {
    Referred draft = Stages.at("draft");
    change("umeed-caseworker", draft, "\"0\"", "{\"receiver\": {\"agency\": \"nobody\"}}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-agency"));
    change(
            "umeed-caseworker",
            draft,
            "\"0\"",
            "{\"receiver\": null, \"route\": true, \"need\": null}")
        .statusCode(200)
        .body("receiver", nullValue())
        .body("route", equalTo(true))
        .body("need", nullValue());
  }

  @Test
  void anUrgentReportIsCompletedLater() {
    var report =
        Api.commandAs("umeed-caseworker")
            .body(
                "{\"minimal\": true, \"receiver\": {\"agency\": \"panah-shelter\"}, \"situation\":"
                    + " {\"country\": \"PK\"}}")
            .post("/v1/referrals")
            .jsonPath();
    Referred referred =
        new Referred(
            UUID.fromString(report.getString("id")),
            UUID.fromString(report.getString("subjectId")),
            "-");
    change("umeed-caseworker", referred, "\"0\"", "{\"minimal\": false}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:referral-incomplete"))
        .body("errors.field", contains("subject"));
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"0\"")
        .body("{\"narrative\": \"More is known now.\"}")
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(200);
    change("umeed-caseworker", referred, "\"0\"", "{\"minimal\": false}")
        .statusCode(200)
        .body("minimal", equalTo(false));
    change("umeed-caseworker", referred, "\"1\"", "{\"minimal\": true}").statusCode(409);
    change("umeed-caseworker", referred, "\"1\"", "{\"urgency\": null}")
        .statusCode(422)
        .body("errors.field", contains("urgency"));
  }

  @Test
  void alsoAfterItWasTakenOn() {
    var report =
        Api.commandAs("umeed-caseworker")
            .body(
                "{\"minimal\": true, \"receiver\": {\"agency\": \"panah-shelter\"}, \"situation\":"
                    + " {\"country\": \"PK\"}, \"subject\": {\"ageClass\": \"adult\","
                    + " \"narrative\": \"Behind the mill.\"}}")
            .post("/v1/referrals")
            .jsonPath();
    UUID id = UUID.fromString(report.getString("id"));
    Referred referred = new Referred(id, UUID.fromString(report.getString("subjectId")), "-");
    Stages.move("panah-shelter", id, "acceptance", "{}").statusCode(200);
    change(
            "umeed-caseworker",
            referred,
            "\"1\"",
            "{\"minimal\": false, \"need\": \"medical-care\"}")
        .statusCode(200)
        .body("state", equalTo("accepted"))
        .body("need", equalTo("medical-care"));
    change("umeed-caseworker", referred, "\"2\"", "{\"need\": \"protection\"}").statusCode(409);
  }

  @Test
  void theSubjectsAgeClassMovesTheDueTime() {
    Referred referred = Stages.at("submitted");
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"0\"")
        .body("{\"ageClass\": \"unknown\"}")
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(200);
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .body("ageClass", equalTo("unknown"));
    assertThat(
            rows.one(
                "SELECT due_at < created_at + interval '25 hours' FROM referral WHERE id = ?",
                referred.referralId()))
        .isEqualTo("t");
  }

  private static ValidatableResponse change(
      String client, Referred referred, String ifMatch, String patch) {
    return Api.patchAs(client)
        .header("If-Match", ifMatch)
        .body(patch)
        .patch("/v1/referrals/{id}", referred.referralId())
        .then();
  }

  private void unchanged(Referred referred, Runnable calls) {
    String before = stored(referred);
    calls.run();
    assertThat(stored(referred)).isEqualTo(before);
  }

  private String stored(Referred referred) {
    return rows.one("SELECT r::text FROM referral r WHERE id = ?", referred.referralId())
        + rows.audit(referred.referralId()).size();
  }
}
