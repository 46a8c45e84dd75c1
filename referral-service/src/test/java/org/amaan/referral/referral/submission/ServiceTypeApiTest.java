package org.amaan.referral.referral.submission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which help is asked for, and for how long. */
@QuarkusTest
class ServiceTypeApiTest extends ServiceTest {

  private static final String PLAN = "\"followUp\": {\"months\": 24, \"intervalMonths\": 6}";

  @ParameterizedTest
  @CsvSource({
    "shelter, protection",
    "psychosocial-support, protection",
    "interpretation, protection",
    "livelihood-support, protection",
    "return-and-reintegration, protection",
    "legal-aid, legal-aid",
    "medical-care, medical-care"
  })
  void saysWhatIsNeededByItself(String service, String need) {
    submit("\"serviceType\": \"" + service + "\"")
        .statusCode(201)
        .body("need", equalTo(need))
        .body("serviceType", equalTo(service))
        .body("followUp", nullValue());
    submit("\"need\": \"" + need + "\", \"serviceType\": \"" + service + "\"").statusCode(201);
    submit("\"need\": \"investigation\", \"serviceType\": \"" + service + "\"")
        .statusCode(400)
        .body("errors[0].field", equalTo("serviceType"))
        .body("errors[0].code", equalTo("fits-need"));
  }

  @Test
  void aFollowUpAfterNephrectomyHasAPlan() {
    String followUp = "\"serviceType\": \"post-nephrectomy-follow-up\"";
    submit(followUp)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:referral-incomplete"))
        .body("errors.field", contains("followUp"));
    submit(followUp + ", \"state\": \"draft\"").statusCode(201);
    submit(followUp + ", " + PLAN)
        .statusCode(201)
        .body("followUp.months", equalTo(24))
        .body("followUp.intervalMonths", equalTo(6));
    submit("\"serviceType\": \"psychosocial-support\", " + PLAN).statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"serviceType\": \"kidney\"",
        "\"serviceType\": \"\"",
        PLAN,
        "\"serviceType\": \"shelter\", " + PLAN,
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 12}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 0,"
            + " \"intervalMonths\": 1}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 241,"
            + " \"intervalMonths\": 1}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 12,"
            + " \"intervalMonths\": 0}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 240,"
            + " \"intervalMonths\": 25}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 3,"
            + " \"intervalMonths\": 4}",
        "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": 3,"
            + " \"intervalMonths\": 1, \"x\": 1}"
      })
  void oddPlansAreRefused(String said) {
    submit(said).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "240, 24", "12, 12"})
  void atTheLimits(int months, int interval) {
    submit(
            "\"serviceType\": \"post-nephrectomy-follow-up\", \"followUp\": {\"months\": "
                + months
                + ", \"intervalMonths\": "
                + interval
                + "}")
        .statusCode(201);
  }

  @Test
  void mayBeCorrected() {
    UUID id =
        UUID.fromString(
            submit("\"serviceType\": \"shelter\"").statusCode(201).extract().path("id"));
    change(id, 0, "{\"serviceType\": \"psychosocial-support\", " + PLAN + "}")
        .statusCode(200)
        .body("serviceType", equalTo("psychosocial-support"))
        .body("followUp.months", equalTo(24));
    change(id, 1, "{\"serviceType\": \"legal-aid\"}").statusCode(400);
    change(id, 1, "{\"serviceType\": null, \"followUp\": null}")
        .statusCode(200)
        .body("serviceType", nullValue())
        .body("need", equalTo("protection"));
  }

  /** Of somebody whom a coordinator does not know it would say that they lost a kidney. */
  @Test
  void isShownToSenderAndReceiverOnly() {
    String id =
        submit("\"serviceType\": \"post-nephrectomy-follow-up\", " + PLAN)
            .statusCode(201)
            .extract()
            .path("id");
    for (String party : new String[] {"umeed-caseworker", "sehat-integration"}) {
      Api.as(party)
          .get("/v1/referrals/{id}", id)
          .then()
          .statusCode(200)
          .body("serviceType", equalTo("post-nephrectomy-follow-up"));
    }
    Api.as("nrm-pk")
        .get("/v1/referrals/{id}", id)
        .then()
        .statusCode(200)
        .body("serviceType", nullValue())
        .body("followUp", nullValue());
  }

  @Test
  void theDirectoryIsAskedInTheSameWords() {
    Api.as("umeed-caseworker")
        .get("/v1/agencies?country=PK&service=post-nephrectomy-follow-up")
        .then()
        .statusCode(200)
        .body("items.code", contains("sehat-hospital"));
    Api.as("umeed-caseworker")
        .get("/v1/agencies?type=police&service=shelter")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
    Api.as("umeed-caseworker").get("/v1/agencies?service=kidney").then().statusCode(400);
  }

  private static ValidatableResponse submit(String said) {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "sehat-hospital"}, "urgency": "routine",
             "situation": {"country": "PK"}, "subject": {"ageClass": "adult", "narrative": "x"}, %s}
            """
                .formatted(said))
        .post("/v1/referrals")
        .then();
  }

  private static ValidatableResponse change(UUID id, long version, String patch) {
    return Api.as("umeed-caseworker")
        .header("If-Match", "\"" + version + "\"")
        .contentType("application/merge-patch+json")
        .body(patch)
        .patch("/v1/referrals/{id}", id)
        .then();
  }
}
