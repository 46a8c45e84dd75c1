package org.amaan.referral.subject.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of others is destroyed unseen. */
@QuarkusTest
class ErasureOfOthersApiTest extends ServiceTest {

  private static final String DPO = "dpo-umeed";
  private static final String POLICE_DPO = "dpo-ahtc";

  @Inject Rows rows;

  private Referred referred;

  /** The police have the case, and have recorded what they saw, for themselves. */
  @BeforeEach
  void observedByThePolice() {
    referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Api.commandAs("ahtc-officer-1")
        .body(
            "{\"observations\": [{\"indicator\": \"A1\", \"value\": \"present\","
                + " \"observer\": \"clinician\", \"handling\": \"H2\"}]}")
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then()
        .statusCode(201);
  }

  @Test
  void whatAnotherAgencyWroteIsErasedOnceItAgrees() {
    erase().statusCode(202).body("state", equalTo("waiting")).body("dueAt", notNullValue());
    assertThat(erasedAt()).isNull();
    // Asked once, however often it is said.
    erase().statusCode(202).body("state", equalTo("waiting"));
    String task = task();
    assertThat(task).isNotNull();
    settle(POLICE_DPO, task, "confirm").statusCode(200);
    assertThat(erasedAt()).isNotNull();
    erase().statusCode(200).body("state", equalTo("erased")).body("reason", equalTo(REASON));
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .body("withheld.reason", org.hamcrest.Matchers.everyItem(equalTo("erased")));
  }

  @Test
  void whatIsKeptByLawIsNotErasedAndNobodyIsNamed() {
    erase().statusCode(202);
    settle(POLICE_DPO, task(), "reject").statusCode(200);
    String kept = erase().statusCode(202).body("state", equalTo("kept")).extract().asString();
    assertThat(kept.contains("ahtc")).as(kept).isFalse();
    assertThat(erasedAt()).isNull();
  }

  /** Neither who is asked nor how many. */
  @Test
  void whoAskedDoesNotSeeWhoIsAsked() {
    erase().statusCode(202);
    String tasks = Api.as(DPO).get("/v1/tasks?limit=200").asString();
    assertThat(tasks.contains(referred.subjectId().toString())).as(tasks).isFalse();
    Api.as(DPO).get("/v1/tasks/{id}", task()).then().statusCode(404);
    settle(DPO, task(), "confirm").statusCode(404);
    settle("ahtc-supervisor", task(), "confirm").statusCode(403);
    assertThat(erasedAt()).isNull();
  }

  @Test
  void aFileOfAnotherAgencyWaitsLikewise() {
    Referred other = Stages.at("accepted");
    Files.added("panah-shelter", other, Files.pdf(200), "Attachment-Category", "documents");
    erase(other).statusCode(202).body("state", equalTo("waiting"));
    assertThat(rows.one("SELECT erased_at FROM subject WHERE id = ?", other.subjectId())).isNull();
  }

  /** What it was asked is a letter to whoever erases, and no record of the other's. */
  @Test
  void aQuestionThatWasPutToTheRecorderIsItsOwn() {
    erase(Stages.at("information-requested")).statusCode(200).body("state", equalTo("erased"));
  }

  @Test
  void anyAgencyWithAStakeHoldsAndOnlyItReleases() {
    String hold =
        Api.commandAs(POLICE_DPO)
            .body("{\"authority\": \"Court\", \"caseNumber\": \"7\"}")
            .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String refused =
        erase()
            .statusCode(409)
            .body("type", equalTo("urn:amaan:problem:legal-hold"))
            .extract()
            .asString();
    assertThat(refused.contains("ahtc")).as(refused).isFalse();
    holds(DPO).body("items", empty());
    holds(POLICE_DPO).body("items", hasSize(1)).body("items[0].authority", equalTo("Court"));
    release(DPO, hold).statusCode(404);
    release(POLICE_DPO, hold).statusCode(200);
    erase().statusCode(202);
  }

  @Test
  void aHoldThatIsPlacedMeanwhileStopsTheLastAgreement() {
    erase().statusCode(202);
    Api.commandAs(DPO)
        .body("{\"authority\": \"Court\", \"caseNumber\": \"8\"}")
        .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
        .then()
        .statusCode(201);
    settle(POLICE_DPO, task(), "confirm").statusCode(200);
    assertThat(erasedAt()).isNull();
  }

  @Test
  void withoutAStakeThereIsNothingToHold() {
    Referred other = Stages.at("accepted");
    Api.commandAs(POLICE_DPO)
        .body("{\"authority\": \"Court\", \"caseNumber\": \"9\"}")
        .post("/v1/subjects/{id}/legal-holds", other.subjectId())
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subject-not-found"));
  }

  /** The person's right stays; what another agency keeps to itself, it is asked for itself. */
  @Test
  void anExportSaysThatSomethingIsWithheldAndNotWhat() {
    Api.as(DPO)
        .accept("application/json")
        .post("/v1/subjects/{id}/access-exports", referred.subjectId())
        .then()
        .statusCode(200)
        .body("observations", empty())
        .body("withheld.handling", equalTo(List.of("H2")))
        .body("withheld[0].part", equalTo("observations"))
        .body("withheld[0].ask", notNullValue())
        .body("withheld[0].agency", nullValue());
  }

  private static final String REASON = "subject-request";

  private ValidatableResponse erase() {
    return erase(referred);
  }

  private static ValidatableResponse erase(Referred whom) {
    return Api.commandAs(DPO)
        .body("{\"reason\": \"" + REASON + "\"}")
        .post("/v1/subjects/{id}/erasure", whom.subjectId())
        .then();
  }

  private String erasedAt() {
    return rows.one("SELECT erased_at FROM subject WHERE id = ?", referred.subjectId());
  }

  private String task() {
    List<String> tasks =
        rows.all(
            "SELECT id FROM task WHERE subject_id = ? AND kind = 'erasure-answer'",
            referred.subjectId());
    assertThat(tasks.size()).isEqualTo(1);
    return tasks.get(0);
  }

  private static ValidatableResponse settle(String client, String task, String decision) {
    return Api.commandAs(client)
        .body("{\"decision\": \"" + decision + "\"}")
        .post("/v1/tasks/{id}/settlement", UUID.fromString(task))
        .then();
  }

  private ValidatableResponse holds(String client) {
    return Api.as(client)
        .get("/v1/subjects/{id}/legal-holds", referred.subjectId())
        .then()
        .statusCode(200);
  }

  private ValidatableResponse release(String client, String hold) {
    return Api.commandAs(client)
        .body("{\"reason\": \"over\"}")
        .post(
            "/v1/subjects/{id}/legal-holds/{hid}/release",
            referred.subjectId(),
            UUID.fromString(hold))
        .then();
  }
}
