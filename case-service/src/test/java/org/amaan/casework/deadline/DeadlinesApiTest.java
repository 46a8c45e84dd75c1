package org.amaan.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due in a case, and who is told of it. */
@QuarkusTest
class DeadlinesApiTest extends ApiTest {

  private static final String NEAR = "org.amaan.case.deadline-near.v1";
  private static final String PASSED = "org.amaan.case.deadline-passed.v1";
  private static final String DECISION = "deadlines.find { it.kind == 'decision' }.";
  private static final String FEEDBACK = "deadlines.find { it.kind == 'feedback' }.";
  private static final String HANDOVER = "deadlines.find { it.kind == 'handover' }.";
  private static final String SUSPEND = "{\"to\": \"suspended\", \"reason\": \"review\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"victim-withdrew\"}";

  /** More than four fifths of ten working days, which are twelve to fourteen days, and not all. */
  private static final Duration ALMOST = Duration.ofHours(11 * 24 + 12);

  /** Over with it, by less than another fifth. */
  private static final Duration PAST = Duration.ofHours(2 * 24 + 14);

  private static final Duration LONG_PAST = Duration.ofDays(5);

  @Inject NotifyOfDeadlines tell;

  @Test
  void anOpenedCaseSaysWhatIsDueAndWhen() {
    Opened opened = open();
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("deadlines.size()", equalTo(2))
        .body("dueAt", notNullValue())
        .body(DECISION + "state", equalTo("running"))
        .body(DECISION + "about", nullValue())
        .body(DECISION + "told", empty())
        .body(FEEDBACK + "about", equalTo(opened.referralId().toString()));
    move(opened.caseId(), INVESTIGATE);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.state", contains("met", "met"))
        .body(DECISION + "endedAt", notNullValue())
        .body("dueAt", nullValue());
  }

  @Test
  void theUnitIsToldThenItsSupervisorThenTheCoordinatorEachOnce() {
    UUID caseId = open().caseId();
    look();
    assertThat(alerts(caseId)).isEmpty();

    pass(caseId, ALMOST);
    look();
    look();
    assertThat(alerts(caseId)).containsExactly(NEAR, NEAR);
    assertThat(addressed(caseId, NEAR))
        .containsOnly("ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/meet-deadline");
    get(OFFICER, "/v1/cases/" + caseId)
        .body(DECISION + "state", equalTo("near"))
        .body(DECISION + "told.step", contains("near"));

    pass(caseId, PAST);
    look();
    look();
    assertThat(alerts(caseId)).containsExactly(NEAR, NEAR, PASSED, PASSED);
    assertThat(addressed(caseId, PASSED))
        .containsOnly("ahtc/ahtc-islamabad/supervisor/meet-deadline");

    pass(caseId, LONG_PAST);
    look();
    look();
    assertThat(alerts(caseId)).containsExactly(NEAR, NEAR, PASSED, PASSED, PASSED, PASSED);
    assertThat(addressed(caseId, PASSED))
        .containsOnly(
            "ahtc/ahtc-islamabad/supervisor/meet-deadline", "nrm-pakistan//coordinator/follow-up");
    get(OFFICER, "/v1/cases/" + caseId)
        .body(DECISION + "state", equalTo("late"))
        .body(DECISION + "told.step", contains("near", "passed", "escalated"));
    assertThat(audited(caseId))
        .containsOnlyOnce("case.opened")
        .contains("case.deadline-near", "case.deadline-passed", "case.deadline-escalated");
    assertThat(inbox(caseId))
        .containsExactly(
            "opened",
            "deadline-near",
            "deadline-near",
            "deadline-passed",
            "deadline-passed",
            "deadline-escalated",
            "deadline-escalated");

    // As the contract of notification-service wants them: the stub looks, and so does the base
    // class.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                peers
                        .received(
                            call ->
                                call.path().equals("/v1/events")
                                    && call.body().contains(caseId.toString())
                                    && call.body().contains("deadline-"))
                        .size()
                    == 6);

    move(caseId, INVESTIGATE);
    look();
    get(OFFICER, "/v1/cases/" + caseId).body(DECISION + "state", equalTo("met"));
    assertThat(alerts(caseId)).hasSize(6);
  }

  /** References and codes: an alert shows no subject, and to a coordinator no way to the case. */
  @Test
  void alertsSayNothingOfAnybody() {
    Opened opened = open();
    pass(opened.caseId(), ALMOST.plus(PAST).plus(LONG_PAST));
    look();
    look();
    List<String> told =
        rows.of(
            "SELECT payload::text FROM outbox_message WHERE aggregate_id = ?"
                + " AND payload ->> 'type' = ?",
            opened.caseId(),
            PASSED);
    assertThat(told).hasSize(4);
    assertThat(told)
        .allSatisfy(alert -> assertThat(alert).doesNotContain(opened.subjectId().toString()));
    assertThat(told.stream().filter(alert -> alert.contains("nrm-pakistan")))
        .hasSize(2)
        .allSatisfy(alert -> assertThat(alert).contains("/v1/workload\""))
        .allSatisfy(alert -> assertThat(alert).doesNotContain("/v1/cases/"));
  }

  /** Who stands in where nobody coordinates reads no workload, and no case. */
  @Test
  void whoOverseesIsLedToTheDirectory() {
    String report =
        report(1, "accepted")
            .coordinatedBy("national-oversight")
            .json()
            .replace("\"country\": \"PK\"", "\"country\": \"NP\"")
            .strip()
            .replaceFirst("}$", ", \"fallbackOversees\": true}");
    UUID caseId =
        UUID.fromString(
            arrives(UUID.randomUUID(), report).statusCode(201).extract().path("caseId"));
    pass(caseId, ALMOST.plus(PAST).plus(LONG_PAST));
    look();
    look();
    assertThat(
            rows.of(
                "SELECT payload::text FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload::text LIKE '%national-oversight%' AND topic = 'event'",
                caseId))
        .as("two deadlines are late, and one case waits for somebody")
        .hasSize(3)
        .allSatisfy(alert -> assertThat(alert).contains("/v1/agencies\""))
        .allSatisfy(alert -> assertThat(alert).doesNotContain("workload"));
    get("oversight-1", "/v1/workload").statusCode(403);
  }

  @Test
  void theClockLooksByItself() {
    UUID caseId = open().caseId();
    pass(caseId, ALMOST);
    // Its next turn may be in a future that another test made up.
    rows.change(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'case-deadlines'"
            + " AND NOT picked");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(alerts(caseId)).containsExactly(NEAR, NEAR));
  }

  @Test
  void coordinatorsAreToldWhenTheDirectoryAnswersAgainAndNobodyElseWaits() {
    UUID late = open().caseId();
    pass(late, ALMOST.plus(PAST));
    look();
    pass(late, LONG_PAST);
    UUID near = open().caseId();
    pass(near, ALMOST);
    peers.fail("/v1/agencies", 503);
    look();
    assertThat(addressed(late, PASSED)).hasSize(2);
    assertThat(alerts(near)).containsExactly(NEAR, NEAR);
    peers.recover();
    look();
    assertThat(addressed(late, PASSED)).contains("nrm-pakistan//coordinator/follow-up");
  }

  @Test
  void aCaseThatCannotBeReadKeepsNoOtherFromBeingToldOf() {
    UUID broken = open().caseId();
    pass(broken, ALMOST.plusSeconds(60));
    UUID next = open().caseId();
    pass(next, ALMOST);
    rows.change("UPDATE case_file SET due_kind = 'broken' WHERE id = ?", broken);
    try {
      assertThatThrownBy(this::look).isInstanceOf(RuntimeException.class);
      assertThat(alerts(next)).containsExactly(NEAR, NEAR);
      assertThat(alerts(broken)).isEmpty();
    } finally {
      rows.change("UPDATE case_file SET due_kind = 'decision' WHERE id = ?", broken);
    }
    look();
    assertThat(alerts(broken)).containsExactly(NEAR, NEAR);
  }

  /** Whatever kept the report on its way, and whichever rules began meanwhile. */
  @Test
  void timeRunsFromTheAcceptanceAndNotFromItsReport() {
    Instant accepted = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
    UUID referralId = UUID.randomUUID();
    UUID caseId =
        UUID.fromString(
            as(REFERRAL_SERVICE)
                .body(
                    report(1, "accepted")
                        .json()
                        .replaceFirst("(\"acceptedAt\": )\"[^\"]*\"", "$1\"" + accepted + "\""))
                .put("/v1/referred-cases/" + referralId)
                .then()
                .statusCode(201)
                .extract()
                .path("caseId"));
    get(OFFICER, "/v1/cases/" + caseId)
        .body("deadlines.startedAt", contains(accepted.toString(), accepted.toString()));
  }

  /** Whoever takes it over late is told so, as its predecessor was. */
  @Test
  void theSupervisorOfANewCustodianIsToldWhatIsLate() {
    UUID caseId = open().caseId();
    pass(caseId, ALMOST.plus(PAST));
    look();
    accept(offer(caseId));
    assertThat(addressed(caseId, PASSED))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/supervisor/meet-deadline",
            "ahtc/ahtc-islamabad/supervisor/meet-deadline",
            "lahore-police/lahore-investigation/supervisor/meet-deadline");
    look();
    assertThat(alerts(caseId)).hasSize(3);
  }

  @Test
  void soIsTheCoordinatorToWhomCustodyPasses() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    pass(opened.caseId(), ALMOST.plus(PAST));
    look();
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "ahtc").json())
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
    assertThat(addressed(opened.caseId(), PASSED))
        .contains("nrm-pakistan/nrm-pakistan-desk/coordinator/meet-deadline");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,dueAt}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload ->> 'type' = 'org.amaan.case.custody-passed.v1'",
                opened.caseId()))
        .singleElement()
        .isNotNull();
  }

  @Test
  void aDeadlineGoesWithTheCase() {
    UUID caseId = open().caseId();
    pass(caseId, ALMOST);
    look();
    accept(offer(caseId));
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,dueAt}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload ->> 'type' = 'org.amaan.case.handover-accepted.v1'"
                    + " AND payload::text LIKE '%claim-case%'",
                caseId))
        .singleElement()
        .isNotNull();
    pass(caseId, PAST);
    look();
    assertThat(addressed(caseId, PASSED))
        .containsOnly("lahore-police/lahore-investigation/supervisor/meet-deadline");
    get(LAHORE_OFFICER, "/v1/cases/" + caseId)
        .body(DECISION + "told.step", contains("near", "passed"));
    get(OFFICER, "/v1/cases/" + caseId).statusCode(404);
  }

  @Test
  void suspendingBuysNoTime() {
    UUID caseId = open().caseId();
    move(caseId, SUSPEND);
    pass(caseId, ALMOST.plus(PAST));
    look();
    get(SUPERVISOR, "/v1/cases/" + caseId)
        .body("state", equalTo("suspended"))
        .body(DECISION + "state", equalTo("late"));
    assertThat(alerts(caseId)).containsExactly(PASSED, PASSED);
    move(caseId, "{\"to\": \"open\"}");
    get(SUPERVISOR, "/v1/cases/" + caseId).body(DECISION + "state", equalTo("late"));
  }

  @ParameterizedTest
  @ValueSource(strings = {INVESTIGATE, CLOSE})
  void ofADecidedCaseNobodyIsToldAnyMore(String decision) {
    UUID caseId = open().caseId();
    move(caseId, decision);
    pass(caseId, ALMOST.plus(PAST).plus(LONG_PAST));
    look();
    assertThat(alerts(caseId)).isEmpty();
  }

  @Test
  void theOfferedUnitsSupervisorIsToldThatAnOfferIsAboutToLapse() {
    UUID caseId = open().caseId();
    UUID handover = offerFor(caseId, Duration.ofMinutes(5));
    clock.advance(Duration.ofMinutes(4).plusSeconds(1));
    look();
    look();
    assertThat(addressed(caseId, NEAR))
        .containsExactly("lahore-police/lahore-investigation/supervisor/answer-handover");
    get(OFFICER, "/v1/cases/" + caseId)
        .body(HANDOVER + "state", equalTo("near"))
        .body(HANDOVER + "about", equalTo(handover.toString()))
        .body("deadlines.kind", hasItem("decision"));
    clock.advance(Duration.ofMinutes(1));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> rows.of("SELECT state FROM handover WHERE id = ?", handover).contains("expired"));
    look();
    get(OFFICER, "/v1/cases/" + caseId).body(HANDOVER + "state", equalTo("missed"));
    assertThat(alerts(caseId)).containsExactly(NEAR);
  }

  @Test
  void anExcludedAgencyIsToldOfNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "nrm-pakistan").json().replaceFirst(", \"fallback.*}", "}"))
        .put("/v1/referred-cases/" + opened.referralId())
        .then()
        .statusCode(200);
    pass(opened.caseId(), ALMOST.plus(PAST).plus(LONG_PAST));
    look();
    look();
    assertThat(addressed(opened.caseId(), PASSED))
        .containsOnly(
            "ahtc/ahtc-islamabad/supervisor/meet-deadline",
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/meet-deadline");
  }

  /** As the timer does. */
  private void look() {
    Acting.asWorker(
        () -> {
          tell.run();
          return 0;
        });
  }

  private List<String> alerts(UUID caseId) {
    return rows.of(
        "SELECT payload ->> 'type' FROM outbox_message WHERE aggregate_id = ?"
            + " AND payload ->> 'type' LIKE '%.deadline-%' ORDER BY id",
        caseId);
  }

  private List<String> addressed(UUID caseId, String type) {
    return rows.of(
        """
        SELECT concat_ws('/', r ->> 'agency', coalesce(r ->> 'unit', ''),
          coalesce(r ->> 'role', (SELECT string_agg(x, '+') FROM jsonb_array_elements_text(r -> 'roles') x), ''), r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = ?
        """,
        caseId,
        type);
  }

  private List<String> inbox(UUID caseId) {
    return rows.of("SELECT change FROM inbox_entry WHERE case_id = ? ORDER BY id", caseId);
  }
}
