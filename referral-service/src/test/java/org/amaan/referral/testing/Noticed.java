package org.amaan.referral.testing;

import java.util.Map;
import java.util.UUID;

/**
 * A withdrawal of consent that has asked an agency for deletion.
 *
 * @param id of the notice, as the agency asked finds it
 */
public record Noticed(Referred referred, UUID id) {

  /** The shelter had read, then Umeed Trust recorded the withdrawal. */
  public static Noticed shelter() {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    read("panah-shelter", referred, "protection");
    referred.consentsWithdrawn();
    return new Noticed(referred, newest("panah-shelter", referred));
  }

  /** The federal police had read in a case. */
  public static Noticed police() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", referred, "investigation");
    referred.consentsWithdrawn();
    return new Noticed(referred, newest("ahtc-officer-1", referred));
  }

  /** Umeed Trust had read; a hospital that answers for the subject now withdrew the consent. */
  public static Noticed recorder() {
    Referred referred =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"sehat-hospital\"}",
            "medical-care",
            Referred.CONSENT_TO_POLICE);
    read("umeed-caseworker", referred, "protection");
    Stages.move("sehat-integration", referred.referralId(), "acceptance", "{}").statusCode(200);
    Api.commandAs("nrm-pk")
        .body("{\"agency\": \"sehat-hospital\", \"reason\": \"person-asks\"}")
        .post("/v1/subjects/{id}/appointments", referred.subjectId())
        .then()
        .statusCode(200);
    referred.consentsWithdrawn("sehat-integration");
    return new Noticed(referred, newest("umeed-caseworker", referred));
  }

  public static void read(String client, Referred referred, String purpose) {
    Api.as(client)
        .get("/v1/subjects/{id}?purpose={purpose}", referred.subjectId(), purpose)
        .then()
        .statusCode(200);
  }

  private static UUID newest(String client, Referred referred) {
    Map<String, Object> notice =
        Api.as(client)
            .get("/v1/withdrawal-notices?state=open&limit=200")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("items.find { it.subjectId == '" + referred.subjectId() + "' }");
    return UUID.fromString((String) notice.get("id"));
  }
}
