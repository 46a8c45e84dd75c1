package org.amaan.referral.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

/**
 * A referral speaks for itself alone: whoever refers a person on gains nothing by what it states.
 * With legal bases that count though no counsel has confirmed them, as in the demo.
 */
@QuarkusTest
@TestProfile(ClaimsApiTest.LawCounts.class)
class ClaimsApiTest extends ServiceTest {

  /** As in the demo. */
  public static class LawCounts implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("amaan.legal-bases.unconfirmed", "true");
    }
  }

  @Inject Rows rows;

  // ---------------------------------------------------------------- danger

  @Test
  void dangerThatAnotherStatesOpensNothingToItNorToItsReceiverBeforeItIsConfirmed() {
    Referred referred = inCareOfTheHospital("PK");
    String onward = referOn(referred, "immediate-danger", "PK", "");
    withheld("sehat-integration", referred, "medical-care");
    withheld("panah-shelter", referred, "protection");
    accept("panah-shelter", onward);
    withheld("panah-shelter", referred, "protection");
    withheld("sehat-integration", referred, "medical-care");

    String task = claim("umeed-caseworker", "danger-claim", referred);
    assertThat(claim("nrm-pk", "danger-claim", referred)).isEqualTo(task);
    settle("sehat-integration", task, "confirm").statusCode(403);
    settle("umeed-caseworker", task, "confirm").statusCode(200);
    open("panah-shelter", referred, "protection");

    Stages.move("panah-shelter", UUID.fromString(onward), "start", "{}").statusCode(200);
    Stages.move("panah-shelter", UUID.fromString(onward), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    withheld("sehat-integration", referred, "medical-care");
    Stages.move("panah-shelter", UUID.fromString(onward), "reopening", "{\"reason\": \"Again.\"}")
        .statusCode(200);
    accept("panah-shelter", onward);
    withheld("panah-shelter", referred, "protection");
  }

  @Test
  void whoClaimedDangerDoesNotNoticeInTheClaimThatTheReferralIsCompleted() {
    Referred referred = inCareOfTheHospital("PK");
    String onward = referOn(referred, "immediate-danger", "PK", "");
    accept("panah-shelter", onward);
    String task = claim("umeed-caseworker", "danger-claim", referred);
    String before = Api.as("sehat-integration").get("/v1/tasks/{id}", task).asString();
    Stages.move("panah-shelter", UUID.fromString(onward), "start", "{}").statusCode(200);
    Stages.move("panah-shelter", UUID.fromString(onward), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    assertThat(Api.as("sehat-integration").get("/v1/tasks/{id}", task).asString())
        .isEqualTo(before);
  }

  @Test
  void anAppointmentConfirmsNoDangerThatTheAgencyClaimedBefore() {
    Referred referred = inCareOfTheHospital("PK");
    accept("panah-shelter", referOn(referred, "immediate-danger", "PK", ""));
    appointTheHospital(referred);
    withheld("sehat-integration", referred, "medical-care");
    withheld("panah-shelter", referred, "protection");
    String task = claim("nrm-pk", "danger-claim", referred);
    settle("sehat-integration", task, "confirm").statusCode(403);
    settle("nrm-pk", task, "confirm").statusCode(200);
    open("panah-shelter", referred, "protection");
  }

  @Test
  void dangerThatWasStatedWithTheSayCountsWhenAnotherAgencyIsAppointed() {
    Referred referred = referred("PK", "immediate-danger", "adult", "sehat-hospital");
    accept("sehat-integration", referred.referralId().toString());
    open("sehat-integration", referred, "medical-care");
    appointTheHospital(referred);
    open("sehat-integration", referred, "medical-care");
  }

  private static void appointTheHospital(Referred referred) {
    Api.commandAs("nrm-pk")
        .body("{\"agency\": \"sehat-hospital\", \"reason\": \"person-asks\"}")
        .post("/v1/subjects/{id}/appointments", referred.subjectId())
        .then()
        .statusCode(200);
  }

  @Test
  void dangerThatWasRejectedOrCorrectedAwayOpensNothing() {
    Referred referred = inCareOfTheHospital("PK");
    String onward = referOn(referred, "routine", "PK", "");
    accept("panah-shelter", onward);
    assertThat(tasks(referred)).isEqualTo("0");
    String another = referOn(referred, "routine", "PK", "");
    patch("sehat-integration", another, "{\"urgency\": \"immediate-danger\"}");
    withheld("panah-shelter", referred, "protection");
    withheld("sehat-integration", referred, "medical-care");
    settle("nrm-pk", claim("nrm-pk", "danger-claim", referred), "reject").statusCode(200);
    withheld("panah-shelter", referred, "protection");
    patch("sehat-integration", another, "{\"urgency\": \"routine\"}");
    patch("sehat-integration", another, "{\"urgency\": \"immediate-danger\"}");
    settle("nrm-pk", claim("nrm-pk", "danger-claim", referred), "confirm").statusCode(200);
    open("panah-shelter", referred, "protection");
    patch("sehat-integration", another, "{\"urgency\": \"routine\"}");
    withheld("panah-shelter", referred, "protection");
    patch("sehat-integration", another, "{\"urgency\": \"immediate-danger\"}");
    withheld("panah-shelter", referred, "protection");
  }

  @Test
  void dangerOfADraftIsClaimedWhenItIsSubmitted() {
    Referred referred = inCareOfTheHospital("PK");
    String draft = referOn(referred, "immediate-danger", "AF", "\"state\": \"draft\", ");
    assertThat(tasks(referred)).isEqualTo("0");
    Stages.move("sehat-integration", UUID.fromString(draft), "submission", "{}").statusCode(200);
    claim("nrm-pk", "danger-claim", referred);
    claim("nrm-pk", "country-claim", referred);
    withheld("sehat-integration", referred, "medical-care");
  }

  @Test
  void dangerThatTheResponsibleAgencyStatesCountsForWhoAcceptedAndNotForWhoIsAsked() {
    Referred referred = referred("PK", "immediate-danger", "adult", "sehat-hospital");
    withheld("sehat-integration", referred, "medical-care");
    accept("sehat-integration", referred.referralId().toString());
    open("sehat-integration", referred, "medical-care");
    assertThat(tasks(referred)).isEqualTo("0");
  }

  // ---------------------------------------------------------------- the law that governs

  @Test
  void anOfficerDoesNotChooseTheLawByWhichAChildIsRead() {
    Referred child = referred("AF", "routine", "child", "ahtc");
    UUID caseId = child.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    withheld("ahtc-officer-1", child, "investigation");
    officerRefersOn(child, caseId, "PK");
    withheld("ahtc-officer-1", child, "investigation");

    officerRefersOn(child, caseId, "PK");
    String task = claim("nrm-af", "country-claim", child);
    Api.as("nrm-af").get("/v1/tasks/{id}", task).then().body("statedCountry", equalTo("PK"));
    assertThat(tasks(child)).isEqualTo("1");
    Api.as("nrm-pk").get("/v1/referrals/{id}", child.referralId()).then().statusCode(404);
    Api.as("nrm-pk").get("/v1/tasks/{id}", task).then().statusCode(404);
    settle("nrm-af", task, "confirm").statusCode(200);
    open("ahtc-officer-1", child, "investigation");
    Api.as("nrm-pk").get("/v1/referrals/{id}", child.referralId()).then().statusCode(200);
    Api.as("nrm-af").get("/v1/referrals/{id}", child.referralId()).then().statusCode(404);
    Api.as("nrm-af").get("/v1/tasks/{id}", task).then().statusCode(200);
  }

  @Test
  void anOfficerDoesNotMakeAnExclusionImpossible() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    officerRefersOn(referred, caseId, "DE");
    Stages.exclude("nrm-pk", referred.referralId(), "ahtc");
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
  }

  @Test
  void anOfficerDoesNotBringAnotherCountrysCoordinatorIn() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String onward = officerRefersOn(referred, caseId, "AF");
    Stages.move("umeed-caseworker", referred.referralId(), "reflection-period", "{}")
        .statusCode(200);
    for (UUID id : List.of(referred.referralId(), UUID.fromString(onward))) {
      Api.as("nrm-af").get("/v1/referrals/{id}", id).then().statusCode(404);
      Stages.move("nrm-af", id, "reflection-period/end", "{\"ground\": \"imminent-danger\"}")
          .statusCode(404);
      Stages.excluding("nrm-af", id, "umeed-trust").statusCode(404);
      Api.as("nrm-pk").get("/v1/referrals/{id}", id).then().statusCode(200);
    }
    assertThat(governing(referred)).isEqualTo("PK");
  }

  @Test
  void theResponsibleAgencyCorrectsTheCountryWhereItStatedItAndNowhereElse() {
    Referred referred = referred("PK", "routine", "adult", "panah-shelter");
    String second =
        Api.commandAs("umeed-caseworker")
            .body(onward(referred, "panah-shelter", "routine", "AF", ""))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(governing(referred)).isEqualTo("PK");
    patch("umeed-caseworker", second, "{\"situation\": {\"country\": \"IR\"}}");
    assertThat(governing(referred)).isEqualTo("PK");
    patch(
        "umeed-caseworker",
        referred.referralId().toString(),
        "{\"situation\": {\"country\": \"AF\"}}");
    assertThat(governing(referred)).isEqualTo("AF");
    Api.as("nrm-af").get("/v1/referrals/{id}", second).then().statusCode(200);
    Api.as("nrm-pk").get("/v1/referrals/{id}", second).then().statusCode(404);
    assertThat(tasks(referred)).isEqualTo("0");
  }

  @Test
  void aDraftsCountryGovernsOnceItIsSubmitted() {
    Referred draft = Stages.at("draft");
    assertThat(governing(draft)).isEqualTo(null);
    Stages.move("umeed-caseworker", draft.referralId(), "submission", "{}").statusCode(200);
    assertThat(governing(draft)).isEqualTo("PK");
    Api.as("nrm-pk").get("/v1/referrals/{id}", draft.referralId()).then().statusCode(200);
  }

  // ---------------------------------------------------------------- how

  /** The hospital has accepted a referral about an adult, and no consent names it. */
  private static Referred inCareOfTheHospital(String country) {
    Referred referred = referred(country, "routine", "adult", "sehat-hospital");
    accept("sehat-integration", referred.referralId().toString());
    withheld("sehat-integration", referred, "medical-care");
    return referred;
  }

  private static Referred referred(
      String country, String urgency, String ageClass, String receiver) {
    var referral =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "%s"}, "need": "medical-care", "urgency": "%s",
                 "situation": {"country": "%s"},
                 "subject": {"ageClass": "%s", "identity": {"fullName": "A name"},
                   "contact": {"phone": "+923001234567", "safeToContact": {"when": "a", "how": "b", "by": "c"}},
                   "location": {"country": "PK"}}}
                """
                    .formatted(receiver, urgency, country, ageClass))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Referred(
        UUID.fromString(referral.getString("id")),
        UUID.fromString(referral.getString("subjectId")),
        "nothing");
  }

  private static String referOn(Referred referred, String urgency, String country, String more) {
    return Api.commandAs("sehat-integration")
        .body(onward(referred, "panah-shelter", urgency, country, more))
        .post("/v1/referrals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String officerRefersOn(Referred referred, UUID caseId, String country) {
    return Api.commandAs("ahtc-officer-1")
        .body(
            onward(
                referred, "panah-shelter", "routine", country, "\"caseId\": \"" + caseId + "\", "))
        .post("/v1/referrals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String onward(
      Referred referred, String receiver, String urgency, String country, String more) {
    return """
    {%s"receiver": {"agency": "%s"}, "need": "protection", "urgency": "%s",
     "situation": {"country": "%s"}, "subjectId": "%s"}
    """
        .formatted(more, receiver, urgency, country, referred.subjectId());
  }

  private static void accept(String client, String referral) {
    Stages.move(client, UUID.fromString(referral), "acceptance", "{}").statusCode(200);
  }

  private static void patch(String client, String referral, String body) {
    String etag = Api.as(client).get("/v1/referrals/{id}", referral).header("ETag");
    Api.patchAs(client)
        .header("If-Match", etag)
        .body(body)
        .patch("/v1/referrals/{id}", referral)
        .then()
        .statusCode(200);
  }

  /** The open one of the subject that waits for the client. */
  private static String claim(String client, String kind, Referred referred) {
    List<String> found =
        Api.as(client)
            .get("/v1/tasks?state=open&limit=200")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList(
                "items.findAll { it.kind == '%s' && it.subjectId == '%s' && it.maySettle }.id"
                    .formatted(kind, referred.subjectId()));
    assertThat(found.size()).as(kind + " for " + client).isEqualTo(1);
    return found.get(0);
  }

  private static ValidatableResponse settle(String client, String task, String decision) {
    return Api.commandAs(client)
        .body("{\"decision\": \"" + decision + "\"}")
        .post("/v1/tasks/{id}/settlement", task)
        .then();
  }

  private String tasks(Referred referred) {
    return rows.one("SELECT count(*) FROM task WHERE subject_id = ?", referred.subjectId());
  }

  private String governing(Referred referred) {
    String country =
        rows.one("SELECT governing_country FROM subject WHERE id = ?", referred.subjectId());
    assertThat(
            rows.one(
                "SELECT DISTINCT governing_country FROM referral WHERE subject_id = ?",
                referred.subjectId()))
        .isEqualTo(country);
    return country;
  }

  /** Whether it sees the person at all or not: nothing of them is open. */
  private static void withheld(String client, Referred referred, String purpose) {
    Api.as(client)
        .get("/v1/subjects/{id}?purpose=" + purpose, referred.subjectId())
        .then()
        .body("fields.identity", equalTo(null))
        .body("fields.contact", equalTo(null))
        .body("fields.location", equalTo(null));
  }

  private static void open(String client, Referred referred, String purpose) {
    Api.as(client)
        .get("/v1/subjects/{id}?purpose=" + purpose, referred.subjectId())
        .then()
        .statusCode(200)
        .body("fields.identity.fullName", equalTo("A name"))
        .body("allowed.find { it.field == 'identity' }.ground", equalTo("legal-basis"));
  }
}
