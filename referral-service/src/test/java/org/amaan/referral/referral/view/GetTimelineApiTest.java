package org.amaan.referral.referral.view;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GetTimelineApiTest extends ServiceTest {

  @Test
  void needsATokenOfAParty() {
    Referred referred = Stages.at("submitted");
    Api.anonymous()
        .get("/v1/referrals/{id}/timeline", referred.referralId())
        .then()
        .statusCode(401);
    for (String client : List.of("stranger-ngo", "operator", "auditor")) {
      Api.as(client)
          .get("/v1/referrals/{id}/timeline", referred.referralId())
          .then()
          .statusCode(404);
    }
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline", UUID.randomUUID())
        .then()
        .statusCode(404);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline?cursor=x", referred.referralId())
        .then()
        .statusCode(400);
  }

  @Test
  void tellsWhatHappenedNewestFirst() {
    Referred referred = Stages.at("completed");
    for (String client : List.of("umeed-caseworker", "panah-shelter")) {
      Api.as(client)
          .get("/v1/referrals/{id}/timeline", referred.referralId())
          .then()
          .statusCode(200)
          .body(
              "items.action", contains("completed", "started", "accepted", "received", "submitted"))
          .body(
              "items.state",
              contains("completed", "in-progress", "accepted", "received", "submitted"))
          .body(
              "items.agency",
              contains(
                  "panah-shelter",
                  "panah-shelter",
                  "panah-shelter",
                  "panah-shelter",
                  "umeed-trust"))
          .body("items.person", everyItem(nullValue()))
          .body("next", nullValue());
    }
  }

  @Test
  void pages() {
    Referred referred = Stages.at("received");
    String next =
        Api.as("umeed-caseworker")
            .get("/v1/referrals/{id}/timeline?limit=1", referred.referralId())
            .then()
            .body("items.action", equalTo(List.of("received")))
            .extract()
            .jsonPath()
            .getString("next");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline?limit=1&cursor={c}", referred.referralId(), next)
        .then()
        .body("items.action", equalTo(List.of("submitted")))
        .body("next", nullValue());
  }

  @Test
  void whoHoldsTheCaseIsNotInIt() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/timeline", referred.referralId())
        .then()
        .body("items.action", contains("accepted", "submitted"));
  }
}
