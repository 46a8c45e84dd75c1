package org.amaan.referral.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.UUID;

/**
 * A subject somebody referred, reached only through the API.
 *
 * @param planted a word that stands in every personal value of the subject, and nowhere else
 */
public record Referred(UUID referralId, UUID subjectId, String planted) {

  /**
   * To the federal police, with the subject's consent to all categories but medical and documents.
   */
  public static Referred toPolice() {
    return by("umeed-caseworker", "{\"agency\": \"ahtc\"}", "investigation", CONSENT_TO_POLICE);
  }

  /** To the shelter, with the consent given here (JSON, perhaps none). */
  public static Referred toShelter(String consents) {
    return by("umeed-caseworker", "{\"agency\": \"panah-shelter\"}", "protection", consents);
  }

  public static final String CONSENT_TO_POLICE =
      """
      {"givenBy": "subject", "method": "thumbprint", "language": "pa", "interpreter": false,
       "explained": ["purpose", "uses", "withdrawal"],
       "givenAt": "2026-03-01T09:30:00Z", "purposes": ["protection", "investigation"],
       "recipients": {"agencyTypes": ["police", "shelter"]},
       "categories": ["identity", "contact", "location", "narrative"]}
      """;

  /** The same, and the referring agency may know what becomes of the subject. */
  public static final String CONSENT_NAMING_UMEED =
      CONSENT_TO_POLICE.replace("\"shelter\"]", "\"shelter\"], \"agencies\": [\"umeed-trust\"]");

  public static Referred by(String client, String receiver, String need, String consents) {
    String planted = "planted" + UUID.randomUUID().toString().replace("-", "");
    JsonPath referral =
        Api.commandAs(client)
            .body(
                """
                {"receiver": %2$s, "need": "%3$s", "urgency": "routine",
                 "situation": {"country": "PK", "area": "PK-PB", "crossBorder": true},
                 "subject": {
                   "ageClass": "adult", "sex": "female", "gender": "%1$s-gender", "languages": ["ur", "pa"],
                   "identity": {"fullName": "%1$s-name", "familyName": "%1$s-family", "birthDate": "1990-04-12",
                     "nationalities": ["PK"],
                     "documents": [{"kind": "passport", "number": "%1$s", "country": "PK"}]},
                   "contact": {"phone": "%4$s", "email": "%1$s@example.org", "address": "%1$s-address",
                     "safeToContact": {"when": "%1$s-when", "how": "%1$s-how", "by": "%1$s-by"}},
                   "medical": {"summary": "%1$s-medical"},
                   "location": {"country": "PK", "area": "PK-PB", "description": "%1$s-location"},
                   "narrative": "%1$s-narrative"},
                 "consents": [%5$s]}
                """
                    .formatted(planted, receiver, need, phoneOf(planted), consents))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Referred(
        UUID.fromString(referral.getString("id")),
        UUID.fromString(referral.getString("subjectId")),
        planted);
  }

  public String phone() {
    return phoneOf(planted);
  }

  /** The receiving police accept it; its case is known to the referral when this returns. */
  public UUID acceptedWithACase(String supervisor) {
    Api.commandAs(supervisor)
        .body("{\"openCase\": true}")
        .post("/v1/referrals/{id}/acceptance", referralId)
        .then()
        .statusCode(200);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> caseId(supervisor), caseId -> caseId != null);
  }

  private UUID caseId(String reader) {
    String caseId = Api.as(reader).get("/v1/referrals/{id}", referralId).jsonPath().get("caseId");
    return caseId == null ? null : UUID.fromString(caseId);
  }

  /** case-service reports who holds the case, as its outbox would. */
  public void reportCustody(
      UUID caseId, long sequence, String agency, String unit, String... readers) {
    reportCustody(caseId, sequence, false, agency, unit, readers);
  }

  /** The same, of a case that is closed or not. */
  public void reportCustody(
      UUID caseId, long sequence, boolean closed, String agency, String unit, String... readers) {
    StringBuilder granted = new StringBuilder();
    for (String reader : readers) {
      granted
          .append(granted.isEmpty() ? "" : ", ")
          .append("{\"agency\": \"%s\", \"basis\": \"grant\"}".formatted(reader));
    }
    Api.as("case-service")
        .body(
            """
            {"sequence": %d, "caseId": "%s", "caseReference": "C-PK-26-0000-0000-0",
             "custodian": {"agency": "%s", "unit": "%s"}, "since": "2026-11-24T10:00:00Z",
             "readers": [%s], "closed": %s}
            """
                .formatted(sequence, caseId, agency, unit, granted, closed))
        .put("/v1/referrals/{id}/custody", referralId)
        .then()
        .statusCode(204);
  }

  /** As when all has gone well: accepted, reported and confirmed. */
  public UUID heldBy(String supervisor, String agency, String unit) {
    UUID caseId = acceptedWithACase(supervisor);
    reportCustody(caseId, 1, agency, unit);
    Peers.custodian(caseId, 1, agency, unit);
    return caseId;
  }

  /** The subject takes back whatever it has agreed to. */
  public void consentsWithdrawn() {
    consentsWithdrawn("umeed-caseworker");
  }

  /** The same, told to another of the subject's referrers. */
  public void consentsWithdrawn(String referrer) {
    for (String consent :
        Api.as(referrer)
            .get("/v1/subjects/{id}/consents", subjectId)
            .jsonPath()
            .getList("items.id", String.class)) {
      Api.commandAs(referrer)
          .body("{}")
          .post("/v1/subjects/{id}/consents/{cid}/withdrawal", subjectId, consent)
          .then()
          .statusCode(200);
    }
  }

  private static String phoneOf(String planted) {
    long digits = Math.floorMod(planted.hashCode(), 1_000_000_000L);
    return "+92%09d".formatted(digits);
  }
}
