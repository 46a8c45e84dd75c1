package org.amaan.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of whatever ended a deadline, notification-service is told which alerts are settled by it. */
@QuarkusTest
class SettledAlertsApiTest extends ApiTest {

  private static final Duration NEAR = Duration.ofDays(17);
  private static final Duration TO_PASSED = Duration.ofDays(5);
  private static final Duration LONG = Duration.ofDays(30);

  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String REOPEN =
      "{\"to\": \"under-investigation\", \"reason\": \"new-evidence\"}";
  private static final String ISLAMABAD =
      "{\"to\": {\"agency\": \"ahtc\", \"unit\": \"ahtc-islamabad\"}, \"reason\": \"jurisdiction\"}";

  private static final String HEARING = "hearing-due ";
  private static final String UNIT = "ahtc/ahtc-islamabad ";
  private static final String LAHORE = "lahore-police/lahore-investigation ";
  private static final String PROSECUTION = "punjab-prosecution/ ";

  @Inject DeadlineClock deadlines;

  private static String in(long days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Opened charged() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE, CHARGE);
    return opened;
  }

  private static String entered(String client, Opened of, String records, int days) {
    String body =
        switch (records) {
          case "hearings" ->
              """
              {"kind": "testimony", "courtLevel": "first-instance-higher", "startsAt": "%s",
               "timeZone": "Asia/Karachi", "inCamera": true}
              """
                  .formatted(in(days));
          case "protection-measures" ->
              """
              {"kind": "screen", "subjectId": "%s", "reviewDueAt": "%s"}
              """
                  .formatted(of.subjectId(), in(days));
          default ->
              """
              {"subjectId": "%s", "route": "criminal-proceedings", "filingDueAt": "%s",
               "claimed": {"currency": "PKR", "minorUnits": 100}}
              """
                  .formatted(of.subjectId(), in(days));
        };
    String path = "/v1/cases/" + of.caseId() + "/" + records;
    return path + "/" + post(client, path, body).statusCode(201).extract().path("id");
  }

  private static void change(String client, String record, int version, String body) {
    patch(client, record, "\"" + version + "\"", body).statusCode(200);
  }

  private void look(Opened opened, Duration passed) {
    pass(opened.caseId(), passed);
    for (int i = 0; i < 4; i++) {
      deadlines.look();
    }
  }

  /** Met, moved, or ended, by whoever is in court: of two records of a kind only the one. */
  @ParameterizedTest(name = "{0} {1} by {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "hearings | {\"state\": \"adjourned\"} | prosecutor-punjab",
        "hearings | {\"state\": \"cancelled\"} | ahtc-officer-1",
        "hearings | {\"startsAt\": \"LATER\"} | prosecutor-punjab",
        "protection-measures | {\"reviewDueAt\": \"LATER\"} | ahtc-officer-1",
        "protection-measures | {\"state\": \"ended\", \"endReason\": \"refused\"} | prosecutor-punjab",
        "compensation-claims | {\"state\": \"filed\"} | prosecutor-punjab",
        "compensation-claims | {\"state\": \"withdrawn\"} | ahtc-officer-1",
        "compensation-claims | {\"filingDueAt\": \"LATER\"} | ahtc-officer-1"
      })
  void whatIsDueOfOneRecord(String records, String change, String client) {
    Opened opened = charged();
    String settled = entered(OFFICER, opened, records, 20);
    entered(OFFICER, opened, records, 20);
    look(opened, NEAR);
    List<String> waiting = waiting(opened);
    assertThat(waiting).hasSize(4);
    assertThat(settlements(opened)).isEmpty();
    change(client, settled, 0, change.replace("LATER", in(90)));
    assertThat(waiting(opened)).hasSize(2).isSubsetOf(waiting);
    assertThat(settlements(opened)).hasSize(1);
  }

  @Test
  void aHearingOfWhichItIsSaidWhatCameOfIt() {
    Opened opened = charged();
    String held = entered(OFFICER, opened, "hearings", -1);
    look(opened, Duration.ZERO);
    assertThat(waiting(opened))
        .containsExactlyInAnyOrder(
            HEARING + UNIT + "record-hearing", HEARING + PROSECUTION + "record-hearing");
    change(OFFICER, held, 0, "{\"state\": \"held\", \"outcome\": \"evidence-heard\"}");
    assertThat(waiting(opened)).isEmpty();
  }

  /** Also what is late, of which coordinators were told. */
  @Test
  void everybodyWhoWasToldInEachStep() {
    Opened opened = charged();
    String hearing = entered(OFFICER, opened, "hearings", 20);
    look(opened, NEAR);
    look(opened, TO_PASSED);
    look(opened, LONG);
    assertThat(waiting(opened))
        .containsExactlyInAnyOrder(
            HEARING + UNIT + "attend-hearing",
            HEARING + PROSECUTION + "attend-hearing",
            HEARING + UNIT + "record-hearing",
            HEARING + PROSECUTION + "record-hearing",
            "deadline-passed nrm-pakistan/ follow-up");
    change(OFFICER, hearing, 0, "{\"state\": \"adjourned\"}");
    assertThat(waiting(opened)).isEmpty();
  }

  @Test
  void ofWhatNobodyWasToldNothingIsSaid() {
    Opened opened = charged();
    String hearing = entered(OFFICER, opened, "hearings", 20);
    change(OFFICER, hearing, 0, "{\"startsAt\": \"" + in(30) + "\"}");
    change(OFFICER, hearing, 1, "{\"state\": \"cancelled\"}");
    move(opened.caseId(), CLOSE);
    assertThat(settlements(opened)).isEmpty();
  }

  /** Closing a case drops what is due in it; reopened, it is told anew. */
  @Test
  void aClosedCaseWaitsForNobody() {
    Opened opened = charged();
    entered(OFFICER, opened, "hearings", 20);
    entered(OFFICER, opened, "compensation-claims", 20);
    look(opened, NEAR);
    assertThat(waiting(opened)).hasSize(4);
    move(opened.caseId(), CLOSE);
    assertThat(waiting(opened)).isEmpty();
    move(opened.caseId(), REOPEN);
    look(opened, TO_PASSED);
    assertThat(waiting(opened))
        .containsExactlyInAnyOrder(
            HEARING + UNIT + "record-hearing",
            "compensation-filing-due " + UNIT + "file-claim",
            "deadline-passed nrm-pakistan/ follow-up",
            "deadline-passed nrm-pakistan/ follow-up");
  }

  /** Who gave the case away has nothing to do, and sees nothing of what the next unit does. */
  @Test
  void aHandoverSettlesWhatTheUnitWasTold() {
    Opened opened = charged();
    String hearing = entered(OFFICER, opened, "hearings", 20);
    look(opened, NEAR);
    String toUnit = references(opened, "ahtc").get(0);
    accept(offer(opened.caseId()));
    assertThat(waiting(opened))
        .containsExactlyInAnyOrder(
            HEARING + PROSECUTION + "attend-hearing", HEARING + LAHORE + "attend-hearing");
    assertThat(settlements(opened)).singleElement().asString().contains(toUnit);

    UUID back =
        UUID.fromString(
            post(LAHORE_OFFICER, "/v1/cases/" + opened.caseId() + "/handovers", ISLAMABAD)
                .statusCode(201)
                .extract()
                .path("id"));
    post(SUPERVISOR, "/v1/handovers/" + back + "/acceptance", "{}").statusCode(200);
    assertThat(waiting(opened))
        .as("with the unit again, which waits anew")
        .containsExactlyInAnyOrder(
            HEARING + PROSECUTION + "attend-hearing", HEARING + UNIT + "attend-hearing");

    change(OFFICER, hearing, 0, "{\"state\": \"cancelled\"}");
    assertThat(waiting(opened)).isEmpty();
    assertThat(settlements(opened)).hasSize(3);
    assertThat(settlements(opened).get(2)).doesNotContain(toUnit);
  }

  /** Whose grant has ended does not learn what becomes of a trial that it reads no more. */
  @Test
  void theEndOfAGrantSettlesWhatItsAgencyWasTold() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    String measure = entered(OFFICER, opened, "protection-measures", 20);
    look(opened, NEAR);
    String toReader = references(opened, "punjab-prosecution").get(0);
    move(opened.caseId(), "{\"to\": \"under-investigation\", \"reason\": \"new-evidence\"}");
    assertThat(waiting(opened)).containsExactly("protection-review-due " + UNIT + "review-measure");
    change(OFFICER, measure, 0, "{\"state\": \"ended\", \"endReason\": \"refused\"}");
    assertThat(waiting(opened)).isEmpty();
    assertThat(settlements(opened)).hasSize(2);
    assertThat(settlements(opened).get(1)).doesNotContain(toReader);
  }

  /** It hands the case over; what was due in the trial, and that it was done, is not its to see. */
  @Test
  void aCoordinatorWhoHoldsTheCaseDoesNotSeeWhatBecomesOfTheTrial() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    move(opened.caseId(), INVESTIGATE, PROSECUTE, CHARGE);
    arrives(opened.referralId(), report.excluding(2, "ahtc").json()).statusCode(200);
    String hearing = entered(PROSECUTOR, opened, "hearings", 20);
    look(opened, NEAR);
    look(opened, TO_PASSED);
    assertThat(references(opened, "nrm-pakistan")).containsOnly("-").hasSize(2);
    assertThat(waiting(opened)).hasSize(2);
    change(PROSECUTOR, hearing, 0, "{\"state\": \"cancelled\"}");
    assertThat(waiting(opened)).isEmpty();
  }

  /** A case that the coordinator gets with something near: its unit is told no more of it. */
  @Test
  void custodyThatPassesSettlesWhatTheUnitWasTold() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    move(opened.caseId(), INVESTIGATE, PROSECUTE, CHARGE);
    entered(OFFICER, opened, "hearings", 20);
    look(opened, NEAR);
    arrives(opened.referralId(), report.excluding(2, "ahtc").json()).statusCode(200);
    assertThat(waiting(opened)).containsExactly(HEARING + PROSECUTION + "attend-hearing");
  }

  @Test
  void aDecisionSettlesItsOwnAlertsAndTheFeedbacks() {
    Opened opened = open();
    look(opened, Duration.ofDays(12));
    look(opened, Duration.ofDays(12));
    look(opened, LONG);
    assertThat(waiting(opened))
        .contains(
            "deadline-passed " + UNIT + "meet-deadline", "deadline-passed nrm-pakistan/ follow-up");
    move(opened.caseId(), INVESTIGATE);
    assertThat(waiting(opened)).isEmpty();
  }

  @Test
  void aReferralThatIsWithdrawnIsOwedNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    look(opened, Duration.ofDays(60));
    List<String> waiting = waiting(opened);
    assertThat(waiting).hasSize(4);
    arrives(opened.referralId(), report.at(2, "withdrawn").json()).statusCode(200);
    assertThat(waiting(opened)).as("the decision").hasSize(2).isSubsetOf(waiting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acceptance", "refusal", "cancellation"})
  void anOfferThatIsAnsweredWaitsForNobody(String answer) {
    Opened opened = open();
    UUID offer = offerFor(opened.caseId(), Duration.ofMinutes(5));
    clock.advance(Duration.ofMinutes(4).plusSeconds(1));
    look(opened, Duration.ZERO);
    assertThat(waiting(opened)).containsExactly("deadline-near " + LAHORE + "answer-handover");
    post(
            answer.equals("cancellation") ? OFFICER : LAHORE_SUPERVISOR,
            "/v1/handovers/" + offer + "/" + answer,
            answer.equals("refusal") ? "{\"reason\": \"no-capacity\"}" : "{}")
        .statusCode(200);
    assertThat(waiting(opened)).isEmpty();
  }

  /** It names nobody and nothing: neither the record, nor its kind, nor the deadline. */
  @Test
  void theReferencesSayNothing() {
    Opened opened = charged();
    String hearing = entered(OFFICER, opened, "hearings", 20);
    look(opened, NEAR);
    change(OFFICER, hearing, 0, "{\"state\": \"cancelled\"}");
    String settlement = settlements(opened).get(0);
    assertThat(
            rows.of(
                "SELECT DISTINCT jsonb_object_keys(payload -> 'data') FROM outbox_message"
                    + " WHERE aggregate_id = ? AND payload ->> 'type' = 'org.amaan.case.alerts-settled.v1'"
                    + " ORDER BY 1",
                opened.caseId()))
        .containsExactly(
            "coordinators", "excluded", "link", "recipients", "reference", "settles", "urgency");
    assertThat(settlement)
        .contains("\"coordinators\": []", "\"excluded\": []", "\"recipients\": []")
        .doesNotContain("hearing", hearing.split("/")[5]);
    List<String> known =
        rows.of(
            """
            SELECT id::text FROM case_deadline WHERE case_id = ?
            UNION SELECT about::text FROM case_deadline WHERE case_id = ? AND about IS NOT NULL
            UNION SELECT id::text FROM custody_period WHERE case_id = ?
            UNION SELECT id::text FROM case_grant WHERE case_id = ?
            """,
            opened.caseId(),
            opened.caseId(),
            opened.caseId(),
            opened.caseId());
    assertThat(known).hasSizeGreaterThan(4).noneMatch(settlement::contains);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("deadlines.state", hasItem("dropped"));
  }

  /** Of which nobody has been told that they are settled. */
  private List<String> waiting(Opened opened) {
    return rows.of(
        """
        SELECT concat(split_part(m.payload ->> 'type', '.', 4), ' ', r ->> 'agency', '/', r ->> 'unit', ' ', r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload #> '{data,recipients}') r
        WHERE m.aggregate_id = ? AND m.payload #>> '{data,settledBy}' IS NOT NULL
          AND m.payload #>> '{data,settledBy}' <> ALL (
            SELECT jsonb_array_elements_text(s.payload #> '{data,settles}') FROM outbox_message s
            WHERE s.aggregate_id = ?)
        ORDER BY m.id
        """,
        opened.caseId(),
        opened.caseId());
  }

  /** By which the alerts of a deadline to an agency are settled; {@code -} for none. */
  private List<String> references(Opened opened, String agency) {
    return rows.of(
        """
        SELECT coalesce(m.payload #>> '{data,settledBy}', '-') FROM outbox_message m
        WHERE m.aggregate_id = ? AND m.payload #>> '{data,recipients,0,agency}' = ?
          AND (m.payload ->> 'type' LIKE '%-due.v1' OR m.payload ->> 'type' LIKE 'org.amaan.case.deadline-%')
        ORDER BY m.id
        """,
        opened.caseId(), agency);
  }

  private List<String> settlements(Opened opened) {
    return rows.of(
        "SELECT payload::text FROM outbox_message WHERE aggregate_id = ?"
            + " AND payload ->> 'type' = 'org.amaan.case.alerts-settled.v1' ORDER BY id",
        opened.caseId());
  }
}
