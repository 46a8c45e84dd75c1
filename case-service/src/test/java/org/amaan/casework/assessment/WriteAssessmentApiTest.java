package org.amaan.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WriteAssessmentApiTest extends AssessmentTest {

  @Inject CitedInTests evidence;

  @Test
  void needsAToken() {
    String path = assessment(open().caseId());
    needsToken("GET", path, "");
    needsToken("PUT", path, NOTHING_FOUND);
    needsToken("GET", path + "s", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"findings\": []}",
        "{\"consentMentioned\": false}",
        "{\"consentMentioned\": false, \"findings\": null}",
        "{\"consentMentioned\": false, \"findings\": [null]}",
        "{\"consentMentioned\": \"no\", \"findings\": []}",
        "{\"consentMentioned\": false, \"findings\": [], \"person\": \"me\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"ageClass\": \"old\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"legalProfile\": {\"id\": \"pk\"}}",
        "{\"consentMentioned\": false, \"findings\": [], \"legalProfile\": {\"id\": \"PK\", \"version\": \"2026-11\"}}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"2025\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsTo\": \"2025-03-01\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"2025-03-02\", \"actsTo\": \"2025-03-01\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"2199-01-01\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"0000-01-01\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"1899-12-31\"}",
        "{\"consentMentioned\": false, \"findings\": [], \"actsFrom\": \"2025-01-01\", \"actsTo\": \"2199-01-01\"}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"recruitment\"}]}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"RECRUITMENT\", \"value\": \"unknown\", \"reason\": \"x\"}]}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"recruitment\", \"value\": \"maybe\", \"reason\": \"x\"}]}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"recruitment\", \"value\": \"unknown\", \"reason\": \"a\\u0000b\"}]}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"recruitment\", \"value\": \"unknown\", \"reason\": \"x\", \"observations\": [null]}]}",
        "{\"consentMentioned\": false, \"findings\": [{\"element\": \"recruitment\", \"value\": \"unknown\", \"reason\": \"x\", \"evidence\": [\"no-id\"]}]}"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    UUID caseId = open().caseId();
    List<Long> before = written();
    unwritten(400, "invalid-request", assess(OFFICER, caseId, body), before);
  }

  @Test
  void everyLimitIsALimit() {
    UUID caseId = open().caseId();
    String links = links(101);
    List<Long> before = written();
    for (String body :
        List.of(
            body(finding("recruitment", "unknown", "x".repeat(2_001), "")),
            body(finding("recruitment", "unknown", "x", ", \"evidence\": " + links)),
            body(finding("recruitment", "unknown", "x", ", \"observations\": " + links)),
            body(finding("r".repeat(65), "unknown", "x", "")),
            body(
                Stream.generate(() -> finding("recruitment", "unknown", "x", ""))
                    .limit(101)
                    .toArray(String[]::new)))) {
      unwritten(400, "invalid-request", assess(OFFICER, caseId, body), before);
    }
    assess(OFFICER, caseId, body(finding("recruitment", "unknown", "x".repeat(2_000), "")))
        .statusCode(201)
        .body("findings[0].reason", equalTo("x".repeat(2_000)));
    List<String> hundred =
        IntStream.range(0, 100).mapToObj(i -> evidence.add(caseId).toString()).toList();
    change(
            OFFICER,
            caseId,
            1,
            body(
                finding(
                    "recruitment",
                    "unknown",
                    "x",
                    ", \"evidence\": [\"" + String.join("\", \"", hundred) + "\"]")))
        .statusCode(200)
        .body("findings[0].evidence", hasSize(100));
    get(OFFICER, assessments(caseId) + "?limit=0").statusCode(400);
    get(OFFICER, assessments(caseId) + "?limit=201").statusCode(400);
    get(OFFICER, assessments(caseId) + "?cursor=x").statusCode(400);
  }

  @Test
  void whatIsFoundIsExplainedSentenceBySentence() {
    UUID caseId = open().caseId();
    UUID item = evidence.add(caseId);
    String reason = planted();
    assess(
            OFFICER,
            caseId,
            body(
                finding("recruitment", "established", reason, ", \"evidence\": [\"" + item + "\"]"),
                finding("deception", "indicated", "b", ""),
                finding("purpose-of-organ-removal", "established", "c", "")))
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", assessment(caseId))
        .body("state", equalTo("draft"))
        .body("ageClass", equalTo("adult"))
        .body("legalProfile.id", equalTo("pk"))
        .body("legalProfile.confirmedByCounsel", equalTo(false))
        .body("findings[0].reason", equalTo(reason))
        .body("author.agency", equalTo("ahtc"))
        .body("author.person", notNullValue())
        .body("signature", nullValue())
        .body("results.offence", contains("trafficking-in-persons", "organ-trafficking"))
        .body("results[0].outcome", equalTo("elements-met-on-recorded-information"))
        .body("results[1].outcome", equalTo("not-indicated"))
        .body("results[0].readings.readAs", contains("adult"))
        .body(
            "results[0].readings[0].explanation.find { it.elements.contains('recruitment') }.evidence",
            contains(item.toString()))
        .body(
            "results[0].readings[0].explanation.find { it.topic == 'counted' }.basis.article",
            equalTo("3(a)"))
        .body(
            "results[0].readings[0].explanation.basis.profileVersion.unique()", contains("2026-12"))
        .body(
            "results[0].readings[0].explanation.find { it.topic == 'consent' }.text",
            org.hamcrest.Matchers.startsWith("The file mentions consent."))
        .body("results[0].readings[0].explanation.text", everyItem(not(equalTo(reason))));
  }

  /** Met by the Protocol, and no offence under the Act that a prosecutor would look into first. */
  @Test
  void whatItComesToByTheActsOfTheCountryStandsBesideIt() {
    UUID caseId = open().caseId();
    String found =
        body(
            finding("recruitment", "established", "a", ""),
            finding("fraud", "indicated", "b", ""),
            finding("purpose-of-organ-removal", "established", "c", ""),
            finding("organ-removal", "established", "d", ""),
            finding("payment-of-the-donor", "established", "e", ""));
    assess(
            OFFICER,
            caseId,
            found.replaceFirst(
                "\\{", "{\"actsFrom\": \"2025-03-01\", \"actsTo\": \"2025-06-30\", "))
        .statusCode(201)
        .body("results.outcome.unique()", contains("elements-met-on-recorded-information"))
        .body("timeOfActs.from", equalTo("2025-03-01"))
        .body("timeOfActs.to", equalTo("2025-06-30"))
        .body("timeOfActs.recorded", equalTo(true))
        .body("definitions.definition", contains("ptpa-2018", "thota-2010", "kp-transplant-2014"))
        .body("definitions.outcome", contains("not-covered", "cannot-be-said", "cannot-be-said"))
        .body(
            "definitions[0].readings[0].explanation.find { it.topic == 'not-named' }.basis.statement",
            equalTo("ptpa-purpose"))
        .body(
            "definitions[0].readings[0].explanation.find { it.topic == 'not-named' }.basis.state",
            equalTo("read"))
        .body(
            "definitions[0].readings[0].explanation.findAll { it.text.contains('(bill)') }.basis.state",
            contains("disputed", "seen-in-part"))
        .body("differences.topic", hasItems("law-at-the-time", "difference", "non-punishment"))
        .body(
            "differences.find { it.topic == 'non-punishment' }.text",
            org.hamcrest.Matchers.startsWith(
                "Non-punishment under the Act of 2018 does not reach a charge under the transplant"
                    + " Act of 2010"));
    change(OFFICER, caseId, 1, found)
        .body("timeOfActs.recorded", equalTo(false))
        .body(
            "differences[0].text",
            org.hamcrest.Matchers.startsWith("When the acts happened is not recorded"));
    get(OFFICER, assessment(caseId))
        .body("timeOfActs.recorded", equalTo(false))
        .body("definitions.outcome", contains("not-covered", "cannot-be-said", "cannot-be-said"));
  }

  /** A case keeps the version of the day on which it was opened. */
  @Test
  void aCaseThatWasOpenedByAnOlderVersionKeepsIt() {
    UUID caseId = open().caseId();
    rows.change("UPDATE case_file SET legal_profile_version = '2026-11' WHERE id = ?", caseId);
    assess(OFFICER, caseId, everything("x"))
        .statusCode(201)
        .body("legalProfile.version", equalTo("2026-11"))
        .body("timeOfActs", nullValue())
        .body("definitions", hasSize(0))
        .body("differences", hasSize(0))
        .body("newerLegalProfile.version", equalTo("2026-12"));
    assertThat(print(OFFICER, assessment(caseId)))
        .contains(
            "NEWER RULES: this is by version 2026-11 of the legal profile; version 2026-12 is in force"
                + " now and knows the acts of the country. A new draft may name it.");
  }

  /** Or else what the newest version knows of the country's acts would be told to nobody. */
  @Test
  void aNewDraftMayNameTheNewestVersionAndThenKeepsIt() {
    UUID caseId = withAGrant();
    rows.change("UPDATE case_file SET legal_profile_version = '2026-11' WHERE id = ?", caseId);
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    sign(OFFICER, caseId, 1);
    String newest =
        everything("x")
            .replaceFirst("\\{", "{\"legalProfile\": {\"id\": \"pk\", \"version\": \"2026-12\"}, ");
    change(OFFICER, caseId, 2, newest)
        .statusCode(200)
        .body("legalProfile.version", equalTo("2026-12"))
        .body("newerLegalProfile", nullValue())
        .body("definitions", hasSize(3))
        .body("differences.confirmedByCounsel", everyItem(equalTo(false)));
    change(OFFICER, caseId, 3, everything("x"))
        .body("legalProfile.version", equalTo("2026-12"))
        .body("definitions.definition", contains("ptpa-2018", "thota-2010", "kp-transplant-2014"));
    sign(OFFICER, caseId, 4);
    get(OFFICER, "/v1/cases/" + caseId + "/assessments")
        .body("items[0].definitions.definition", hasItem("ptpa-2018"))
        .body("items[0].definitions[0].outcome", equalTo("not-covered"))
        .body("items[0].definitions[0].standing", equalTo("in-force-day-not-read"))
        .body("items[1].definitions", hasSize(0));
    get(OFFICER, assessment(caseId))
        .body("legalProfile.version", equalTo("2026-12"))
        .body("state", equalTo("signed"));
    get(OFFICER, "/v1/cases/" + caseId).body("legalProfile.version", equalTo("2026-11"));
  }

  @Test
  void theAgeIsTheCasesUnlessTheAssessorKnowsBetter() {
    UUID caseId =
        open(UUID.randomUUID(), report(1, "accepted").urgent("routine", "unknown")).caseId();
    assess(OFFICER, caseId, everything("x"))
        .body("ageClass", equalTo("unknown"))
        .body("results[0].readings.readAs", contains("child", "adult"));
    change(OFFICER, caseId, 1, everything("x").replaceFirst("\\{", "{\"ageClass\": \"child\", "))
        .body("ageClass", equalTo("child"))
        .body("results[0].readings.readAs", contains("child"));
  }

  @Test
  void theCaseShowsByWhichRulesItIsAssessed() {
    get(OFFICER, "/v1/cases/" + open().caseId())
        .body("legalProfile.id", equalTo("pk"))
        .body("legalProfile.version", equalTo("2026-12"))
        .body("legalProfile.confirmedByCounsel", equalTo(false));
  }

  @ParameterizedTest
  @CsvSource({"af, 2026-12", "pk, 2025-01", "pk, 2026-11", "palermo, 2026-11", "xx, 2026-11"})
  void noOtherProfileIsUsed(String id, String version) {
    UUID caseId = open().caseId();
    List<Long> before = written();
    String body =
        NOTHING_FOUND.replaceFirst(
            "\\{",
            "{\"legalProfile\": {\"id\": \"%s\", \"version\": \"%s\"}, ".formatted(id, version));
    unwritten(422, "other-legal-profile", assess(OFFICER, caseId, body), before)
        .body("legalProfile.id", equalTo("pk"))
        .body("errors.field", contains("legalProfile"));
  }

  @Test
  void everyFindingThatCannotBeAssessedIsNamed() {
    UUID caseId = open().caseId();
    UUID item = evidence.add(caseId);
    List<Long> before = written();
    unwritten(
            422,
            "findings-refused",
            assess(
                OFFICER,
                caseId,
                body(
                    finding("recruitment", "established", "x", ""),
                    finding("witchcraft", "established", "x", ""),
                    finding("recruitment", "contradicted", "x", ""),
                    "{\"element\": \"fraud\", \"value\": \"unknown\"}",
                    finding("deception", "unknown", " ", ""),
                    finding(
                        "transfer",
                        "unknown",
                        "x",
                        ", \"evidence\": [\"" + item + "\", \"" + item + "\"]"))),
            before)
        .body("errors.field", hasItems("findings[1].element", "findings[2].element"))
        .body("errors.field", hasItems("findings[3].reason", "findings[4].reason", "findings[5]"))
        .body(
            "errors.code",
            contains(
                "unknown-element",
                "duplicate-element",
                "reason-missing",
                "reason-missing",
                "duplicate-link"));
  }

  @Test
  void whatIsOfAnotherCaseIsCitedAsLittleAsWhatIsNowhere() {
    UUID caseId = open().caseId();
    UUID own = evidence.add(caseId);
    UUID ofAnother = evidence.add(open().caseId());
    List<Long> before = written();
    String first = null;
    for (UUID unknown : List.of(ofAnother, UUID.randomUUID())) {
      String body =
          body(
              finding(
                  "fraud",
                  "indicated",
                  "x",
                  ", \"evidence\": [\"%s\", \"%s\"]".formatted(own, unknown)));
      String answer =
          unwritten(422, "unknown-citation", assess(OFFICER, caseId, body), before)
              .body("errors.field", contains("findings[0].evidence[1]"))
              .extract()
              .asString()
              .replaceAll("\"traceId\":\"[^\"]*\"", "");
      assertThat(first == null ? answer : first).isEqualTo(answer);
      first = answer;
    }
    // Evidence is no observation.
    unwritten(
            422,
            "unknown-citation",
            assess(
                OFFICER,
                caseId,
                body(finding("fraud", "indicated", "x", ", \"observations\": [\"" + own + "\"]"))),
            before)
        .body("errors.field", hasItem("findings[0].observations[0]"));
  }

  @Test
  void nobodyOverwritesWhatTheyDidNotSee() {
    UUID caseId = open().caseId();
    List<Long> before = written();
    unwritten(
        428,
        "version-required",
        as(OFFICER).body(NOTHING_FOUND).put(assessment(caseId)).then(),
        before);
    unwritten(404, "assessment-not-found", change(OFFICER, caseId, 1, NOTHING_FOUND), before);
    get(OFFICER, assessment(caseId)).statusCode(404);
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);

    List<Long> after = written();
    unwritten(412, "stale-version", assess(OTHER_OFFICER, caseId, NOTHING_FOUND), after)
        .body("currentETag", equalTo("\"1\""));
    unwritten(
        428,
        "version-required",
        as(OTHER_OFFICER).body(NOTHING_FOUND).put(assessment(caseId)).then(),
        after);
    unwritten(412, "stale-version", change(OTHER_OFFICER, caseId, 0, NOTHING_FOUND), after);
    as(OFFICER)
        .header("If-None-Match", "\"1\"")
        .body(NOTHING_FOUND)
        .put(assessment(caseId))
        .then()
        .statusCode(400);
    change(OTHER_OFFICER, caseId, 1, everything("x")).statusCode(200).header("ETag", "\"2\"");
    read(OFFICER, caseId).header("ETag", "\"2\"").body("findings", hasSize(3));
  }

  @Test
  void ofSeveralWhoWriteAtOnceOneDoes() throws Exception {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    Callable<Integer> write =
        () -> change(OFFICER, caseId, 1, everything("x")).extract().statusCode();
    assertThat(atOnce(List.of(write, write, write, write)))
        .containsExactlyInAnyOrder(200, 412, 412, 412);
  }

  @Test
  void officersOfTheUnitWriteAndByAGrantOnlyAProsecutor() {
    UUID caseId = withAGrant();
    List<Long> before = written();
    unwritten(404, "case-not-found", assess(LAHORE_OFFICER, caseId, NOTHING_FOUND), before);
    unwritten(404, "case-not-found", assess(STRANGER, caseId, NOTHING_FOUND), before);
    assess(SUPERVISOR, caseId, everything("x")).statusCode(201);
    change(PROSECUTOR, caseId, 1, everything("y"))
        .statusCode(200)
        .body("author.agency", equalTo("punjab-prosecution"));
    // Who wrote it is told by agency; the person only to their own.
    read(OFFICER, caseId)
        .body("findings[0].reason", equalTo("y"))
        .body("author.agency", equalTo("punjab-prosecution"))
        .body("author.person", nullValue());
  }

  @Test
  void aProsecutionAssessesACaseInWhichNobodyHasWrittenYet() {
    UUID caseId = withAGrant();
    assess(PROSECUTOR, caseId, everything("x")).statusCode(201);
    read(OFFICER, caseId).body("findings[0].reason", equalTo("x"));
  }

  @Test
  void aClosedCaseIsNotAssessedAndShowsNoReason() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything(planted())).statusCode(201);
    move(caseId, CLOSE);
    List<Long> before = written();
    unwritten(409, "case-closed", change(OFFICER, caseId, 1, NOTHING_FOUND), before);
    refused(409, "case-closed", OFFICER, signature(caseId), VERSION_1);
    read(OFFICER, caseId)
        .body("withheld", equalTo("case-closed"))
        .body("findings.reason", everyItem(nullValue()))
        .body("findings.reasonSalt", everyItem(nullValue()))
        .body("findings.element", hasItem("recruitment"))
        .body("results[0].outcome", equalTo("elements-met-on-recorded-information"));
    assertThat(print(OFFICER, assessment(caseId)))
        .contains("[withheld: case-closed]")
        .doesNotContain("planted");
    assertThat(audited(caseId)).doesNotContain("case.assessment-read");
  }

  @Test
  void isPrintedAsAPersonReadsIt() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("A broker came to the kiln.")).statusCode(201);
    assertThat(print(OFFICER, assessment(caseId)))
        .startsWith("DRAFT, version 1: nobody has signed it.\n\nOFFENCE ASSESSMENT\n")
        .contains(
            "Recruitment counts as an act: established.\n      Reason: A broker came to the kiln.\n")
        .contains("\nSOURCES\n");
    as(OFFICER).accept("text/html").get(assessment(caseId)).then().statusCode(406);
    as(STRANGER).accept("text/plain").get(assessment(caseId)).then().statusCode(404);
  }

  @Test
  void aNewCustodianGoesOnWithItAndTheFormerOneReadsNothing() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    UUID offer = offer(caseId);
    get(LAHORE_SUPERVISOR, assessment(caseId)).statusCode(404);
    accept(offer);
    read(LAHORE_OFFICER, caseId).body("findings[0].reason", equalTo("x"));
    change(LAHORE_OFFICER, caseId, 1, everything("y")).statusCode(200);
    get(OFFICER, assessment(caseId)).statusCode(404);
    get(OFFICER, assessments(caseId)).statusCode(404);
  }

  @Test
  void anExcludedProsecutionFindsNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID caseId = opened.caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "punjab-prosecution").json())
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
    get(PROSECUTOR, assessment(caseId)).statusCode(404);
    get(PROSECUTOR, assessments(caseId)).statusCode(404);
  }

  @Test
  void writingAndReadingAreTheAuditorsToKnow() {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, everything("x")).statusCode(201);
    read(OTHER_OFFICER, caseId);
    assertThat(audited(caseId))
        .containsExactly("case.opened", "case.assessment-written", "case.assessment-read");
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
  }

  @Test
  void nothingOfAReasonIsAnywhereElse() {
    UUID caseId = open().caseId();
    String reason = planted();
    assess(OFFICER, caseId, everything(reason)).statusCode(201);
    sign(OFFICER, caseId, 1);
    read(OFFICER, caseId).body("findings[0].reason", equalTo(reason));
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      for (String form : List.of(reason, java.util.HexFormat.of().formatHex(reason.getBytes()))) {
        assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + form + "%")).as(table).isZero();
      }
    }
  }

  private static String links(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "\"" + UUID.randomUUID() + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
