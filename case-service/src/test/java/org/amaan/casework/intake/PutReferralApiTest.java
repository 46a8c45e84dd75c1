package org.amaan.casework.intake;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PutReferralApiTest extends ApiTest {

  private static ValidatableResponse put(UUID referralId, Report report) {
    return as(REFERRAL_SERVICE).body(report.json()).put("/v1/referred-cases/" + referralId).then();
  }

  @Test
  void withoutTokenNothingHappens() {
    needsToken("PUT", "/v1/referred-cases/" + UUID.randomUUID(), report(1, "accepted").json());
  }

  @Test
  void isForServicesOnly() {
    List<Long> before = written();
    as(SUPERVISOR)
        .body(report(1, "accepted").json())
        .put("/v1/referred-cases/" + UUID.randomUUID())
        .then()
        .statusCode(403);
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void malformedReportIsRefusedWithThePlaces() {
    List<Long> before = written();
    put(UUID.randomUUID(), report(1, "accepted").acceptedBy("ahtc", "Not A Code"))
        .statusCode(400)
        .body("errors.field", hasItem("receiver.unit"));
    as(REFERRAL_SERVICE)
        .body("{\"sequence\": 1, \"name\": \"x\"}")
        .put("/v1/referred-cases/" + UUID.randomUUID())
        .then()
        .statusCode(400);
    as(REFERRAL_SERVICE)
        .body(report(1, "accepted").json())
        .put("/v1/referred-cases/not-a-uuid")
        .then()
        .statusCode(404);
    as(REFERRAL_SERVICE)
        .contentType("text/plain")
        .body("x")
        .put("/v1/referred-cases/" + UUID.randomUUID())
        .then()
        .statusCode(415);
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void firstReportOpensACaseHeldByTheAcceptingUnit() {
    UUID referralId = UUID.randomUUID();
    Report report = report(4, "accepted");
    UUID caseId =
        UUID.fromString(
            put(referralId, report)
                .statusCode(201)
                .header("Location", matchesPattern("/v1/cases/[0-9a-f-]{36}"))
                .body("sequence", equalTo(4))
                .extract()
                .path("caseId"));

    get(OFFICER, "/v1/cases/" + caseId)
        .statusCode(200)
        .body("state", equalTo("open"))
        .body("custodian.unit", equalTo("ahtc-islamabad"))
        .body("reference", matchesPattern("C-PK-\\d\\d-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]"))
        .body("referrals.id", contains(referralId.toString()))
        .body("subjects.link", contains(endsWith("/v1/subjects/" + report.subjectId())))
        .body("allowedMoves", contains("under-investigation", "suspended", "closed"));
    assertThat(rows.count("custody_period", "case_id = ? AND until IS NULL", caseId)).isOne();
    assertThat(audited(caseId)).containsExactly("case.opened");
    assertThat(sent("custody", referralId)).isOne();
    assertThat(sent("feedback", referralId)).isOne();
    assertThat(sent("event", caseId)).isOne();
    assertThat(rows.count("inbox_entry", "case_id = ? AND change = 'opened'", caseId)).isOne();
  }

  @Test
  void sentEightTimesAtOnceOpensOneCase() throws Exception {
    for (int round = 0; round < 5; round++) {
      UUID referralId = UUID.randomUUID();
      Report report = report(1, "accepted");
      List<ValidatableResponse> answers = atOnce(nCopies(8, () -> put(referralId, report)));
      assertThat(answers.stream().map(a -> a.extract().path("caseId").toString()).distinct())
          .hasSize(1);
      assertThat(answers.stream().map(a -> a.extract().statusCode()))
          .containsOnlyOnce(201)
          .allMatch(s -> s == 200 || s == 201);
      assertThat(rows.count("case_referral", "id = ?", referralId)).isOne();
      UUID caseId = UUID.fromString(answers.get(0).extract().path("caseId"));
      assertThat(audited(caseId)).containsExactly("case.opened");
      assertThat(sent("event", caseId)).isOne();
    }
  }

  @Test
  void reportsInAnyOrderEndInTheSameState() {
    UUID late = UUID.randomUUID();
    Report report = report(1, "accepted");
    Opened opened = open(late, report.at(7, "withdrawn"));
    put(late, report.at(3, "accepted")).statusCode(200).body("sequence", equalTo(7));
    put(late, report.at(7, "withdrawn")).statusCode(200).body("sequence", equalTo(7));
    assertThat(rows.of("SELECT state FROM case_referral WHERE id = ?", late))
        .containsExactly("withdrawn");
    assertThat(audited(opened.caseId())).containsExactly("case.opened");
  }

  @Test
  void laterReportsAreAboutTheSameSubject() {
    UUID referralId = UUID.randomUUID();
    open(referralId, report(1, "accepted"));
    put(referralId, report(2, "in-progress"))
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:referral-about-another"));
    assertThat(rows.of("SELECT state FROM case_referral WHERE id = ?", referralId))
        .containsExactly("accepted");
  }

  @Test
  void newerReportIsNotedAndTold() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    Opened opened = open(referralId, report);
    put(referralId, report.at(2, "withdrawn").urgent("immediate-danger", "child")).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("referrals.state", contains("withdrawn"))
        .body("urgency", equalTo("immediate-danger"))
        .body("ageClass", equalTo("child"));
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.referral-changed");
    assertThat(sent("event", opened.caseId())).isEqualTo(2);
  }

  @Test
  void attachesToACaseThatTheAcceptingUnitHolds() {
    Opened opened = open();
    UUID second = UUID.randomUUID();
    Report report = report(1, "accepted").attachedTo(opened.caseId()).urgent("routine", "unknown");
    put(second, report).statusCode(201).body("caseId", equalTo(opened.caseId().toString()));
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("referrals.id", contains(opened.referralId().toString(), second.toString()))
        .body("ageClass", equalTo("unknown"));
    assertThat(sent("custody", second)).isOne();
    assertThat(sent("feedback", second)).isOne();
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.referral-attached");
  }

  @Test
  void doesNotAttachToAStrangersCase() {
    Opened opened = open();
    put(
            UUID.randomUUID(),
            report(1, "accepted")
                .attachedTo(opened.caseId())
                .acceptedBy("lahore-police", "lahore-investigation"))
        .statusCode(201)
        .body("caseId", not(opened.caseId().toString()));
    assertThat(rows.count("case_referral", "case_id = ?", opened.caseId())).isOne();
  }

  @Test
  void formerCustodianAndOtherUnitsOfTheAgencyOpenTheirOwn() {
    Opened opened = open();
    ownCase(report(1, "accepted").attachedTo(opened.caseId()).acceptedBy("ahtc", "ahtc-karachi"));
    accept(offer(opened.caseId()));
    ownCase(report(1, "accepted").attachedTo(opened.caseId()));
    UUID second = UUID.randomUUID();
    put(
            second,
            report(1, "accepted")
                .attachedTo(opened.caseId())
                .acceptedBy("lahore-police", "lahore-investigation"))
        .statusCode(201)
        .body("caseId", equalTo(opened.caseId().toString()));
  }

  @Test
  void closedCaseTakesNoReferral() {
    Opened opened = open();
    move(opened.caseId(), "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
    UUID second = ownCase(report(1, "accepted").attachedTo(opened.caseId()));
    assertThat(
            rows.of(
                "SELECT payload ->> 'status' FROM outbox_message WHERE aggregate_id = ? AND topic ="
                    + " 'feedback'",
                second))
        .containsExactly("opened");
  }

  @Test
  void aReferralReopenedAfterTheClosingReopensItsCase() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    Opened opened = open(referralId, report);
    move(opened.caseId(), INVESTIGATE, PROSECUTE, CLOSE);
    put(referralId, knowing(4, report.at(5, "completed"))).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("state", equalTo("closed"));

    put(referralId, knowing(4, report.at(6, "reopened"))).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("state", equalTo("under-investigation"));
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    assertThat(
            rows.of(
                "SELECT details ->> 'reason' FROM audit_entry WHERE subject = ? AND action ="
                    + " 'case.state-changed' ORDER BY at DESC, id DESC LIMIT 1",
                opened.caseId()))
        .containsExactly("referral-reopened");
    assertThat(newest("feedback", "status", referralId)).isEqualTo("investigating");
    assertThat(newest("custody", "closed", referralId)).isEqualTo("false");

    long sent = sent("event", opened.caseId());
    put(referralId, knowing(4, report.at(6, "reopened"))).statusCode(200);
    put(referralId, knowing(4, report.at(5, "completed"))).statusCode(200);
    assertThat(sent("event", opened.caseId())).isEqualTo(sent);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("state", equalTo("under-investigation"));
  }

  /** The first message that arrives may be the one after the reopening. */
  @Test
  void soDoesOneThatWasAcceptedAgainBeforeTheReopeningArrived() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    Opened opened = open(referralId, report);
    move(opened.caseId(), CLOSE);
    put(referralId, knowing(2, report.at(7, "accepted"))).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("state", equalTo("under-investigation"));
    put(referralId, knowing(2, report.at(6, "reopened"))).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("referrals.state", contains("accepted"));
  }

  /** Its own message to say that it is under way crosses the closing, which will complete it. */
  @Test
  void aReferralThatHasNotHeardOfTheClosingReopensNothing() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    Opened opened = open(referralId, report);
    move(opened.caseId(), CLOSE);
    put(referralId, knowing(1, report.at(2, "in-progress"))).statusCode(200);
    put(referralId, report.at(3, "reopened")).statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("state", equalTo("closed"));
  }

  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  private String newest(String topic, String field, UUID referralId) {
    return rows.of(
            "SELECT payload ->> ? FROM outbox_message WHERE topic = ? AND aggregate_id = ? ORDER BY"
                + " sequence DESC LIMIT 1",
            field,
            topic,
            referralId)
        .get(0);
  }

  private static ValidatableResponse put(UUID referralId, String body) {
    return as(REFERRAL_SERVICE).body(body).put("/v1/referred-cases/" + referralId).then();
  }

  /** Accepting it gives case and custody, whatever case it was meant for. */
  private UUID ownCase(Report report) {
    UUID referralId = UUID.randomUUID();
    String caseId =
        put(referralId, report)
            .statusCode(201)
            .body("caseId", not(report.attachTo().toString()))
            .extract()
            .path("caseId");
    assertThat(
            rows.of("SELECT custodian_unit FROM case_file WHERE id = ?", UUID.fromString(caseId)))
        .containsExactly(report.unit());
    return referralId;
  }
}
