package org.amaan.referral.operations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
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
class ListAuditApiTest extends ServiceTest {

  @Test
  void isForAuditors() {
    Api.anonymous().get("/v1/audit?subject={s}", UUID.randomUUID()).then().statusCode(401);
    for (String client : List.of("umeed-caseworker", "operator", "case-service", "dpo-umeed")) {
      Api.as(client).get("/v1/audit?subject={s}", UUID.randomUUID()).then().statusCode(403);
    }
  }

  @Test
  void aboutOneThing() {
    Api.as("auditor")
        .get("/v1/audit")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("subject"));
    Api.as("auditor").get("/v1/audit?subject=everything").then().statusCode(400);
    Api.as("auditor")
        .get("/v1/audit?subject={s}&cursor=x", UUID.randomUUID())
        .then()
        .statusCode(400);
    Api.as("auditor")
        .get("/v1/audit?subject={s}", UUID.randomUUID())
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
  }

  @Test
  void saysWhoDidWhatNewestFirst() {
    Referred referred = Stages.at("received");
    String next =
        Api.as("auditor")
            .get("/v1/audit?subject={s}&limit=1", referred.referralId())
            .then()
            .statusCode(200)
            .body("items.action", contains("referral.received"))
            .body("items[0].client", equalTo("panah-shelter"))
            .body("items[0].agency", equalTo("panah-shelter"))
            .body("items[0].subject", equalTo(referred.referralId().toString()))
            .body("items[0].details.state", equalTo("received"))
            .body("items[0].traceId", notNullValue())
            .extract()
            .jsonPath()
            .getString("next");
    Api.as("auditor")
        .get("/v1/audit?subject={s}&limit=1&cursor={c}", referred.referralId(), next)
        .then()
        .statusCode(200)
        .body("items.action", contains("referral.submitted"))
        .body("next", nullValue());
  }
}
