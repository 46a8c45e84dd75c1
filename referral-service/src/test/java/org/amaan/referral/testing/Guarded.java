package org.amaan.referral.testing;

import io.restassured.path.json.JsonPath;
import java.util.UUID;

/** A child whom Umeed Trust referred to the federal police, with a guardian's consent. */
public record Guarded(UUID referralId, UUID subjectId, UUID consentId) {

  public static final String CONSENT =
      Referred.CONSENT_TO_POLICE.replace(
          "\"givenBy\": \"subject\"",
          "\"givenBy\": \"guardian\", \"guardian\": {\"relationship\": \"parent\"}");

  public static Guarded child() {
    JsonPath referral =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "ahtc"}, "need": "investigation", "urgency": "routine",
                 "situation": {"country": "PK", "area": "PK-PB", "crossBorder": true},
                 "subject": {"ageClass": "child", "identity": {"fullName": "Bano Example"},
                   "narrative": "Fictional: her uncle was offered money."},
                 "consents": [%s]}
                """
                    .formatted(CONSENT))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    UUID subjectId = UUID.fromString(referral.getString("subjectId"));
    String consent =
        Api.as("umeed-caseworker")
            .get("/v1/subjects/{id}/consents", subjectId)
            .jsonPath()
            .getString("items[0].id");
    return new Guarded(
        UUID.fromString(referral.getString("id")), subjectId, UUID.fromString(consent));
  }

  public String consentPath() {
    return "/v1/subjects/" + subjectId + "/consents/" + consentId;
  }
}
