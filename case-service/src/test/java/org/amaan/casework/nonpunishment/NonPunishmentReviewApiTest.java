package org.amaan.casework.nonpunishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NonPunishmentReviewApiTest extends ApiTest {

  private static final String COORDINATOR = "nrm-pk";
  private static final String NOT_PUNISHED =
      "{\"outcome\": \"not-punished\", \"reason\": \"Made up: she was held.\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String REOPEN = "{\"to\": \"under-investigation\", \"reason\": \"review\"}";

  @Test
  void needsATokenAndAKey() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    needsToken("GET", reviews(caseId), "");
    needsToken("POST", conclusion(caseId, review), NOT_PUNISHED);
    needsIdempotencyKey(SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accused", "charged", "convicted"})
  void isRaisedWhenASubjectFacesPunishment(String standing) {
    Report report = report(1, "accepted").coordinated();
    UUID caseId = open(UUID.randomUUID(), report).caseId();
    Instant now = clock.instant();
    String person = enter(OFFICER, caseId, standing, report.subjectId(), "H0");
    Instant due = DueTime.ofDecision(LegalProfiles.find("pk", "2026-12").orElseThrow(), now);
    list(SUPERVISOR, caseId)
        .body("items", hasSize(1))
        .body("items[0].state", equalTo("open"))
        .body("items[0].personId", equalTo(person))
        .body("items[0].subjectId", equalTo(report.subjectId().toString()))
        .body("items[0].caseId", equalTo(caseId.toString()))
        .body("items[0].nationalRule.legalProfile.version", equalTo("2026-12"))
        .body("items[0].nationalRule.beside.confirmedByCounsel", everyItem(equalTo(false)))
        .body(
            "items[0].nationalRule.charges.reach",
            contains("reached", "not-reached", "not-reached"))
        .body(
            "items[0].nationalRule.charges[1].rules.id",
            contains("ptpa-non-punishment", "thota-non-punishment"))
        .body(
            "items[0].nationalRule.beside.id",
            contains("non-punishment-guidance", "prosecutors-discretion"))
        .body("items[0].linkedCases", nullValue());
    Instant dueAt = Instant.parse(list(OFFICER, caseId).extract().path("items[0].dueAt"));
    assertThat(dueAt).isBetween(due.minusSeconds(1), due.plusSeconds(60));
    assertThat(alerted(caseId))
        .containsExactlyInAnyOrder(
            "nrm-pakistan//coordinator/follow-up",
            "ahtc/ahtc-islamabad/supervisor+prosecutor/conclude-review");
    assertThat(alertsAbout(caseId, "dueAt")).containsExactly(dueAt.toString());
    assertThat(alertsAbout(caseId, "link"))
        .allMatch(link -> link.endsWith("/v1/cases/" + caseId + "/non-punishment-reviews"));
    get(OFFICER, "/v1/cases/" + caseId + "/timeline")
        .body("items[0].action", equalTo("non-punishment-review-raised"))
        .body("items[0].details.reviewId", notNullValue());
    assertThat(rows.of("SELECT change FROM inbox_entry WHERE case_id = ? ORDER BY id", caseId))
        .containsExactly("opened", "non-punishment-review-raised");
  }

  /** What happened before an act was repealed can still be charged under it. */
  @Test
  void chargesUnderRepealedActsAreListedToo() {
    Report report = report(1, "accepted").coordinated();
    UUID caseId = open(UUID.randomUUID(), report).caseId();
    enter(OFFICER, caseId, "accused", report.subjectId(), "H0");
    rows.change("UPDATE case_file SET legal_profile = 'bd' WHERE id = ?", caseId);
    list(SUPERVISOR, caseId)
        .body(
            "items[0].nationalRule.charges.definition",
            contains(
                "trafficking-act-2012",
                "trafficking-ordinance-2026",
                "transplant-act-1999",
                "transplant-ordinance-2025"))
        .body(
            "items[0].nationalRule.charges.mark",
            contains("repealed", "in-force", "repealed", "in-force"))
        .body("items[0].nationalRule.charges.reach.unique()", contains("not-known"))
        .body("items[0].nationalRule.charges[2].made", equalTo("1999"))
        .body("items[0].nationalRule.charges[2].repealedOn", equalTo("2025-11-19"))
        .body("items[0].nationalRule.charges[0].rules[0].mark", nullValue());
  }

  /** A case keeps its profile; which charges a rule reaches is told by what is known now. */
  @Test
  void anOlderCaseIsToldWhatIsKnownNow() {
    Report report = report(1, "accepted").coordinated();
    UUID caseId = open(UUID.randomUUID(), report).caseId();
    enter(OFFICER, caseId, "accused", report.subjectId(), "H0");
    rows.change("UPDATE case_file SET legal_profile_version = '2026-11' WHERE id = ?", caseId);
    list(SUPERVISOR, caseId)
        .body("items[0].nationalRule.legalProfile.version", equalTo("2026-12"))
        .body("items[0].nationalRule.charges.definition", hasItem("thota-2010"));
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, true",
    "witness, true",
    "person-of-interest, true",
    "suspect, true",
    "cleared, true",
    "accused, false"
  })
  void isNotRaisedOtherwise(String standing, boolean isSubject) {
    UUID caseId = coordinated();
    enter(OFFICER, caseId, standing, isSubject ? UUID.randomUUID() : null, "H0");
    list(OFFICER, caseId).body("items", hasSize(0));
    assertThat(alerted(caseId)).isEmpty();
    get(COORDINATOR, reviews(caseId)).statusCode(404);
  }

  @Test
  void isRaisedByAChangeAndOnceForAPersonAndASubject() {
    UUID caseId = coordinated();
    UUID subject = UUID.randomUUID();
    String person = path(caseId, enter(OFFICER, caseId, "suspect", null, "H0"));
    patch(OFFICER, person, "\"0\"", "{\"subjectId\": \"" + subject + "\"}").statusCode(200);
    list(OFFICER, caseId).body("items", hasSize(0));
    patch(OFFICER, person, "\"1\"", "{\"standing\": \"accused\"}").statusCode(200);
    list(OFFICER, caseId).body("items", hasSize(1));
    patch(OFFICER, person, "\"2\"", "{\"standing\": \"suspect\"}").statusCode(200);
    patch(OFFICER, person, "\"3\"", "{\"standing\": \"charged\"}").statusCode(200);
    list(OFFICER, caseId).body("items", hasSize(1));
    patch(OFFICER, person, "\"4\"", "{\"subjectId\": \"" + UUID.randomUUID() + "\"}")
        .statusCode(200);
    list(OFFICER, caseId)
        .body("items", hasSize(2))
        .body("items[1].subjectId", equalTo(subject.toString()));
  }

  /** That they were not to be punished for one thing does not answer for the next. */
  @ParameterizedTest
  @CsvSource({
    "not-punished,         charged, 2",
    "not-punished,         accused, 1",
    "entered-in-error,     charged, 2",
    "proceeds-with-reason, charged, 1",
    "not-a-victim,         charged, 1"
  })
  void isRaisedAgainWhenTheyFaceMore(String outcome, String standing, int reviews) {
    UUID caseId = coordinated();
    UUID subject = UUID.randomUUID();
    String person = path(caseId, enter(OFFICER, caseId, "accused", subject, "H0"));
    String first = list(OFFICER, caseId).extract().path("items[0].id");
    post(
            SUPERVISOR,
            conclusion(caseId, first),
            "{\"outcome\": \"" + outcome + "\", \"reason\": \"Made up.\"}")
        .statusCode(200);
    patch(OFFICER, person, "\"0\"", "{\"name\": \"x\", \"standing\": \"" + standing + "\"}")
        .statusCode(200);
    list(OFFICER, caseId)
        .body("items", hasSize(reviews))
        .body("items[0].state", equalTo(reviews == 2 ? "open" : "concluded"));
    assertThat(told(caseId, "conclude-review")).isEqualTo(reviews);
  }

  @Test
  void aPersonHasTwentyReviewsAndNotOneMore() {
    UUID caseId = coordinated();
    String person = path(caseId, enter(OFFICER, caseId, "accused", UUID.randomUUID(), "H0"));
    for (int version = 0; version < 19; version++) {
      patch(
              OFFICER,
              person,
              "\"" + version + "\"",
              "{\"subjectId\": \"" + UUID.randomUUID() + "\"}")
          .statusCode(200);
    }
    patch(OFFICER, person, "\"19\"", "{\"subjectId\": \"" + UUID.randomUUID() + "\"}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-non-punishment-reviews"))
        .body("limit", equalTo(20));
    get(OFFICER, person).header("ETag", equalTo("\"19\""));
    patch(OFFICER, person, "\"19\"", "{\"standing\": \"cleared\"}").statusCode(200);
  }

  /** Nobody finds out by an accusation whether a person was referred elsewhere. */
  @Test
  void whetherAnotherCaseKnowsTheSubjectMakesNoDifference() {
    Report elsewhere =
        report(1, "accepted").coordinated().acceptedBy("lahore-police", "lahore-investigation");
    open(UUID.randomUUID(), elsewhere.coordinated());
    UUID known = coordinated();
    UUID unknown = coordinated();
    enter(OFFICER, known, "accused", elsewhere.subjectId(), "H0");
    enter(OFFICER, unknown, "accused", UUID.randomUUID(), "H0");
    await().until(() -> told(known, "compare-cases") == 1);
    for (String client : List.of(OFFICER, SUPERVISOR)) {
      assertThat(shape(list(client, known).extract().asString()))
          .isEqualTo(shape(list(client, unknown).extract().asString()));
      String timeline = "/v1/cases/%s/timeline";
      assertThat(shape(get(client, timeline.formatted(known)).extract().asString()))
          .isEqualTo(shape(get(client, timeline.formatted(unknown)).extract().asString()));
      get(client, "/v1/cases/" + known).body("version", equalTo(version(client, unknown)));
    }
    assertThat(rows.of("SELECT change FROM inbox_entry WHERE case_id = ? ORDER BY id", known))
        .isEqualTo(
            rows.of("SELECT change FROM inbox_entry WHERE case_id = ? ORDER BY id", unknown));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCoordinatorHearsOfTheOtherCaseWhicheverWasThereFirst(boolean referralFirst) {
    Report elsewhere = report(1, "accepted").coordinated();
    UUID caseId = coordinated();
    Opened other = referralFirst ? open(UUID.randomUUID(), elsewhere) : null;
    String review = accuse(caseId, elsewhere.subjectId());
    if (other == null) {
      await().until(() -> timersOf(elsewhere.subjectId()) == 0);
      assertThat(told(caseId, "compare-cases")).isZero();
      other = open(UUID.randomUUID(), elsewhere);
    }
    await().until(() -> told(caseId, "compare-cases") == 1);
    assertThat(alertsAbout(caseId, "recipients"))
        .filteredOn(recipients -> recipients.contains("compare-cases"))
        .singleElement()
        .asString()
        .contains("nrm-pakistan")
        .doesNotContain("ahtc");
    get(COORDINATOR, reviews(caseId))
        .statusCode(200)
        .body("items.id", contains(review))
        .body(
            "items[0].linkedCases.reference",
            contains(
                rows.of("SELECT reference FROM case_file WHERE id = ?", other.caseId()).get(0)))
        .body("items[0].linkedCases.custodian.unit", contains("ahtc-islamabad"))
        .body("items[0].subjectId", nullValue())
        .body("items[0].personId", nullValue());
    list(SUPERVISOR, caseId).body("items[0].linkedCases", nullValue());
    get(SUPERVISOR, "/v1/cases/" + caseId + "/timeline")
        .body("items.action", not(hasItem("non-punishment-link-written")));
    assertThat(audited(caseId))
        .contains("case.non-punishment-link-written", "case.non-punishment-reviews-read");
    // Of a third case as well, and of each once, whatever else is reported of them.
    UUID third = UUID.randomUUID();
    open(third, elsewhere);
    await().until(() -> told(caseId, "compare-cases") == 2);
    as(REFERRAL_SERVICE)
        .body(elsewhere.excluding(2, "kabul-police").json())
        .put("/v1/referred-cases/" + third)
        .then()
        .statusCode(200);
    await().until(() -> timersOf(elsewhere.subjectId()) == 0);
    assertThat(told(caseId, "compare-cases")).isEqualTo(2);
  }

  /** Of either case, in a later report. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCoordinatorWhoIsKnownLaterHearsOfTheOtherCase(boolean ofTheAccused) {
    Report report = report(1, "accepted");
    Report elsewhere = report(1, "accepted");
    UUID referralId = UUID.randomUUID();
    UUID otherId = UUID.randomUUID();
    UUID caseId = open(referralId, ofTheAccused ? report : report.coordinated()).caseId();
    open(otherId, ofTheAccused ? elsewhere.coordinated() : elsewhere);
    accuse(caseId, elsewhere.subjectId());
    await().until(() -> timersOf(elsewhere.subjectId()) == 0);
    assertThat(told(caseId, "compare-cases")).isZero();
    as(REFERRAL_SERVICE)
        .body((ofTheAccused ? report : elsewhere).at(2, "accepted").coordinated().json())
        .put("/v1/referred-cases/" + (ofTheAccused ? referralId : otherId))
        .then()
        .statusCode(200);
    await().until(() -> told(caseId, "compare-cases") == 1);
  }

  /** Both cases change their coordinator; the next time the first one is told of nothing again. */
  @Test
  void anotherCoordinatorThanTheOneWhoWasToldHearsOfItToo() {
    Report report = report(1, "accepted").coordinated();
    Report elsewhere = report(1, "accepted").coordinated();
    UUID referralId = UUID.randomUUID();
    UUID otherId = UUID.randomUUID();
    UUID caseId = open(referralId, report).caseId();
    open(otherId, elsewhere);
    accuse(caseId, elsewhere.subjectId());
    await().until(() -> told(caseId, "compare-cases") == 1);
    reported(otherId, elsewhere.at(2, "accepted").coordinatedBy("nrm-afghanistan"));
    reported(referralId, report.at(2, "accepted").coordinatedBy("nrm-afghanistan"));
    await().until(() -> told(caseId, "compare-cases") == 2);
    assertThat(alertsAbout(caseId, "recipients"))
        .filteredOn(recipients -> recipients.contains("nrm-afghanistan"))
        .singleElement()
        .asString()
        .doesNotContain("nrm-pakistan");
    reported(otherId, elsewhere.at(3, "accepted").coordinated());
    reported(referralId, report.at(3, "accepted").coordinated());
    await().until(() -> timersOf(elsewhere.subjectId()) == 0);
    assertThat(told(caseId, "compare-cases")).isEqualTo(2);
  }

  private static void reported(UUID referralId, Report report) {
    as(REFERRAL_SERVICE)
        .body(report.json())
        .put("/v1/referred-cases/" + referralId)
        .then()
        .statusCode(200);
  }

  @Test
  void aReferralOfTheSameCaseIsNoOtherCase() {
    Report report = report(1, "accepted").coordinated();
    UUID caseId = open(UUID.randomUUID(), report).caseId();
    accuse(caseId, report.subjectId());
    await().until(() -> timersOf(report.subjectId()) == 0);
    assertThat(told(caseId, "compare-cases")).isZero();
    get(COORDINATOR, reviews(caseId)).body("items[0].linkedCases", hasSize(0));
  }

  @Test
  void whoIsExcludedFromTheOtherCaseIsNotTold() {
    Report elsewhere = report(1, "accepted").coordinated();
    UUID referralId = UUID.randomUUID();
    open(referralId, elsewhere);
    as(REFERRAL_SERVICE)
        .body(elsewhere.excluding(2, "nrm-pakistan").json())
        .put("/v1/referred-cases/" + referralId)
        .then()
        .statusCode(200);
    UUID caseId = coordinated();
    accuse(caseId, elsewhere.subjectId());
    await().until(() -> timersOf(elsewhere.subjectId()) == 0);
    assertThat(told(caseId, "compare-cases")).isZero();
    get(COORDINATOR, reviews(caseId)).statusCode(200).body("items[0].linkedCases", hasSize(0));
  }

  @Test
  void whoIsExcludedFromTheCaseFindsNothing() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted").coordinated();
    UUID caseId = open(referralId, report).caseId();
    String review = accuse(caseId, report.subjectId());
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "ahtc", "nrm-pakistan").json())
        .put("/v1/referred-cases/" + referralId)
        .then()
        .statusCode(200);
    for (String client : List.of(SUPERVISOR, OFFICER, COORDINATOR)) {
      get(client, reviews(caseId)).statusCode(404);
    }
    refused(404, "case-not-found", SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED);
  }

  @Test
  void isForWhoReadsTheCaseAndTheCountrysCoordinator() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    for (String stranger :
        List.of(LAHORE_SUPERVISOR, PROSECUTOR, STRANGER, "nrm-af", "auditor", "dpo-ahtc")) {
      get(stranger, reviews(caseId)).statusCode(404);
      refused(404, "case-not-found", stranger, conclusion(caseId, review), NOT_PUNISHED);
    }
    refused(404, "case-not-found", COORDINATOR, conclusion(caseId, review), NOT_PUNISHED);
    get(COORDINATOR, reviews(caseId)).statusCode(200);
    get(COORDINATOR, "/v1/cases/" + caseId).statusCode(404);
    get(COORDINATOR, reviews(open().caseId())).statusCode(404);
    get(COORDINATOR, reviews(caseId) + "?limit=0").statusCode(400);
    get(SUPERVISOR, reviews(caseId) + "?cursor=x").statusCode(400);
  }

  @Test
  void aSupervisorWhoWroteNothingOfThePersonConcludesIt() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    refused(403, "not-permitted", OTHER_OFFICER, conclusion(caseId, review), NOT_PUNISHED);
    String reason = "planted-" + UUID.randomUUID();
    String body = "{\"outcome\": \"not-punished\", \"reason\": \"" + reason + "\"}";
    UUID key = UUID.randomUUID();
    ValidatableResponse answer =
        post(SUPERVISOR, key, conclusion(caseId, review), body)
            .statusCode(200)
            .body("state", equalTo("concluded"))
            .body("outcome", equalTo("not-punished"))
            .body("concludedBy.agency", equalTo("ahtc"))
            .body("reason", nullValue());
    assertThat(post(SUPERVISOR, key, conclusion(caseId, review), body).extract().asString())
        .isEqualTo(answer.extract().asString());
    list(OFFICER, caseId)
        .header("Cache-Control", "no-store")
        .body("items[0].reason", equalTo(reason))
        .body("items[0].person", equalTo(SUPERVISOR))
        .body("items[0].withheld", nullValue());
    get(COORDINATOR, reviews(caseId))
        .body("items[0].outcome", equalTo("not-punished"))
        .body("items[0].reason", nullValue())
        .body("items[0].nationalRule", nullValue())
        .body("items[0].person", nullValue());
    assertThat(told(caseId, "read-review")).isOne();
    assertThat(audited(caseId))
        .containsExactly(
            "case.opened",
            "case.person-written",
            "case.non-punishment-review-raised",
            "case.non-punishment-review-concluded",
            "case.non-punishment-reviews-read");
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + reason + "%")).as(table).isZero();
    }
    refused(
        409,
        "non-punishment-review-concluded",
        SUPERVISOR,
        conclusion(caseId, review),
        "{\"outcome\": \"not-a-victim\", \"reason\": \"Made up.\"}");
  }

  @Test
  void whoWroteAboutTheAccusedDoesNotConclude() {
    UUID caseId = coordinated();
    String person = enter(SUPERVISOR, caseId, "accused", UUID.randomUUID(), "H0");
    String review = list(SUPERVISOR, caseId).extract().path("items[0].id");
    refused(403, "wrote-about-the-accused", SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED);
    UUID other = coordinated();
    String enteredByAnother = enter(OFFICER, other, "accused", UUID.randomUUID(), "H0");
    patch(SUPERVISOR, path(other, enteredByAnother), "\"0\"", "{\"name\": \"x\"}").statusCode(200);
    refused(
        403,
        "wrote-about-the-accused",
        SUPERVISOR,
        conclusion(other, list(SUPERVISOR, other).extract().path("items[0].id")),
        NOT_PUNISHED);
    assertThat(person).isNotBlank();
  }

  @Test
  void aProsecutorWithAGrantConcludesItWithoutReadingWhoIsKeptFromIt() {
    UUID caseId = coordinated();
    enter(OFFICER, caseId, "accused", UUID.randomUUID(), "H2");
    move(caseId, INVESTIGATE, PROSECUTE);
    enter(OFFICER, caseId, "charged", UUID.randomUUID(), "H0");
    assertThat(alerted(caseId)).contains("punjab-prosecution//prosecutor/conclude-review");
    list(PROSECUTOR, caseId)
        .body("items", hasSize(2))
        .body("items[0].personId", notNullValue())
        .body("items[1].personId", nullValue());
    String kept = list(PROSECUTOR, caseId).extract().path("items[1].id");
    post(PROSECUTOR, conclusion(caseId, kept), NOT_PUNISHED).statusCode(200);
    list(OFFICER, caseId)
        .body("items[1].reason", notNullValue())
        .body("items[1].concludedBy.agency", equalTo("punjab-prosecution"))
        .body("items[1].person", nullValue());
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}");
    get(PROSECUTOR, reviews(caseId)).statusCode(404);
    refused(404, "case-not-found", PROSECUTOR, conclusion(caseId, kept), NOT_PUNISHED);
  }

  @Test
  void ofTwoConclusionsOneCounts() throws Exception {
    UUID caseId = coordinated();
    move(caseId, INVESTIGATE, PROSECUTE);
    String review = accuse(caseId, UUID.randomUUID());
    List<Callable<Integer>> both =
        Stream.of(SUPERVISOR, PROSECUTOR)
            .map(
                client ->
                    (Callable<Integer>)
                        () ->
                            post(client, conclusion(caseId, review), NOT_PUNISHED)
                                .extract()
                                .statusCode())
            .toList();
    assertThat(atOnce(both)).containsExactlyInAnyOrder(200, 409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"outcome\": \"not-punished\"}",
        "{\"outcome\": \"not-punished\", \"reason\": \" \"}",
        "{\"outcome\": \"not-punished\", \"reason\": null}",
        "{\"outcome\": \"pardoned\", \"reason\": \"x\"}",
        "{\"reason\": \"x\"}",
        "{\"outcome\": \"not-punished\", \"reason\": \"x\", \"person\": \"me\"}"
      })
  void aConclusionHasAnOutcomeAndAReason(String body) {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    refused(400, "invalid-request", SUPERVISOR, conclusion(caseId, review), body);
  }

  @Test
  void aReasonIsTenThousandCharactersLongAndNotOneMore() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    String body = "{\"outcome\": \"entered-in-error\", \"reason\": \"%s\"}";
    refused(
        400,
        "invalid-request",
        SUPERVISOR,
        conclusion(caseId, review),
        body.formatted("x".repeat(10_001)));
    post(SUPERVISOR, conclusion(caseId, review), body.formatted("x".repeat(10_000)))
        .statusCode(200);
  }

  @Test
  void anotherCasesReviewIsNotThisOnes() {
    UUID caseId = coordinated();
    String elsewhere = accuse(coordinated(), UUID.randomUUID());
    for (String review : List.of(elsewhere, UUID.randomUUID().toString())) {
      refused(
          404,
          "non-punishment-review-not-found",
          SUPERVISOR,
          conclusion(caseId, review),
          NOT_PUNISHED);
    }
  }

  @Test
  void goesWithTheCaseToANewCustodian() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    accept(offer(caseId));
    get(SUPERVISOR, reviews(caseId)).statusCode(404);
    refused(404, "case-not-found", SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED);
    list(LAHORE_SUPERVISOR, caseId).body("items.id", contains(review));
    post(LAHORE_SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED).statusCode(200);
  }

  @Test
  void ofAClosedCaseOnlyTheCodesAreShownAndWhatIsOverdueIsConcluded() {
    UUID caseId = coordinated();
    String first = accuse(caseId, UUID.randomUUID());
    post(SUPERVISOR, conclusion(caseId, first), NOT_PUNISHED).statusCode(200);
    String second = accuse(caseId, UUID.randomUUID());
    move(caseId, CLOSE);
    list(SUPERVISOR, caseId)
        .body("items.state", contains("open", "concluded"))
        .body("items[0].withheld", nullValue())
        .body("items[1].withheld", equalTo("case-closed"))
        .body("items[1].reason", nullValue());
    post(SUPERVISOR, conclusion(caseId, second), NOT_PUNISHED).statusCode(200);
    list(SUPERVISOR, caseId)
        .body("items.state", contains("concluded", "concluded"))
        .body("items[0].outcome", equalTo("not-punished"))
        .body("items[0].withheld", equalTo("case-closed"));
  }

  @Test
  void afterAnErasureAProsecutorsReasonIsSealedAnew() {
    UUID caseId = coordinated();
    String first = accuse(caseId, UUID.randomUUID());
    post(SUPERVISOR, conclusion(caseId, first), NOT_PUNISHED).statusCode(200);
    String second = accuse(caseId, UUID.randomUUID());
    move(caseId, CLOSE);
    post("dpo-ahtc", "/v1/cases/" + caseId + "/erasure", "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    list(SUPERVISOR, caseId).body("items[1].withheld", equalTo("erased"));
    refused(409, "case-closed", SUPERVISOR, conclusion(caseId, second), NOT_PUNISHED);
    move(caseId, REOPEN, PROSECUTE);
    post(PROSECUTOR, conclusion(caseId, second), NOT_PUNISHED).statusCode(200);
    list(SUPERVISOR, caseId)
        .body("items[0].reason", notNullValue())
        .body("items[1].withheld", equalTo("erased"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneThatIsNotConcludedInTimeIsToldToTheSupervisorThenTheCoordinator(boolean isClosed) {
    UUID caseId = coordinated();
    UUID review = UUID.fromString(accuse(caseId, UUID.randomUUID()));
    if (isClosed) {
      move(caseId, CLOSE);
    }
    rows.change(
        "UPDATE non_punishment_review SET due_at = now() - interval '1 minute' WHERE id = ?",
        review);
    ring(review + "/SUPERVISOR");
    await().until(() -> told(caseId, "conclude-review") == 2);
    list(SUPERVISOR, caseId).body("items[0].escalatedTo", equalTo("supervisor"));
    assertThat(told(caseId, "follow-up")).isOne();
    Instant next =
        Instant.parse(
            rows.of(
                    "SELECT to_char(execution_time AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " FROM scheduled_tasks WHERE task_instance = ?",
                    review + "/COORDINATOR")
                .get(0));
    assertThat(next)
        .isBetween(
            clock.instant().plus(Duration.ofHours(24)).minusSeconds(60),
            clock.instant().plus(Duration.ofHours(24)));
    ring(review + "/COORDINATOR");
    await().until(() -> told(caseId, "follow-up") == 2);
    get(COORDINATOR, reviews(caseId)).body("items[0].escalatedTo", equalTo("coordinator"));
    assertThat(audited(caseId).stream().filter("case.non-punishment-review-overdue"::equals))
        .hasSize(2);
  }

  @Test
  void aTimerOfOneThatIsConcludedDoesNothing() {
    UUID caseId = coordinated();
    String review = accuse(caseId, UUID.randomUUID());
    post(SUPERVISOR, conclusion(caseId, review), NOT_PUNISHED).statusCode(200);
    rows.change(
        "UPDATE non_punishment_review SET due_at = now() - interval '1 minute' WHERE id = ?",
        UUID.fromString(review));
    ring(review + "/SUPERVISOR");
    await()
        .until(
            () -> rows.count("scheduled_tasks", "task_instance = ?", review + "/SUPERVISOR") == 0);
    assertThat(audited(caseId)).doesNotContain("case.non-punishment-review-overdue");
  }

  /** The timer comes now. */
  private void ring(String instance) {
    assertThat(
            rows.change(
                "UPDATE scheduled_tasks SET execution_time = now() - interval '1 second' WHERE task_instance = ?",
                instance))
        .isOne();
  }

  private long timersOf(UUID subjectId) {
    return rows.count("scheduled_tasks", "task_instance LIKE ?", subjectId + "/%");
  }

  private static UUID coordinated() {
    return open(UUID.randomUUID(), report(1, "accepted").coordinated()).caseId();
  }

  private static String reviews(UUID caseId) {
    return "/v1/cases/" + caseId + "/non-punishment-reviews";
  }

  private static String conclusion(UUID caseId, String review) {
    return reviews(caseId) + "/" + review + "/conclusion";
  }

  private static String path(UUID caseId, String person) {
    return "/v1/cases/" + caseId + "/persons/" + person;
  }

  private static String enter(
      String client, UUID caseId, String standing, UUID subject, String handling) {
    return post(
            client,
            "/v1/cases/" + caseId + "/persons",
            """
            {"kind": "natural", "standing": "%s", "roles": ["RecruiterOrIntermediary"], "handling": "%s"%s}
            """
                .formatted(
                    standing,
                    handling,
                    subject == null ? "" : ", \"subjectId\": \"" + subject + "\""))
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The review that it raises. */
  private static String accuse(UUID caseId, UUID subject) {
    enter(OFFICER, caseId, "accused", subject, "H0");
    return list(SUPERVISOR, caseId).extract().path("items[0].id");
  }

  private static ValidatableResponse list(String client, UUID caseId) {
    return get(client, reviews(caseId)).statusCode(200);
  }

  private static int version(String client, UUID caseId) {
    return get(client, "/v1/cases/" + caseId).extract().path("version");
  }

  /** What is left of an answer when ids and times are taken out. */
  private static String shape(String answer) {
    return answer
        .replaceAll("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "id")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "time");
  }

  /** Of each alert about reviews of the case. */
  private List<String> alertsAbout(UUID caseId, String field) {
    return rows.of(
        "SELECT payload -> 'data' ->> ? FROM outbox_message WHERE aggregate_id = ?"
            + " AND payload ->> 'type' = 'org.amaan.case.non-punishment-review.v1' ORDER BY id",
        field,
        caseId);
  }

  private List<String> alerted(UUID caseId) {
    return rows.of(
        "SELECT concat_ws('/', r ->> 'agency', coalesce(r ->> 'unit', ''), coalesce(r ->> 'role',"
            + " (SELECT string_agg(x, '+') FROM jsonb_array_elements_text(r -> 'roles') x)), r ->> 'action')"
            + " FROM outbox_message, jsonb_array_elements(payload #> '{data,recipients}') r"
            + " WHERE aggregate_id = ? AND payload ->> 'type' = 'org.amaan.case.non-punishment-review.v1'",
        caseId);
  }

  /** How many alerts ask somebody for this. */
  private long told(UUID caseId, String action) {
    return alertsAbout(caseId, "recipients").stream()
        .filter(recipients -> recipients.contains(action))
        .count();
  }
}
