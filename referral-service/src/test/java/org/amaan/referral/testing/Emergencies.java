package org.amaan.referral.testing;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Emergency accesses, opened through the API. */
public final class Emergencies {

  public static final String REASON = "planted-reason: unconscious, the surgeon must know.";

  private Emergencies() {}

  public static String body(String purpose) {
    return "{\"purpose\": \"%s\", \"reason\": \"%s\"}".formatted(purpose, REASON);
  }

  public static ValidatableResponse open(String client, UUID referralId, String purpose) {
    return Api.commandAs(client)
        .body(body(purpose))
        .post("/v1/referrals/{id}/emergency-access", referralId)
        .then();
  }

  /** By the officer, for medical care. */
  public static UUID opened(Referred referred) {
    return UUID.fromString(
        open("ahtc-officer-1", referred.referralId(), "medical-care")
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id"));
  }

  public static ValidatableResponse review(
      String client, Referred referred, UUID access, String verdict) {
    return Api.commandAs(client)
        .body("{\"verdict\": \"%s\", \"note\": \"planted-note\"}".formatted(verdict))
        .post("/v1/referrals/{id}/emergency-access/{access}/review", referred.referralId(), access)
        .then();
  }

  /** Held by the officer's unit. */
  public static Referred inCustody() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    return referred;
  }
}
