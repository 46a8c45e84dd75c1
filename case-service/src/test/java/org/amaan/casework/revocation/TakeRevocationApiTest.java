package org.amaan.casework.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What referral-service tells of revoked tokens. */
@QuarkusTest
class TakeRevocationApiTest extends ApiTest {

  @AfterEach
  void nothingIsRevoked() {
    rows.change("DELETE FROM revocation");
    await().untilAsserted(() -> get(OFFICER, "/v1/cases").statusCode(200));
  }

  @Test
  void aTokenIsRefusedAsSoonAsItIsTold() {
    get(OFFICER, "/v1/cases").statusCode(200);
    tell(REFERRAL_SERVICE, "\"person\": \"" + OFFICER + "\"").statusCode(204);
    get(OFFICER, "/v1/cases")
        .statusCode(401)
        .body("type", equalTo("urn:amaan:problem:token-revoked"));
    get(SUPERVISOR, "/v1/cases").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notification-service", "operator", "ahtc-admin"})
  void onlyReferralServiceTells(String client) {
    int status = tell(client, "\"person\": \"x\"").extract().statusCode();
    // The token of a service that calls nobody here is not even meant for this one.
    assertThat(status).isIn(401, 403);
    assertThat(rows.count("revocation", "true")).isZero();
  }

  private static ValidatableResponse tell(String client, String whom) {
    return as(client)
        .body(
            "{\"agency\": \"ahtc\", %s, \"notBefore\": \"%s\", \"suspended\": false, \"sequence\": 1}"
                .formatted(whom, Instant.now()))
        .put("/v1/revocations/" + UUID.randomUUID())
        .then();
  }
}
