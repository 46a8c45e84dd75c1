package org.amaan.referral.directory;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GetAgencyApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/agencies/ahtc").then().statusCode(401);
  }

  @Test
  void anUnknownCodeIsNotFound() {
    Api.as("stranger-ngo")
        .get("/v1/agencies/fire-brigade")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:agency-not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "AHTC", "ahtc%20", "%27--"})
  void aTextThatIsNoCodeIsNotFound(String text) {
    Api.as("stranger-ngo")
        .urlEncodingEnabled(false)
        .get("/v1/agencies/" + text)
        .then()
        .statusCode(404);
  }

  @Test
  void aCodeThatCannotBeOneIsRefused() {
    Api.as("stranger-ngo").get("/v1/agencies/" + "a".repeat(65)).then().statusCode(400);
  }

  @Test
  void saysWhatTheDirectoryKnows() {
    Api.as("stranger-ngo")
        .get("/v1/agencies/ahtc")
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("name", equalTo("Anti-Human-Trafficking Circle (fictional)"))
        .body("type", equalTo("police"))
        .body("scope", equalTo("federal"))
        .body("area", equalTo(null))
        .body("units.code", hasItem("ahtc-islamabad"))
        .body("defaultUnit", equalTo("ahtc-islamabad"))
        .body("receivesReferrals", equalTo(true));
    Api.as("case-service")
        .get("/v1/agencies/audit-office")
        .then()
        .statusCode(200)
        .body("receivesReferrals", equalTo(false))
        .body("defaultUnit", equalTo(null));
  }
}
