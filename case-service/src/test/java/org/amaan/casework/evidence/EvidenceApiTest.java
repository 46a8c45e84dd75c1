package org.amaan.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EvidenceApiTest extends EvidenceTest {

  @Test
  void needsATokenAndAKey() {
    UUID caseId = open().caseId();
    String body = item("document", "H0", "");
    needsToken("GET", path(caseId), "");
    needsToken("POST", path(caseId), body);
    needsToken("GET", path(caseId, thing(caseId)), "");
    needsToken("GET", "/v1/cases/" + caseId + "/preservation-list", "");
    needsIdempotencyKey(OFFICER, path(caseId), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"kind\": \"photo\"}",
        "{\"handling\": \"H4\"}",
        "{\"description\": \"\"}",
        "{\"description\": \" \\n \"}",
        "{\"description\": \"a\\u0000b\"}",
        "{\"place\": \" \"}",
        "{\"collectedAt\": \"2024-11-20T09:15:00\"}",
        "{\"collectedAt\": \"2026-13-20T09:15:00Z\"}",
        "{\"collectedAt\": \"2999-11-20T09:15:00Z\"}",
        "{\"sha256\": \"9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08\"}",
        "{\"sha256\": \"9f86\"}",
        "{\"preserves\": \"Consent Forms\"}",
        "{\"corrects\": \"not-an-id\"}",
        "{\"collectedBy\": {}}",
        "{\"collectedBy\": {\"person\": \"a\", \"name\": \"b\"}}",
        "{\"collectedBy\": {\"person\": \"a b\"}}",
        "{\"collectedBy\": {\"name\": \" \"}}",
        "{\"holder\": \"me\"}"
      })
  void whatDoesNotFitTheContractIsRefused(String changed) {
    UUID caseId = open().caseId();
    refused(400, "invalid-request", OFFICER, path(caseId), changed(changed));
  }

  /** A good item with some of it replaced; what is no object, or empty, as it is. */
  private static String changed(String changed) {
    if (changed.length() <= 2) {
      return changed;
    }
    String member = changed.substring(1, changed.indexOf(':'));
    String good = item("document", "H0", "").strip();
    return good.replaceFirst(member + ": \"[^\"]*\"(, ?|,\\s+)?", "")
        .replaceFirst(
            ",?\\s*}$", "," + java.util.regex.Matcher.quoteReplacement(changed.substring(1)));
  }

  @Test
  void textsHaveALengthAndNoMore() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, texts(4000, 500, 200));
    refused(400, "invalid-request", OFFICER, path(caseId), texts(4001, 1, 1));
    refused(400, "invalid-request", OFFICER, path(caseId), texts(1, 501, 1));
    refused(400, "invalid-request", OFFICER, path(caseId), texts(1, 1, 201));
    get(OFFICER, path(caseId) + "?limit=0").statusCode(400);
    get(OFFICER, path(caseId) + "?limit=201").statusCode(400);
    get(OFFICER, path(caseId) + "?cursor=x").statusCode(400);
  }

  private static String texts(int description, int place, int name) {
    return """
        {"kind": "other", "description": "%s", "collectedAt": "2024-11-20T09:15:00Z", "place": "%s",
         "collectedBy": {"name": "%s"}, "handling": "H0"}
        """
        .formatted("d".repeat(description), "p".repeat(place), "n".repeat(name));
  }

  @Test
  void isReadAsItWasRecordedAndTheAnswerRepeatsNothingOfIt() {
    UUID caseId = open().caseId();
    String text = "planted-" + UUID.randomUUID();
    String body =
        item("message", "H1", hashed(PDF) + ", \"preserves\": \"phones-and-chats\"")
            .replace("Made up.", text);
    String id =
        post(OFFICER, path(caseId), body)
            .statusCode(201)
            .header("Location", containsString(path(caseId) + "/"))
            .body("description", nullValue())
            .body("hash", notNullValue())
            .extract()
            .path("id");
    read(OTHER_OFFICER, caseId, id)
        .header("Cache-Control", equalTo("no-store"))
        .body("kind", equalTo("message"))
        .body("handling", equalTo("H1"))
        .body("description", equalTo(text))
        .body("place", equalTo("A made-up clinic."))
        .body("sha256", equalTo(sha256(PDF)))
        .body("preserves", equalTo("phones-and-chats"))
        .body("collectedAt", equalTo("2024-11-20T04:15:00Z"))
        .body("collectedBy.person", equalTo(OFFICER))
        .body("recordedBy", equalTo(OFFICER))
        .body("holder.person", equalTo(OFFICER))
        .body("holder.unit", equalTo("ahtc-islamabad"))
        .body("gaps.code", contains("content-missing"))
        .body("chain.action", contains("recorded"))
        .body("withheld", nullValue());
    get(OFFICER, path(caseId))
        .statusCode(200)
        .body("items.id", contains(id))
        .body("items[0].description", equalTo(text))
        .body("items[0].chain", nullValue());
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      for (String planted : List.of(text, HexFormat.of().formatHex(text.getBytes()), sha256(PDF))) {
        assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + planted + "%"))
            .as(table)
            .isZero();
      }
    }
  }

  @Test
  void recordedOnceHoweverOftenItIsSent() {
    UUID caseId = open().caseId();
    UUID key = UUID.randomUUID();
    String body = item("document", "H0", "");
    String first = post(OFFICER, key, path(caseId), body).statusCode(201).extract().asString();
    assertThat(
            post(OFFICER, key, path(caseId), body)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString())
        .isEqualTo(first);
    post(OFFICER, key, path(caseId), item("document", "H1", "")).statusCode(422);
    get(OFFICER, path(caseId)).body("items", hasSize(1));
  }

  @Test
  void readsOnFromPageToPageWithoutAGap() {
    UUID caseId = open().caseId();
    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      recorded.add(0, thing(caseId));
    }
    List<String> seen = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, path(caseId) + "?limit=2" + more).statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items.id"));
      more = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(seen).isEqualTo(recorded);
  }

  @Test
  void isForOfficersOfTheCustodianUnit() {
    UUID caseId = open().caseId();
    String id = thing(caseId);
    String body = item("document", "H0", "");
    for (String stranger : List.of(STRANGER, LAHORE_OFFICER, PROSECUTOR, REFERRAL_SERVICE)) {
      refused(404, "case-not-found", stranger, path(caseId), body);
      get(stranger, path(caseId)).statusCode(404);
      get(stranger, path(caseId, id)).statusCode(404);
      get(stranger, "/v1/cases/" + caseId + "/preservation-list").statusCode(404);
    }
    get(OFFICER, path(caseId, UUID.randomUUID().toString()))
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:evidence-not-found"));
    get(OFFICER, path(open().caseId(), id)).statusCode(404);
  }

  @Test
  void aProsecutionAndANewCustodianReadWhatMayBePassedOn() {
    UUID caseId = open().caseId();
    List<String> ids = new ArrayList<>();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      ids.add(record(OFFICER, caseId, item("document", code, "")));
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, path(caseId)).body("items.handling", contains("H0"));
    get(PROSECUTOR, path(caseId, ids.get(1))).statusCode(404);
    get(PROSECUTOR, path(caseId, ids.get(2))).statusCode(404);
    refused(403, "not-custodian", PROSECUTOR, path(caseId), item("document", "H0", ""));
    accept(offer(caseId));
    get(LAHORE_OFFICER, path(caseId)).body("items.handling", contains("H1", "H0"));
    get(LAHORE_OFFICER, path(caseId, ids.get(3))).statusCode(404);
    get(OFFICER, path(caseId)).statusCode(404);
    // The items did not move with the case.
    read(LAHORE_OFFICER, caseId, ids.get(0))
        .body("holder.unit", equalTo("ahtc-islamabad"))
        .body("gaps.code", contains("held-elsewhere"));
  }

  /** Until V29_7 entries of H1 were in the timeline of all who read the case. */
  @Test
  void whatTheTimelineToldBeforeOfWhatIsNotForACourtIsNoProsecutions() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, item("document", "H1", ""));
    rows.change(
        "INSERT INTO audit_entry (id, subject, action, client, agency, unit, person, details, at)"
            + " SELECT gen_random_uuid(), subject, 'case.evidence-recorded', client, agency, unit,"
            + " person, details, at FROM audit_entry"
            + " WHERE action = 'case.evidence-recorded-written' AND subject = ?",
        caseId);
    move(caseId, INVESTIGATE, PROSECUTE);
    String timeline = "/v1/cases/" + caseId + "/timeline";
    get(PROSECUTOR, timeline).body("items.action", not(hasItem("evidence-recorded")));
    get(OFFICER, timeline).body("items.action", hasItem("evidence-recorded"));
    accept(offer(caseId));
    get(LAHORE_OFFICER, timeline).body("items.action", hasItem("evidence-recorded"));
  }

  @Test
  void whatIsNotForAllReadersIsInNoTimeline() {
    UUID caseId = open().caseId();
    record(OFFICER, caseId, item("document", "H2", ""));
    record(OFFICER, caseId, item("document", "H1", ""));
    String shared = thing(caseId);
    read(OFFICER, caseId, shared);
    get(OFFICER, "/v1/cases/" + caseId + "/timeline")
        .body("items.action", contains("evidence-recorded", "opened"))
        .body("items[0].details.evidenceId", equalTo(shared));
    assertThat(audited(caseId))
        .containsExactly(
            "case.opened",
            "case.evidence-recorded-written",
            "case.evidence-recorded-written",
            "case.evidence-recorded",
            "case.evidence-read");
  }

  @Test
  void aClosedCaseShowsThatThereIsEvidenceAndNotWhatItSays() {
    UUID caseId = open().caseId();
    String id = uploaded(caseId);
    move(caseId, CLOSE);
    read(OFFICER, caseId, id)
        .body("withheld", equalTo("case-closed"))
        .body("description", nullValue())
        .body("sha256", nullValue())
        .body("content.size", equalTo(PDF.length))
        .body("chain.action", contains("recorded", "content-added"));
    refused(409, "case-closed", OFFICER, path(caseId), item("document", "H0", ""));
    get(OFFICER, path(caseId, id) + "/content")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:case-closed"));
    assertThat(audited(caseId)).doesNotContain("case.evidence-read");
    move(caseId, REOPEN);
    read(OFFICER, caseId, id).body("description", notNullValue());
  }

  @Test
  void anErasureTakesDescriptionsAndContents() {
    UUID caseId = open().caseId();
    String id = uploaded(caseId);
    String pending = document(caseId, PDF);
    String transfer = handedOver(OFFICER, caseId, id, TO_LABORATORY);
    move(caseId, CLOSE);
    post(
            "dpo-ahtc",
            "/v1/cases/" + caseId + "/erasure",
            "{\"reason\": \"retention-ended\", \"includesEvidence\": true}")
        .statusCode(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> isErased(caseId));
    move(caseId, REOPEN);
    read(OFFICER, caseId, id)
        .body("withheld", equalTo("erased"))
        .body("description", nullValue())
        .body("chain.find { it.id == '" + transfer + "' }.withheld", equalTo("erased"))
        .body("chain.find { it.id == '" + transfer + "' }.name", nullValue());
    get(OFFICER, path(caseId, id) + "/content")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:content-not-found"));
    upload(OFFICER, caseId, pending, "application/pdf", PDF)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:content-not-expected"));
    post(OFFICER, path(caseId) + "/verification", "")
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("contentsNotOpened", equalTo(1));
    // A thing is still in somebody's hands.
    post(OFFICER, path(caseId, id) + "/receipts", RECEIPT).statusCode(201);
    read(OFFICER, caseId, id).body("chain[-1].place", equalTo("A made-up ward."));
  }

  private boolean isErased(UUID caseId) {
    return rows.count("case_key", "case_id = ? AND erased_at IS NULL", caseId) == 0;
  }

  @Test
  void isCorrectedByANewerOneThatIsHeldByTheSame() {
    UUID caseId = open().caseId();
    String first = thing(caseId);
    String transfer = handedOver(OFFICER, caseId, first, TO_COLLEAGUE);
    String corrects = ", \"corrects\": \"" + first + "\"";
    refused(
        409, "transfer-pending", OFFICER, path(caseId), item("physical-object", "H0", corrects));
    answer(OTHER_OFFICER, caseId, first, transfer, "countersignature", "{}").statusCode(200);
    String second = record(OFFICER, caseId, item("physical-object", "H0", corrects));
    read(OFFICER, caseId, second)
        .body("corrects", equalTo(first))
        .body("holder.person", equalTo(OTHER_OFFICER))
        .body("gaps", empty());
    read(OFFICER, caseId, first).body("correctedBy", equalTo(second));
    refused(
        409, "evidence-corrected", OFFICER, path(caseId), item("physical-object", "H0", corrects));
    refused(
        409,
        "evidence-corrected",
        OTHER_OFFICER,
        path(caseId, first) + "/transfers",
        to("ahtc", "ahtc-islamabad", OFFICER));
    for (String unknown : List.of(UUID.randomUUID().toString(), thing(open().caseId()))) {
      refused(
          422,
          "unknown-evidence",
          OFFICER,
          path(caseId),
          item("document", "H0", ", \"corrects\": \"" + unknown + "\""));
    }
  }

  @Test
  void whatCorrectsSomethingThatTheReaderDoesNotReadSaysSo() {
    UUID caseId = open().caseId();
    String kept = record(OFFICER, caseId, item("document", "H2", ""));
    String shared =
        record(OFFICER, caseId, item("document", "H0", ", \"corrects\": \"" + kept + "\""));
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, path(caseId)).body("items.id", contains(shared));
    read(PROSECUTOR, caseId, shared).body("gaps.code", contains("earlier-chain-not-shown"));
    read(OFFICER, caseId, shared).body("gaps", empty());
  }

  @Test
  void aThingHasNoHashAndTheListOfWhatToPreserveIsKnown() {
    UUID caseId = open().caseId();
    for (String kind : List.of("physical-object", "biological-sample")) {
      refused(422, "content-not-expected", OFFICER, path(caseId), item(kind, "H0", hashed(PDF)));
    }
    refused(
        422,
        "unknown-preservation-item",
        OFFICER,
        path(caseId),
        item("document", "H0", ", \"preserves\": \"the-moon\""));
  }

  @Test
  void aCaseHasFiveHundredItemsAndNotOneMore() {
    UUID caseId = open().caseId();
    thing(caseId);
    assertThat(
            rows.change(
                """
                INSERT INTO evidence SELECT gen_random_uuid(), case_id, author_agency, author_unit, person, kind,
                  handling, preserves, corrects, collected_by, collected_at, hashed, sealed_under, statement,
                  recorded_at FROM evidence, generate_series(1, 498) WHERE case_id = ?
                """,
                caseId))
        .isEqualTo(498);
    thing(caseId);
    refused(409, "too-much-evidence", OFFICER, path(caseId), item("document", "H0", ""))
        .body("limit", equalTo(500));
  }

  @Test
  void theListOfWhatToPreserveSaysWhatIsCovered() {
    UUID caseId = open().caseId();
    String list = "/v1/cases/" + caseId + "/preservation-list";
    get(OFFICER, list)
        .statusCode(200)
        .body("items.id", hasItem("consent-forms"))
        .body("items.covered", not(hasItem(true)));
    String first =
        record(OFFICER, caseId, item("document", "H0", ", \"preserves\": \"consent-forms\""));
    String second =
        record(OFFICER, caseId, item("document", "H2", ", \"preserves\": \"consent-forms\""));
    get(OFFICER, list)
        .body("items.find { it.id == 'consent-forms' }.evidence", contains(first, second))
        .body("items.find { it.id == 'consent-forms' }.covered", equalTo(true));
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, list).body("items.find { it.id == 'consent-forms' }.evidence", contains(first));
    String corrected =
        record(
            OFFICER,
            caseId,
            item(
                "document", "H0", ", \"preserves\": \"imaging\", \"corrects\": \"" + first + "\""));
    get(OFFICER, list)
        .body("items.find { it.id == 'consent-forms' }.evidence", contains(second))
        .body("items.find { it.id == 'imaging' }.evidence", contains(corrected));
  }

  @Test
  void theListOfWhatToPreserveSaysWhatTheObservationsAskFor() {
    UUID caseId = open().caseId();
    String list = "/v1/cases/" + caseId + "/preservation-list";
    get(OFFICER, list).statusCode(200).body("items.asked", not(hasItem(true)));
    String observation =
        """
        {"observations": [{"indicator": "R12", "value": "present", "observer": "police", "sourceGrade": "B",
          "informationGrade": 2, "handling": "H2"}]}
        """;
    post(OFFICER, "/v1/cases/" + caseId + "/observations", observation).statusCode(201);
    JsonPath screening =
        get(OFFICER, "/v1/cases/" + caseId + "/screening").statusCode(200).extract().jsonPath();
    JsonPath asked = get(OFFICER, list + "?language=ur").statusCode(200).extract().jsonPath();
    assertThat(asked.getList("items.findAll { it.asked }.id"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(screening.getList("preserve.id"));
    assertThat(asked.getList("items.findAll { it.asked }.because.flatten()"))
        .isNotEmpty()
        .containsOnly("R12");
    assertThat(asked.getString("direction")).isEqualTo("rtl");
    assertThat(asked.getList("items.findAll { !it.textReviewed && it.text == it.textEnglish }"))
        .as("unreviewed text comes beside its English")
        .isEmpty();
    assertThat(audited(caseId)).contains("case.observations-read");
    // Who does not see the observation is not told by the list.
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, list).statusCode(200).body("items.asked", not(hasItem(true)));
    get(PROSECUTOR, list).body("items.because.flatten()", empty());
    move(caseId, CLOSE);
    get(OFFICER, list)
        .statusCode(200)
        .body("items.asked", not(hasItem(notNullValue())))
        .body("items.because.flatten()", empty());
    get(OFFICER, list + "?language=tlh").statusCode(400);
  }

  private static String observation(String handling) {
    return """
    {"observations": [{"indicator": "R12", "value": "present", "observer": "police", "sourceGrade": "B",
      "informationGrade": 2, "handling": "%s"}]}
    """
        .formatted(handling);
  }

  @Test
  void anItemThatWasMovedDoesNotOpen() {
    UUID caseId = open().caseId();
    String one = thing(caseId);
    String other = thing(caseId);
    rows.change(
        "UPDATE evidence SET statement = (SELECT statement FROM evidence WHERE id = ?) WHERE id ="
            + " ?",
        UUID.fromString(one),
        UUID.fromString(other));
    get(OFFICER, path(caseId, other))
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"));
  }
}
