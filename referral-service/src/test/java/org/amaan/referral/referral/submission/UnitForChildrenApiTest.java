package org.amaan.referral.referral.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A child, or somebody who may be one, is received by those who are there for children, and soon.
 */
@QuarkusTest
class UnitForChildrenApiTest extends ServiceTest {

  @ParameterizedTest
  @CsvSource({"child, true", "unknown, true", "adult, false"})
  void anAgencyAddressedAloneReceivesAChildInItsUnitForChildren(String age, boolean unit) {
    ValidatableResponse answer = submit("\"receiver\": {\"agency\": \"ahtc\"}", age, true);
    answer
        .statusCode(201)
        .body("receiver.agency", equalTo("ahtc"))
        .body("receiver.unit", unit ? equalTo("ahtc-islamabad") : nullValue())
        .body("routing.rule", unit ? equalTo("unit-for-children") : nullValue());
    Instant due = Instant.parse(answer.extract().path("dueAt"));
    Instant submitted = Instant.parse(answer.extract().path("submittedAt"));
    assertThat(due.equals(submitted.plus(Duration.ofHours(24)))).as("due " + due).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({"child, true", "unknown, true", "adult, false"})
  void soDoesTheOneThatTheProfilePicks(String age, boolean unit) {
    submit("\"route\": true", age, true)
        .statusCode(201)
        .body("receiver.agency", equalTo("ahtc"))
        .body("receiver.unit", unit ? equalTo("ahtc-islamabad") : nullValue())
        .body("routing.rule", equalTo("cross-border-to-federal-agency"))
        .body(
            "routing.reason",
            unit
                ? endsWith("to the agency's unit for children.")
                : startsWith("A border was crossed;"));
  }

  @Test
  void anAgencyWithoutOneReceivesAChildAsAnybody() {
    submit("\"route\": true", "child", false)
        .statusCode(201)
        .body("receiver.agency", equalTo("lahore-police"))
        .body("receiver.unit", nullValue());
  }

  @Test
  void whoRefusesToBeReferredCanStillBeReportedWithoutAName() {
    Referred adult = Referred.toPolice();
    Api.commandAs("umeed-caseworker")
        .body("{\"code\": \"consent-withdrawn\"}")
        .post("/v1/referrals/{id}/withdrawal", adult.referralId())
        .then()
        .statusCode(200)
        .body("withdrawal.anonymousNotice.reportAt", equalTo("/v1/anonymous-reports"))
        .body("withdrawal.anonymousNotice.withinHours", equalTo(72));
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}", adult.referralId())
        .then()
        .statusCode(200)
        .body("withdrawal.code", equalTo("consent-withdrawn"))
        .body("withdrawal.anonymousNotice", nullValue());
  }

  private static ValidatableResponse submit(String to, String age, boolean crossBorder) {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {%s, "need": "investigation", "urgency": "routine",
             "situation": {"country": "PK", "area": "PK-PB", "crossBorder": %s},
             "subject": {"ageClass": "%s", "narrative": "Fictional."}}
            """
                .formatted(to, crossBorder, age))
        .post("/v1/referrals")
        .then();
  }
}
