package org.amaan.referral.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parties record of what they observed, and who reads it. */
@QuarkusTest
class ObservationsApiTest extends ServiceTest {

  private static final String UMEED = "umeed-caseworker";
  private static final String SHELTER = "panah-shelter";
  private static final String WITH_MEDICAL =
      Stages.CONSENT.replace("[\"identity\", \"narrative\"]", "[\"identity\", \"medical\"]");
  private static final String WITH_BOTH =
      Stages.CONSENT.replace("[\"identity\", \"narrative\"]", "[\"medical\", \"narrative\"]");

  @Inject Rows rows;

  @Test
  void needsATokenAndAKey() {
    Referred referred = Stages.at("submitted");
    Api.anonymous()
        .body(these(one("A1", "")))
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then()
        .statusCode(401);
    Api.as(UMEED)
        .body(these(one("A1", "")))
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("Idempotency-Key"));
    Api.anonymous()
        .get("/v1/referrals/{id}/observations?purpose=protection", referred.referralId())
        .then()
        .statusCode(401);
  }

  @Test
  void areReadByCategoryAndTheirNotesAsNarrative() {
    Referred referred = Referred.toShelter(WITH_MEDICAL);
    String note = referred.planted() + "-note";
    add(
            UMEED,
            referred,
            one(
                "A1",
                ", \"howKnown\": \"seen\", \"sourceGrade\": \"A\", \"note\": \"" + note + "\""),
            one("R1", ""))
        .statusCode(201)
        .header("Location", "/v1/referrals/" + referred.referralId() + "/observations")
        .body("items", hasSize(2))
        .body("items[0].indicator", nullValue());
    list(SHELTER, referred)
        .header("Cache-Control", equalTo("no-store"))
        .body("items.indicator", contains("A1"))
        .body("items[0].category", equalTo("medical"))
        .body("items[0].value", equalTo("present"))
        .body("items[0].recordedBy", equalTo("umeed-trust"))
        .body("items[0].howKnown", equalTo("seen"))
        .body("items[0].sourceGrade", equalTo("A"))
        .body("items[0].informationGrade", equalTo(4))
        .body("items[0].handling", equalTo("H0"))
        .body("items[0].note", nullValue())
        .body("items[0].noteWithheld", equalTo(true))
        .body("allowed.field", contains("medical"))
        .body("allowed[0].ground", equalTo("consent"))
        .body(
            "withheld.find { it.field == 'narrative' }.reason", equalTo("no-consent-for-category"));
    list(UMEED, referred)
        .body("items.indicator", containsInAnyOrder("A1", "R1"))
        .body("items.find { it.indicator == 'A1' }.note", equalTo(note))
        .body("items.noteWithheld", everyItem(equalTo(false)));
    String reading = rows.audit(referred.subjectId()).get(1);
    assertThat(reading.startsWith("subject.disclosed")).as(reading).isTrue();
    assertThat(reading.contains("\"medical\": \"consent\"")).as(reading).isTrue();
    for (String table :
        List.of("observation", "audit_entry", "idempotency_key", "outbox_message")) {
      assertThat(
              rows.one(
                  "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?", "%" + note + "%"))
          .isEqualTo("0");
    }
    assertThat(
            rows.one(
                "SELECT count(*) FROM observation WHERE subject_id = ?"
                    + " AND (position('indicator'::bytea IN details) > 0 OR position('present'::bytea IN details) > 0)",
                referred.subjectId()))
        .isEqualTo("0");
  }

  @Test
  void whoMayReadTheNarrativeReadsTheNote() {
    Referred referred = Referred.toShelter(WITH_BOTH);
    add(UMEED, referred, one("A1", ", \"note\": \"A long scar.\"")).statusCode(201);
    list(SHELTER, referred).body("items[0].note", equalTo("A long scar."));
  }

  @Test
  void comeWithTheReferralAndWithADraft() {
    for (String state : List.of("submitted", "draft")) {
      String id =
          Api.commandAs(UMEED)
              .body(
                  """
                  {"state": "%s", "receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
                   "situation": {"country": "PK"}, "subject": {"ageClass": "adult", "narrative": "A story."},
                   "observations": [%s, %s]}
                  """
                      .formatted(state, one("A1", ", \"note\": \"n\""), one("R1", "")))
              .post("/v1/referrals")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      Api.as(UMEED)
          .get("/v1/referrals/{id}/observations?purpose=protection", id)
          .then()
          .statusCode(200)
          .body("items.indicator", containsInAnyOrder("A1", "R1"));
    }
    for (String wrong : List.of("Z9", "U8")) {
      long referrals = Long.parseLong(rows.one("SELECT count(*) FROM referral"));
      Api.commandAs(UMEED)
          .body(
              """
              {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
               "situation": {"country": "PK"}, "subject": {"ageClass": "adult", "narrative": "A story."},
               "observations": [%s]}
              """
                  .formatted(one(wrong, "")))
          .post("/v1/referrals")
          .then()
          .statusCode(422)
          .body("errors.field", contains("observations[0].indicator"));
      assertThat(Long.parseLong(rows.one("SELECT count(*) FROM referral"))).isEqualTo(referrals);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"value\": \"yes\"",
        "\"observer\": \"nurse\"",
        "\"howKnown\": \"guessed\"",
        "\"sourceGrade\": \"D\"",
        "\"informationGrade\": 5",
        "\"informationGrade\": 0",
        "\"handling\": \"H4\"",
        "\"note\": \" \"",
        "\"observedAt\": \"2126-01-01T00:00:00Z\"",
        "\"corrects\": \"none\"",
        "\"person\": \"me\"",
        "\"indicator\": \"scar\""
      })
  void everyFieldHasItsLimits(String field) {
    Referred referred = Stages.at("submitted");
    String name = field.substring(0, field.indexOf(':'));
    String body =
        these(one("A1", "").replaceFirst(name + ": \"[^\"]*\"", "\"x\": 1"))
            .replace("\"x\": 1", field);
    refused(
        400,
        "invalid-request",
        UMEED,
        referred,
        body.contains(field) ? body : these(one("A1", ", " + field)));
  }

  @Test
  void aRequestHasSeventyAndANoteTwoThousandCharacters() {
    Referred referred = Stages.at("submitted");
    add(UMEED, referred, one("A1", ", \"note\": \"" + "x".repeat(2_000) + "\"")).statusCode(201);
    refused(
        400,
        "invalid-request",
        UMEED,
        referred,
        these(one("A2", ", \"note\": \"" + "x".repeat(2_001) + "\"")));
    refused(400, "invalid-request", UMEED, referred, these());
    refused(400, "invalid-request", UMEED, referred, "{\"observations\": [null]}");
    refused(
        400,
        "invalid-request",
        UMEED,
        referred,
        these(IntStream.range(0, 71).mapToObj(i -> one("A2", "")).toArray(String[]::new)));
  }

  @Test
  void whatIsUnknownAProfileOrSaidTwiceIsRefusedWithItsPlace() {
    Referred referred = Stages.at("submitted");
    refused(422, "unknown-indicator", UMEED, referred, these(one("A1", ""), one("Z9", "")))
        .body("errors.field", contains("observations[1].indicator"));
    refused(422, "profile-indicator", UMEED, referred, these(one("U8", "")));
    refused(422, "observation-repeated", UMEED, referred, these(one("A1", ""), one("A1", "")));
    refused(
        422,
        "observation-repeated",
        UMEED,
        referred,
        these(one("A1", ""), one("A1", "").replace("clinician", "police")));
  }

  @Test
  void isCorrectedByTheOwnAgencyOnceAndStays() {
    Referred referred = Referred.toShelter(WITH_MEDICAL);
    String first =
        add(UMEED, referred, one("A1", ", \"handling\": \"H1\""))
            .statusCode(201)
            .extract()
            .path("items[0].id");
    refused(409, "observation-exists", UMEED, referred, these(one("A1", "")))
        .body("observationId", equalTo(first));
    refused(422, "unknown-observation", UMEED, referred, these(one("A2", corrects(first))));
    refused(422, "unknown-observation", SHELTER, referred, these(one("A1", corrects(first))));
    refused(
        422,
        "unknown-observation",
        UMEED,
        referred,
        these(one("A1", corrects(UUID.randomUUID().toString()))));
    String second =
        add(UMEED, referred, one("A1", corrects(first)).replace("present", "absent"))
            .statusCode(201)
            .extract()
            .path("items[0].id");
    refused(409, "observation-corrected", UMEED, referred, these(one("A1", corrects(first))))
        .body("observationId", equalTo(second));
    add(SHELTER, referred, one("A1", "")).statusCode(201);
    list(SHELTER, referred)
        .body("items.value", contains("present", "absent", "present"))
        .body("items.corrected", contains(true, false, false))
        .body("items.handling", contains("H1", "H1", "H0"))
        .body("items.recordedBy", contains("umeed-trust", "umeed-trust", "panah-shelter"));
  }

  @Test
  void aRepeatedRequestIsOne() {
    Referred referred = Stages.at("submitted");
    UUID key = UUID.randomUUID();
    String first = add(UMEED, key, referred, one("A1", "")).statusCode(201).extract().asString();
    add(UMEED, key, referred, one("A1", ""))
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body(equalTo(first));
    add(UMEED, key, referred, one("A2", "")).statusCode(422);
    assertThat(recorded(referred)).isEqualTo("1");
  }

  @Test
  void aReferralTakesAHundredAndFiftyOfEachAgency() {
    Referred referred = Stages.at("submitted");
    List<Indicator> all =
        IndicatorCatalogue.current().indicators().stream().filter(i -> !i.profile()).toList();
    List<String> standing = List.of();
    for (int round = 0; round < 3; round++) {
      List<String> before = standing;
      standing =
          add(
                  UMEED,
                  referred,
                  IntStream.range(0, round == 2 ? 150 - 2 * all.size() : all.size())
                      .mapToObj(
                          i ->
                              one(all.get(i).id(), before.isEmpty() ? "" : corrects(before.get(i))))
                      .toArray(String[]::new))
              .statusCode(201)
              .extract()
              .path("items.id");
    }
    refused(
            409,
            "too-many-observations",
            UMEED,
            referred,
            these(one(all.get(0).id(), corrects(standing.get(0)))))
        .body("limit", equalTo(150));
    add(SHELTER, referred, one("A1", "")).statusCode(201);
  }

  @Test
  void itsOwnHandlingCodeKeepsItWithinWhomTheAgencySentTo() {
    Referred referred = Referred.toShelter(WITH_MEDICAL);
    add(UMEED, referred, one("A1", ", \"handling\": \"H2\"")).statusCode(201);
    list(SHELTER, referred).body("items.indicator", contains("A1"));
    add(SHELTER, referred, one("A2", ", \"handling\": \"H2\""), one("A3", "")).statusCode(201);
    // The shelter sent nothing to Umeed.
    list(UMEED, referred)
        .body("items.indicator", containsInAnyOrder("A1", "A3"))
        .body("withheld.find { it.field == 'medical' }.reason", equalTo("handling-code"))
        .body("allowed.field", hasItem("medical"));
  }

  @Test
  void whoHasNoPartInItAddsAndReadsNothing() {
    Referred referred = Stages.at("submitted");
    for (String stranger : List.of("stranger-ngo", "ahtc-supervisor", "nrm-af")) {
      refused(404, "referral-not-found", stranger, referred, these(one("A1", "")));
      read(stranger, referred, "protection")
          .statusCode(404)
          .body("type", equalTo("urn:amaan:problem:referral-not-found"));
    }
    assertThat(rows.audit(referred.referralId()).get(0).startsWith("subject.disclosure-refused"))
        .isTrue();
    refused(403, "not-permitted", "umeed-admin", referred, these(one("A1", "")));
    read(SHELTER, referred, "investigation")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:purpose-not-claimable"));
    read(SHELTER, referred, "curiosity").statusCode(400);
    refused(409, "change-not-allowed", UMEED, Stages.at("withdrawn"), these(one("A1", "")));
  }

  @Test
  void aWithdrawalOfConsentAndAnErasureEndTheReading() {
    Referred referred = Referred.toShelter(WITH_MEDICAL);
    add(UMEED, referred, one("A1", ", \"note\": \"n\"")).statusCode(201);
    list(SHELTER, referred).body("items", hasSize(1));
    referred.consentsWithdrawn();
    list(SHELTER, referred)
        .body("items", hasSize(0))
        .body("withheld.find { it.field == 'medical' }.reason", equalTo("consent-withdrawn"));
    assertThat(
            rows.one(
                "SELECT agency FROM withdrawal_notice WHERE subject_id = ?", referred.subjectId()))
        .isEqualTo("panah-shelter");
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    list(UMEED, referred).body("items", hasSize(0));
    refused(409, "subject-erased", UMEED, referred, these(one("A2", "")));
  }

  @Test
  void whatWasMovedOrChangedDoesNotOpen() {
    Referred referred = Referred.toShelter(WITH_MEDICAL);
    List<String> ids =
        add(UMEED, referred, one("A1", ""), one("A2", "")).extract().path("items.id");
    rows.change(
        "UPDATE observation SET details = (SELECT details FROM observation WHERE id = ?) WHERE id = ?",
        UUID.fromString(ids.get(0)),
        UUID.fromString(ids.get(1)));
    read(SHELTER, referred, "protection")
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body(not(containsString("present")));
  }

  @Test
  void thePersonIsToldOfAllOfThemButWhatAnotherAgencyKeepsToItself() {
    Referred referred = Stages.at("submitted");
    add(UMEED, referred, one("A1", ", \"note\": \"mine\"")).statusCode(201);
    add(SHELTER, referred, one("A2", ", \"note\": \"theirs\", \"handling\": \"H2\""))
        .statusCode(201);
    Api.as("dpo-umeed")
        .accept("application/json")
        .post("/v1/subjects/{id}/access-exports", referred.subjectId())
        .then()
        .statusCode(200)
        .body("observations.indicator", contains("A1"))
        .body("observations.note", contains("mine"))
        .body("withheld.handling", contains("H2"));
  }

  private String recorded(Referred referred) {
    return rows.one(
        "SELECT count(*) FROM observation WHERE referral_id = ?", referred.referralId());
  }

  /** A refused request leaves nothing. */
  private ValidatableResponse refused(
      int status, String type, String client, Referred referred, String body) {
    String before = recorded(referred);
    ValidatableResponse answer =
        Api.commandAs(client)
            .body(body)
            .post("/v1/referrals/{id}/observations", referred.referralId())
            .then()
            .statusCode(status)
            .body("type", equalTo("urn:amaan:problem:" + type));
    assertThat(recorded(referred)).isEqualTo(before);
    return answer;
  }

  private static ValidatableResponse add(String client, Referred referred, String... observations) {
    return add(client, UUID.randomUUID(), referred, observations);
  }

  private static ValidatableResponse add(
      String client, UUID key, Referred referred, String... observations) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body(these(observations))
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then();
  }

  private static ValidatableResponse read(String client, Referred referred, String purpose) {
    return Api.as(client)
        .get("/v1/referrals/{id}/observations?purpose=" + purpose, referred.referralId())
        .then();
  }

  private static ValidatableResponse list(String client, Referred referred) {
    return read(client, referred, "protection").statusCode(200);
  }

  private static String these(String... observations) {
    return "{\"observations\": [" + String.join(", ", observations) + "]}";
  }

  private static String one(String indicator, String more) {
    return "{\"indicator\": \""
        + indicator
        + "\", \"value\": \"present\", \"observer\": \"clinician\""
        + more
        + "}";
  }

  private static String corrects(String id) {
    return ", \"corrects\": \"" + id + "\"";
  }
}
