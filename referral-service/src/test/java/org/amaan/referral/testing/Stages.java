package org.amaan.referral.testing;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Referrals of Umeed Trust to the shelter, brought to a state by real calls only. */
public final class Stages {

  public static final String REFERRER = "umeed-caseworker";
  public static final String RECEIVER = "panah-shelter";

  public static final String CONSENT =
      """
      {"givenBy": "subject", "method": "verbal", "language": "ur", "interpreter": false,
       "explained": ["purpose", "uses", "withdrawal"],
       "givenAt": "2026-03-01T09:30:00Z", "purposes": ["protection"],
       "recipients": {"agencyTypes": ["shelter"], "agencies": ["umeed-trust"]},
       "categories": ["identity", "narrative"]}
      """;

  private Stages() {}

  /**
   * @param state as the contract writes it; {@code consent-withdrawn} is withdrawn for that reason
   */
  public static Referred at(String state) {
    return switch (state) {
      case "draft" -> draft();
      case "submitted" -> Referred.toShelter(CONSENT);
      case "received" -> moved("submitted", RECEIVER, "receipt", "{}");
      case "information-requested" ->
          moved("submitted", RECEIVER, "information-requests", "{\"questions\": [\"Where?\"]}");
      case "accepted" -> moved("received", RECEIVER, "acceptance", "{}");
      case "refused" ->
          moved(
              "received", RECEIVER, "refusal", "{\"code\": \"no-capacity\", \"text\": \"Full.\"}");
      case "in-progress" -> moved("accepted", RECEIVER, "start", "{}");
      case "completed" -> moved("in-progress", RECEIVER, "completion", "{\"outcome\": \"served\"}");
      case "withdrawn" -> moved("accepted", REFERRER, "withdrawal", "{\"code\": \"need-met\"}");
      case "consent-withdrawn" ->
          moved("submitted", REFERRER, "withdrawal", "{\"code\": \"consent-withdrawn\"}");
      default -> throw new IllegalArgumentException(state);
    };
  }

  public static ValidatableResponse move(
      String client, UUID referralId, String command, String body) {
    return Api.commandAs(client)
        .body(body)
        .post("/v1/referrals/{id}/" + command, referralId)
        .then();
  }

  /** Excludes these agencies, and no others, from the subject. */
  public static void exclude(String client, UUID referralId, String... agencies) {
    excluding(client, referralId, agencies).statusCode(200);
  }

  /**
   * The same for the responsible agency, from which only the oversight agency hides a person; as it
   * is stored, because two persons of it decide.
   */
  public static void hide(Rows rows, UUID subjectId, String... agencies) {
    for (String agency : agencies) {
      rows.change(
          "INSERT INTO exclusion (subject_id, agency, set_by, by_coordinator, by_oversight, set_at)"
              + " VALUES (?, ?, 'national-oversight', true, true, now())",
          subjectId,
          agency);
    }
  }

  public static ValidatableResponse excluding(String client, UUID referralId, String... agencies) {
    String etag = Api.as(client).get("/v1/referrals/{id}/exclusions", referralId).header("ETag");
    var request = etag == null ? Api.as(client) : Api.as(client).header("If-Match", etag);
    return request
        .body(Map.of("exclusions", List.of(agencies)))
        .put("/v1/referrals/{id}/exclusions", referralId)
        .then();
  }

  private static Referred moved(String from, String client, String command, String body) {
    Referred referred = at(from);
    move(client, referred.referralId(), command, body).statusCode(200);
    return referred;
  }

  private static Referred draft() {
    var draft =
        Api.commandAs(REFERRER)
            .body(
                """
                {"state": "draft", "receiver": {"agency": "panah-shelter"}, "need": "protection",
                 "urgency": "routine", "situation": {"country": "PK"},
                 "subject": {"ageClass": "adult", "narrative": "planted-in-a-draft"}}
                """)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Referred(
        UUID.fromString(draft.getString("id")),
        UUID.fromString(draft.getString("subjectId")),
        "planted-in-a-draft");
  }
}
