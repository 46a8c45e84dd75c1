package org.amaan.casework.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaseObservationsApiTest extends ApiTest {

  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  @Test
  void needsAToken() {
    String path = observations(open().caseId());
    needsToken("GET", path, "");
    needsToken("POST", path, these(one("R1", "")));
    needsIdempotencyKey(OFFICER, path, these(one("R1", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"observations\": []}",
        "{\"observations\": [null]}",
        "{\"observations\": [{}]}",
        "{\"observations\": [{\"indicator\": \"R1\", \"value\": \"present\", \"handling\": \"H0\"}]}",
        "{\"observations\": [{\"indicator\": \"R1\", \"value\": \"present\", \"observer\": \"police\"}]}",
        "{\"observations\": [{\"indicator\": \"R1\", \"value\": \"yes\", \"observer\": \"police\", \"handling\": \"H0\"}]}",
        "{\"observations\": [{\"indicator\": \"r1\", \"value\": \"present\", \"observer\": \"police\", \"handling\": \"H0\"}]}",
        "{\"observations\": [{\"indicator\": \"R1\", \"value\": \"present\", \"observer\": \"nurse\", \"handling\": \"H0\"}]}",
        "{\"observations\": [{\"indicator\": \"R1\", \"value\": \"present\", \"observer\": \"police\", \"handling\": \"H0\", \"person\": \"me\"}]}"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    refused(400, "invalid-request", OFFICER, observations(open().caseId()), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"howKnown\": \"guessed\"",
        "\"sourceGrade\": \"D\"",
        "\"informationGrade\": 0",
        "\"informationGrade\": 5",
        "\"handling\": \"H4\"",
        "\"note\": \"\"",
        "\"note\": \" \\n \"",
        "\"note\": \"a\\u0000b\"",
        "\"corrects\": \"not-an-id\"",
        "\"observedAt\": \"yesterday\"",
        "\"observedAt\": \"2126-01-01T00:00:00Z\""
      })
  void everyFieldHasItsLimits(String field) {
    refused(
        400,
        "invalid-request",
        OFFICER,
        observations(open().caseId()),
        these(one("R1", ", " + field)));
  }

  @Test
  void aNoteHasTwoThousandCharactersAndARequestSeventyObservations() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, one("R1", ", \"note\": \"" + "x".repeat(2_000) + "\""));
    String path = observations(caseId);
    refused(
        400,
        "invalid-request",
        OFFICER,
        path,
        these(one("R2", ", \"note\": \"" + "x".repeat(2_001) + "\"")));
    String[] many = IntStream.range(0, 71).mapToObj(i -> one("R1", "")).toArray(String[]::new);
    refused(400, "invalid-request", OFFICER, path, these(many));
    for (String query : List.of("limit=0", "limit=201", "cursor=x")) {
      get(OFFICER, path + "?" + query).statusCode(400);
    }
  }

  @Test
  void whatAnOfficerRecordsIsReadWithItsGradesAndNote() {
    UUID caseId = open().caseId();
    String note = "planted-" + UUID.randomUUID();
    String id =
        record(
                OFFICER,
                caseId,
                one(
                    "R1",
                    ", \"howKnown\": \"told-by-subject\", \"observedAt\": \"2026-11-20T09:00:00Z\","
                        + " \"sourceGrade\": \"B\", \"informationGrade\": 2, \"note\": \""
                        + note
                        + "\""),
                one("F1", ""))
            .get(0);
    read(OTHER_OFFICER, caseId)
        .header("Cache-Control", equalTo("no-store"))
        .body("items", hasSize(2))
        .body("items.origin", everyItem(equalTo("case")))
        .body("items.agency", everyItem(equalTo("ahtc")))
        .body("items.person", everyItem(equalTo("ahtc-officer-1")))
        .body("items.find { it.id == '" + id + "' }.indicator", equalTo("R1"))
        .body("items.find { it.id == '" + id + "' }.value", equalTo("present"))
        .body("items.find { it.id == '" + id + "' }.howKnown", equalTo("told-by-subject"))
        .body("items.find { it.id == '" + id + "' }.sourceGrade", equalTo("B"))
        .body("items.find { it.id == '" + id + "' }.informationGrade", equalTo(2))
        .body("items.find { it.id == '" + id + "' }.note", equalTo(note))
        .body("items.find { it.indicator == 'F1' }.sourceGrade", equalTo("X"))
        .body("items.find { it.indicator == 'F1' }.informationGrade", equalTo(4))
        .body("items.find { it.indicator == 'F1' }.handling", equalTo("H0"))
        .body("items.find { it.indicator == 'F1' }.note", nullValue())
        .body("items.corrected", everyItem(equalTo(false)))
        .body("items.retracted", everyItem(equalTo(false)));
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + note + "%")).as(table).isZero();
    }
  }

  @Test
  void recordedOnceHoweverOftenItIsSentAndTheAnswerRepeatsNothing() {
    UUID caseId = open().caseId();
    UUID key = UUID.randomUUID();
    String body = these(one("R1", ", \"note\": \"x\""));
    String first =
        post(OFFICER, key, observations(caseId), body)
            .statusCode(201)
            .header("Location", equalTo(observations(caseId)))
            .body("items[0].id", notNullValue())
            .body("items[0].indicator", nullValue())
            .body("items[0].note", nullValue())
            .extract()
            .asString();
    assertThat(
            post(OFFICER, key, observations(caseId), body)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString())
        .isEqualTo(first);
    read(OFFICER, caseId).body("items", hasSize(1));
  }

  @Test
  void whatTheCatalogueDoesNotHaveOrIsAProfileOrIsSaidTwiceIsRefusedWithItsPlace() {
    String path = observations(open().caseId());
    refused(422, "unknown-indicator", OFFICER, path, these(one("R1", ""), one("Z9", "")))
        .body("errors.field", contains("observations[1].indicator"));
    refused(422, "profile-indicator", OFFICER, path, these(one("U8", "")))
        .body("errors.field", contains("observations[0].indicator"));
    refused(422, "observation-repeated", OFFICER, path, these(one("R1", ""), one("R1", "")))
        .body("errors.field", contains("observations[1].indicator"));
    refused(
        422,
        "observation-repeated",
        OFFICER,
        path,
        these(one("R1", ""), one("R1", "").replace("police", "finance")));
  }

  @Test
  void aSecondOneOfTheSameIndicatorCorrectsTheFirstOrIsRefused() {
    UUID caseId = open().caseId();
    String path = observations(caseId);
    String first = record(OFFICER, caseId, one("R1", ", \"handling\": \"H1\"")).get(0);
    refused(409, "observation-exists", OTHER_OFFICER, path, these(one("R2", ""), one("R1", "")))
        .body("observationId", equalTo(first))
        .body("errors.field", contains("observations[1].indicator"));
    clock.advance(Duration.ofMinutes(1));
    String absent =
        one("R1", corrects(first) + ", \"handling\": \"H1\"").replace("present", "absent");
    String second = record(OTHER_OFFICER, caseId, absent).get(0);
    read(OFFICER, caseId)
        .body("items.id", contains(second, first))
        .body("items.value", contains("absent", "present"))
        .body("items.corrected", contains(false, true))
        .body("items.handling", contains("H1", "H1"))
        .body("items[0].corrects", equalTo(first));
    refused(409, "observation-corrected", OFFICER, path, these(one("R1", corrects(first))))
        .body("observationId", equalTo(second));
    refused(409, "observation-exists", OFFICER, path, these(one("R1", "")));
    record(OFFICER, caseId, one("R1", corrects(second)));
  }

  @Test
  void whatIsNotOfTheAgencyTheCaseAndTheIndicatorIsNotItsToCorrect() {
    UUID caseId = open().caseId();
    UUID elsewhere = open().caseId();
    String path = observations(caseId);
    String other = record(OFFICER, caseId, one("R2", "")).get(0);
    String away = record(OFFICER, elsewhere, one("R1", "")).get(0);
    for (String wrong : List.of(UUID.randomUUID().toString(), other, away)) {
      refused(422, "unknown-observation", OFFICER, path, these(one("R1", corrects(wrong))))
          .body("errors.field", contains("observations[0].corrects"));
    }
    accept(offer(caseId));
    refused(422, "unknown-observation", LAHORE_OFFICER, path, these(one("R2", corrects(other))));
    record(LAHORE_OFFICER, caseId, one("R2", ""));
  }

  @Test
  void ofTwoCorrectionsAtOnceOneWins() throws Exception {
    UUID caseId = open().caseId();
    String first = record(OFFICER, caseId, one("R1", "")).get(0);
    Callable<Integer> correct =
        () ->
            post(OFFICER, observations(caseId), these(one("R1", corrects(first))))
                .extract()
                .statusCode();
    assertThat(atOnce(List.of(correct, correct, correct))).containsOnlyOnce(201).contains(409);
  }

  @Test
  void aCaseTakesTwoHundredOfAnAgency() {
    UUID caseId = open().caseId();
    List<String> standing = List.of();
    for (int round = 0; round < 3; round++) {
      List<String> before = standing;
      List<Indicator> all =
          IndicatorCatalogue.current().indicators().stream().filter(i -> !i.profile()).toList();
      String[] bodies =
          IntStream.range(0, round == 2 ? 200 - 2 * all.size() : all.size())
              .mapToObj(i -> one(all.get(i).id(), before.isEmpty() ? "" : corrects(before.get(i))))
              .toArray(String[]::new);
      standing = record(OFFICER, caseId, bodies);
    }
    refused(
            409,
            "too-many-observations",
            OFFICER,
            observations(caseId),
            these(one("R1", corrects(standing.get(0)))))
        .body("limit", equalTo(200));
  }

  @Test
  void onlyOfficersOfTheCustodianRecord() {
    UUID caseId = open().caseId();
    String path = observations(caseId);
    String body = these(one("R1", ""));
    for (String stranger : List.of(LAHORE_OFFICER, PROSECUTOR, STRANGER, "umeed-caseworker")) {
      get(stranger, path).statusCode(404);
      get(stranger, "/v1/cases/" + caseId + "/screening").statusCode(404);
      refused(404, "case-not-found", stranger, path, body);
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    refused(403, "not-custodian", PROSECUTOR, path, body);
  }

  @Test
  void aProsecutionAndANewCustodianReadWhatMayBePassedOn() {
    UUID caseId = open().caseId();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      record(
          OFFICER,
          caseId,
          one(
              "R" + (code.charAt(1) - '0' + 1),
              ", \"handling\": \"" + code + "\", \"note\": \"n\""));
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    read(PROSECUTOR, caseId)
        .body("items.handling", contains("H0"))
        .body("items.note", everyItem(equalTo("n")))
        .body("items.person", everyItem(nullValue()));
    accept(offer(caseId));
    read(LAHORE_OFFICER, caseId).body("items.handling", containsInAnyOrder("H1", "H0"));
    get(OFFICER, observations(caseId)).statusCode(404);
  }

  @Test
  void whoMayNotSeeTheCorrectionSeesThatTheOldOneCountsNoMore() {
    UUID caseId = open().caseId();
    String first = record(OFFICER, caseId, one("R1", "")).get(0);
    record(OFFICER, caseId, one("R1", corrects(first) + ", \"handling\": \"H2\""));
    accept(offer(caseId));
    read(LAHORE_OFFICER, caseId)
        .body("items.id", contains(first))
        .body("items.corrected", contains(true));
    screening(LAHORE_OFFICER, caseId)
        .body("elements.find { it.element == 'act' }.support", hasSize(0));
  }

  @Test
  void readsOnFromPageToPageWithoutAGap() {
    UUID caseId = open().caseId();
    for (int i = 1; i <= 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      record(OFFICER, caseId, one("R" + i, ""));
    }
    List<String> seen = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, observations(caseId) + "?limit=2" + more)
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.indicator"));
      more = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(seen).containsExactly("R5", "R4", "R3", "R2", "R1");
  }

  @Test
  void ofAClosedCaseNothingIsOpenedAndNothingRecorded() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, one("R1", ", \"note\": \"n\""));
    move(caseId, CLOSE);
    read(OFFICER, caseId)
        .body("items", hasSize(1))
        .body("items[0].indicator", nullValue())
        .body("items[0].value", nullValue())
        .body("items[0].note", nullValue())
        .body("items[0].withheld", equalTo("case-closed"));
    get(OFFICER, "/v1/cases/" + caseId + "/screening")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:case-closed"));
    refused(409, "case-closed", OFFICER, observations(caseId), these(one("R2", "")));
    assertThat(audited(caseId)).doesNotContain("case.observations-read");
  }

  @Test
  void anErasureTakesTheNotesAndLeavesTheCodes() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, one("R1", ", \"note\": \"n\""), one("R2", ""));
    move(caseId, CLOSE);
    post("dpo-ahtc", "/v1/cases/" + caseId + "/erasure", "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"review\"}");
    read(OFFICER, caseId)
        .body("items.find { it.indicator == 'R1' }.note", nullValue())
        .body("items.find { it.indicator == 'R1' }.withheld", equalTo("erased"))
        .body("items.find { it.indicator == 'R2' }.withheld", nullValue());
  }

  @Test
  void whoRecordedAndReadIsInTheAuditAndNotInTheTimeline() {
    UUID caseId = open().caseId();
    String id = record(OFFICER, caseId, one("R1", "")).get(0);
    read(OTHER_OFFICER, caseId);
    screening(OTHER_OFFICER, caseId);
    assertThat(audited(caseId))
        .containsExactly(
            "case.opened",
            "case.observation-written",
            "case.observations-read",
            "case.observations-read");
    assertThat(
            rows.of(
                "SELECT details #>> '{observations,0}' FROM audit_entry"
                    + " WHERE action = 'case.observations-read' AND subject = ?",
                caseId))
        .containsOnly(id);
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
  }

  @Test
  void screensWhatStandsAndSaysWhatToPreserve() {
    UUID caseId = open().caseId();
    String scar = record(OFFICER, caseId, one("A1", ""), one("R1", "")).get(0);
    screening(OFFICER, caseId)
        .body("catalogue", equalTo(IndicatorCatalogue.current().version()))
        .body("elements", hasSize(7))
        .body("elements.find { it.element == 'act' }.support", contains("R1"))
        .body("elements.find { it.element == 'purpose' }.support", contains("A1"))
        .body("askNext.indicator", not(hasItems("A1", "R1")))
        .body("preserve.because.flatten()", hasItem("A1"));
    record(OFFICER, caseId, one("A1", corrects(scar)).replace("present", "absent"));
    screening(OFFICER, caseId)
        .body("elements.find { it.element == 'purpose' }.support", hasSize(0))
        .body("elements.find { it.element == 'purpose' }.contradiction", contains("A1"));
    String path = "/v1/cases/" + caseId + "/screening";
    get(OFFICER, path + "?observer=clinician&language=ur")
        .statusCode(200)
        .body("direction", equalTo("rtl"))
        .body("askNext.textReviewed", everyItem(equalTo(false)))
        .body("askNext.textEnglish", everyItem(notNullValue()));
    for (String query : List.of("observer=nurse", "language=de")) {
      get(OFFICER, path + "?" + query).statusCode(400);
    }
  }

  private static List<String> record(String client, UUID caseId, String... observations) {
    return post(client, observations(caseId), these(observations))
        .statusCode(201)
        .extract()
        .path("items.id");
  }

  private static ValidatableResponse read(String client, UUID caseId) {
    return get(client, observations(caseId)).statusCode(200);
  }

  private static ValidatableResponse screening(String client, UUID caseId) {
    return get(client, "/v1/cases/" + caseId + "/screening").statusCode(200);
  }

  private static String observations(UUID caseId) {
    return "/v1/cases/" + caseId + "/observations";
  }

  private static String these(String... observations) {
    return "{\"observations\": ["
        + Stream.of(observations).collect(Collectors.joining(", "))
        + "]}";
  }

  private static String one(String indicator, String more) {
    return "{\"indicator\": \""
        + indicator
        + "\", \"value\": \"present\", \"observer\": \"police\""
        + (more.contains("handling") ? "" : ", \"handling\": \"H0\"")
        + more
        + "}";
  }

  private static String corrects(String id) {
    return ", \"corrects\": \"" + id + "\"";
  }
}
