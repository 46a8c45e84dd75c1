package org.amaan.casework.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaseNotesApiTest extends ApiTest {

  private static final String BACK =
      """
      {"to": {"agency": "ahtc", "unit": "ahtc-islamabad"}, "reason": "specialised-unit"}
      """;

  @Test
  void needsAToken() {
    String path = notes(open().caseId());
    needsToken("GET", path, "");
    needsToken("POST", path, "{\"text\": \"x\"}");
    needsIdempotencyKey(OFFICER, path, "{\"text\": \"x\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\": \"\"}",
        "{\"text\": \" \\n \"}",
        "{\"text\": null}",
        "{\"text\": 1}",
        "{\"text\": \"a\\u0000b\"}",
        "{\"text\": \"x\", \"handling\": \"H4\"}",
        "{\"text\": \"x\", \"corrects\": \"not-an-id\"}",
        "{\"text\": \"x\", \"person\": \"me\"}",
        "[]"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    refused(400, "invalid-request", OFFICER, notes(open().caseId()), body);
  }

  @Test
  void aNoteIsTenThousandCharactersLongAndNotOneMore() {
    UUID caseId = open().caseId();
    String longest = "\uD83D\uDE00" + "x".repeat(9_998);
    write(OFFICER, caseId, longest, "");
    read(OFFICER, caseId).body("items[0].text", equalTo(longest));
    refused(
        400,
        "invalid-request",
        OFFICER,
        notes(caseId),
        "{\"text\": \"" + "x".repeat(10_001) + "\"}");
    get(OFFICER, notes(caseId) + "?limit=0").statusCode(400);
    get(OFFICER, notes(caseId) + "?limit=201").statusCode(400);
    get(OFFICER, notes(caseId) + "?cursor=x").statusCode(400);
  }

  @Test
  void theUnitReadsWhatItsOfficersWroteAndTheAnswerDoesNotRepeatIt() {
    UUID caseId = open().caseId();
    String text = planted();
    post(OFFICER, notes(caseId), body(text, ""))
        .statusCode(201)
        .header("Location", equalTo(notes(caseId)))
        .body("id", notNullValue())
        .body("writtenAt", notNullValue())
        .body("text", nullValue());
    read(OTHER_OFFICER, caseId)
        .header("Cache-Control", equalTo("no-store"))
        .body("items", hasSize(1))
        .body("items[0].text", equalTo(text))
        .body("items[0].handling", equalTo("H2"))
        .body("items[0].person", notNullValue())
        .body("items[0].author.unit", equalTo("ahtc-islamabad"))
        .body("items[0].withheld", nullValue());
  }

  @Test
  void writtenOnceHoweverOftenItIsSent() {
    UUID caseId = open().caseId();
    UUID key = UUID.randomUUID();
    String first = post(OFFICER, key, notes(caseId), body("x", "")).extract().asString();
    assertThat(
            post(OFFICER, key, notes(caseId), body("x", ""))
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString())
        .isEqualTo(first);
    post(OFFICER, key, notes(caseId), body("y", "")).statusCode(422);
    read(OFFICER, caseId).body("items", hasSize(1));
  }

  @Test
  void isCorrectedByANewerOneThatTakesItsHandlingCode() {
    UUID caseId = open().caseId();
    String first = write(OFFICER, caseId, "The clinic is in Lahore.", ", \"handling\": \"H0\"");
    clock.advance(Duration.ofMinutes(1));
    write(OTHER_OFFICER, caseId, "In Multan.", ", \"corrects\": \"" + first + "\"");
    read(OFFICER, caseId)
        .body("items.text", contains("In Multan.", "The clinic is in Lahore."))
        .body("items.handling", contains("H0", "H0"))
        .body("items[0].corrects", equalTo(first));
    for (String unknown : List.of(UUID.randomUUID().toString(), write(OFFICER, open().caseId()))) {
      refused(
          422,
          "unknown-note",
          OFFICER,
          notes(caseId),
          body("x", ", \"corrects\": \"" + unknown + "\""));
    }
  }

  @Test
  void readsOnFromPageToPageWithoutAGap() {
    UUID caseId = open().caseId();
    for (int i = 0; i < 5; i++) {
      write(OFFICER, caseId, "note " + i, "");
    }
    List<String> seen = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, notes(caseId) + "?limit=2" + more).statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items.text"));
      more = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(seen).containsExactly("note 4", "note 3", "note 2", "note 1", "note 0");
  }

  @Test
  void aProsecutionWithAGrantReadsWhatMayBePassedOn() {
    UUID caseId = open().caseId();
    everyHandlingCode(OFFICER, caseId);
    get(PROSECUTOR, notes(caseId)).statusCode(404);
    move(caseId, INVESTIGATE, PROSECUTE);
    read(PROSECUTOR, caseId)
        .body("items.handling", contains("H0"))
        .body("items.person", everyItem(nullValue()));
    refused(403, "not-custodian", PROSECUTOR, notes(caseId), body("x", ""));
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}");
    get(PROSECUTOR, notes(caseId)).statusCode(404);
  }

  @Test
  void aNewCustodianReadsWhatMayBePassedOnAndTheFormerOneNothing() {
    UUID caseId = open().caseId();
    everyHandlingCode(OFFICER, caseId);
    UUID offer = offer(caseId);
    get(LAHORE_SUPERVISOR, notes(caseId)).statusCode(404);
    accept(offer);
    read(LAHORE_OFFICER, caseId).body("items.handling", contains("H1", "H0"));
    get(OFFICER, notes(caseId)).statusCode(404);
    refused(404, "case-not-found", OFFICER, notes(caseId), body("x", ""));
    String kept = write(LAHORE_OFFICER, caseId);

    String back =
        post(LAHORE_SUPERVISOR, "/v1/cases/" + caseId + "/handovers", BACK)
            .statusCode(201)
            .extract()
            .path("id");
    post(SUPERVISOR, "/v1/handovers/" + back + "/acceptance", "{}").statusCode(200);
    read(OFFICER, caseId).body("items.handling", contains("H3", "H2", "H1", "H0"));
    refused(
        422, "unknown-note", OFFICER, notes(caseId), body("x", ", \"corrects\": \"" + kept + "\""));
  }

  @Test
  void aClosedCaseShowsThatThereAreNotesAndNotWhatTheySay() {
    UUID caseId = open().caseId();
    write(OFFICER, caseId);
    move(caseId, CLOSE);
    read(OFFICER, caseId)
        .body("items", hasSize(1))
        .body("items[0].text", nullValue())
        .body("items[0].withheld", equalTo("case-closed"));
    refused(409, "case-closed", OFFICER, notes(caseId), body("x", ""));
    assertThat(audited(caseId)).doesNotContain("case.notes-read");
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"review\"}");
    read(OFFICER, caseId).body("items[0].text", notNullValue());
  }

  @Test
  void whoWroteAndReadIsInTheAuditAndNotInTheTimeline() {
    UUID caseId = open().caseId();
    String note = write(OFFICER, caseId);
    read(OTHER_OFFICER, caseId);
    assertThat(audited(caseId))
        .containsExactly("case.opened", "case.note-written", "case.notes-read");
    assertThat(
            rows.of(
                "SELECT details #>> '{notes,0}' FROM audit_entry WHERE action = 'case.notes-read'"
                    + " AND subject = ?",
                caseId))
        .containsExactly(note);
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
    get("auditor", "/v1/audit?subject=" + caseId).body("items", hasSize(3));
  }

  @Test
  void nothingOfTheTextIsAnywhereElse() {
    UUID caseId = open().caseId();
    String text = planted();
    long messages = rows.count("outbox_message", "true");
    long inbox = rows.count("inbox_entry", "true");
    write(OFFICER, caseId, text, "");
    read(OFFICER, caseId).body("items[0].text", equalTo(text));
    assertThat(rows.count("outbox_message", "true")).isEqualTo(messages);
    assertThat(rows.count("inbox_entry", "true")).isEqualTo(inbox);
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + text + "%")).as(table).isZero();
      assertThat(
              rows.count(
                  table + " t",
                  "t::text LIKE ?",
                  "%" + java.util.HexFormat.of().formatHex(text.getBytes()) + "%"))
          .as(table + ", as bytes")
          .isZero();
    }
  }

  @Test
  void aNoteThatWasMovedDoesNotOpen() {
    UUID caseId = open().caseId();
    String one = write(OFFICER, caseId);
    String other = write(OFFICER, caseId);
    rows.change(
        "UPDATE case_note SET text = (SELECT text FROM case_note WHERE id = ?) WHERE id = ?",
        UUID.fromString(one),
        UUID.fromString(other));
    get(OFFICER, notes(caseId))
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"))
        .body("items", nullValue());
  }

  @Test
  void everyCaseHasAKeyOfItsOwn() {
    UUID one = open().caseId();
    UUID other = open().caseId();
    write(OFFICER, one);
    write(OFFICER, one);
    write(OFFICER, other);
    assertThat(
            rows.of(
                "SELECT DISTINCT sealed_under::text FROM case_note WHERE case_id IN (?, ?)",
                one,
                other))
        .hasSize(2);
  }

  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  private static void everyHandlingCode(String client, UUID caseId) {
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      write(client, caseId, "as " + code, ", \"handling\": \"" + code + "\"");
    }
  }

  private static String planted() {
    return "planted-" + UUID.randomUUID();
  }

  private static String notes(UUID caseId) {
    return "/v1/cases/" + caseId + "/notes";
  }

  private static String body(String text, String more) {
    return "{\"text\": \"" + text + "\"" + more + "}";
  }

  private static String write(String client, UUID caseId) {
    return write(client, caseId, "Made up.", "");
  }

  private static String write(String client, UUID caseId, String text, String more) {
    return post(client, notes(caseId), body(text, more)).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse read(String client, UUID caseId) {
    return get(client, notes(caseId)).statusCode(200);
  }
}
