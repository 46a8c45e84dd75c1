package org.amaan.referral.referral.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

/** What becomes of a person is told to the referrer only where a consent names that agency. */
@QuarkusTest
class FeedbackProjectionApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void withoutAConsentThatNamesItTheReferrerHearsThatItWasAcceptedAndNoMore() {
    Referred referred = completed(Referred.CONSENT_TO_POLICE);
    seenBy("umeed-caseworker", referred)
        .body("state", equalTo("accepted"))
        .body("caseId", nullValue())
        .body("outcome", nullValue())
        .body("dueAt", nullValue())
        .body("allowedMoves", contains("withdrawal"));
    assertThat(timelineOf("umeed-caseworker", referred))
        .isEqualTo(List.of("accepted", "submitted"));
    listedAs("accepted", referred).body("items.id", hasItem(referred.referralId().toString()));
    listedAs("completed", referred)
        .body("items.id", not(hasItem(referred.referralId().toString())));
    assertThat(completedAlerts(referred)).isEqualTo("0");
    seenBy("ahtc-supervisor", referred)
        .body("state", equalTo("completed"))
        .body("caseId", notNullValue())
        .body("outcome", equalTo("served"));
  }

  @Test
  void noRefusalTellsItMore() {
    Referred referred = completed(Referred.CONSENT_TO_POLICE);
    Stages.move(
            "umeed-caseworker", referred.referralId(), "answers", "{\"answers\": [\"In May.\"]}")
        .statusCode(409)
        .body("state", equalTo("accepted"))
        .body("allowedMoves", contains("withdrawal"));
    String version =
        Api.as("umeed-caseworker").get("/v1/referrals/{id}", referred.referralId()).header("ETag");
    Api.patchAs("umeed-caseworker")
        .header("If-Match", version)
        .body("{\"urgency\": \"immediate-danger\"}")
        .patch("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(409)
        .body("state", equalTo("accepted"));
  }

  @Test
  void pagesShowNoGap() {
    Referred referred = completed(Referred.CONSENT_TO_POLICE);
    String next =
        Api.as("umeed-caseworker")
            .get("/v1/referrals/{id}/timeline?limit=1", referred.referralId())
            .then()
            .body("items.action", contains("accepted"))
            .extract()
            .jsonPath()
            .getString("next");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline?limit=1&cursor={next}", referred.referralId(), next)
        .then()
        .body("items.action", contains("submitted"))
        .body("next", nullValue());
  }

  @Test
  void withOneItHearsAll() {
    Referred referred = completed(Referred.CONSENT_NAMING_UMEED);
    seenBy("umeed-caseworker", referred)
        .body("state", equalTo("completed"))
        .body("caseId", nullValue())
        .body("outcome", equalTo("served"));
    assertThat(timelineOf("umeed-caseworker", referred))
        .isEqualTo(List.of("completed", "started", "accepted", "submitted"));
    listedAs("completed", referred).body("items.id", hasItem(referred.referralId().toString()));
    listedAs("accepted", referred).body("items.id", not(hasItem(referred.referralId().toString())));
    assertThat(completedAlerts(referred)).isEqualTo("1");
  }

  @Test
  void aReceiverIsNotToldWhoRefusedBefore() {
    Referred referred = Stages.at("refused");
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"insaf-legal-aid\"}}")
        .statusCode(200);
    assertThat(timelineOf("insaf-legal", referred)).isEqualTo(List.of("redirected"));
    assertThat(timelineOf("umeed-caseworker", referred).get(0)).isEqualTo("redirected");
    assertThat(
            timelineOf("umeed-caseworker", referred).stream()
                .filter(action -> action.equals("refused") || action.equals("submitted"))
                .toList())
        .isEqualTo(List.of("refused", "submitted"));
  }

  private static Referred completed(String consent) {
    Referred referred =
        Referred.by("umeed-caseworker", "{\"agency\": \"ahtc\"}", "investigation", consent);
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Stages.move("ahtc-supervisor", referred.referralId(), "start", "{}").statusCode(200);
    Stages.move("ahtc-supervisor", referred.referralId(), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    return referred;
  }

  private String completedAlerts(Referred referred) {
    return rows.one(
        "SELECT count(*) FROM outbox_message WHERE aggregate_id = ?"
            + " AND payload ->> 'type' = 'org.amaan.referral.completed.v1'",
        referred.referralId());
  }

  private static ValidatableResponse seenBy(String client, Referred referred) {
    return Api.as(client).get("/v1/referrals/{id}", referred.referralId()).then().statusCode(200);
  }

  private static ValidatableResponse listedAs(String state, Referred referred) {
    return Api.as("umeed-caseworker")
        .get("/v1/referrals?direction=sent&limit=50&state={state}", state)
        .then()
        .statusCode(200);
  }

  private static List<String> timelineOf(String client, Referred referred) {
    return Api.as(client)
        .get("/v1/referrals/{id}/timeline", referred.referralId())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.action");
  }
}
