package org.amaan.casework.custody;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.directory.Lookup;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OfferHandoverApiTest extends ApiTest {

  @Inject OfferHandover offer;
  @Inject CancelHandover cancel;

  private static String path(Opened opened) {
    return "/v1/cases/" + opened.caseId() + "/handovers";
  }

  @Test
  void needsATokenAndAKey() {
    Opened opened = open();
    needsToken("POST", path(opened), TO_LAHORE);
    needsIdempotencyKey(OFFICER, path(opened), TO_LAHORE);
  }

  @Test
  void strangersSeeNoCaseAndReadersDoNotGiveItAway() {
    Opened opened = open();
    refused(404, "case-not-found", STRANGER, path(opened), TO_LAHORE);
    refused(404, "case-not-found", LAHORE_SUPERVISOR, path(opened), TO_LAHORE);
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    refused(403, "not-custodian", PROSECUTOR, path(opened), TO_LAHORE);
  }

  /** No token of the demo world is a prosecutor's of a unit that holds a case. */
  @Test
  void prosecutorsOfTheUnitNeitherOfferNorTakeBack() {
    Caller prosecutor = new Caller("any", "ahtc", "ahtc-islamabad", "any", Set.of(Role.PROSECUTOR));
    UUID caseId = open().caseId();
    Unit lahore = new Unit("lahore-police", "lahore-investigation");
    assertThatThrownBy(
            () ->
                Acting.as(
                    prosecutor,
                    () ->
                        offer.run(
                            prosecutor,
                            caseId,
                            lahore,
                            HandoverReason.JURISDICTION,
                            null,
                            Lookup.nothingToAsk())))
        .isInstanceOf(NotPermitted.class);
    UUID offered = offer(caseId);
    assertThatThrownBy(() -> Acting.as(prosecutor, () -> cancel.run(prosecutor, offered)))
        .isInstanceOf(NotPermitted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"to\": {\"agency\": \"lahore-police\"}, \"reason\": \"jurisdiction\"}",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"}}",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
            + " \"reason\": \"he asked for it\"}",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
            + " \"reason\": \"jurisdiction\", \"dueAt\": \"tomorrow\"}",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
            + " \"reason\": \"jurisdiction\", \"dueAt\": \"2020-01-01T00:00:00Z\"}",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
            + " \"reason\": \"jurisdiction\", \"dueAt\": \"2999-01-01T00:00:00Z\"}"
      })
  void malformedOfferIsRefused(String body) {
    refused(400, "invalid-request", OFFICER, path(open()), body);
  }

  @Test
  void unknownUnitIsRefusedAndSoIsTheCustodianItself() {
    Opened opened = open();
    for (String unit : List.of("\"ahtc\", \"unit\": \"gone\"", "\"gone\", \"unit\": \"gone\"")) {
      refused(
              422,
              "unknown-unit",
              OFFICER,
              path(opened),
              "{\"to\": {\"agency\": " + unit + "}, \"reason\": \"workload\"}")
          .body("errors.field", contains("to"));
    }
    refused(
        422,
        "handover-to-custodian",
        OFFICER,
        path(opened),
        "{\"to\": {\"agency\": \"ahtc\", \"unit\": \"ahtc-islamabad\"}, \"reason\": \"workload\"}");
  }

  @Test
  void withoutTheDirectoryNothingIsOffered() {
    clock.advance(Duration.ofSeconds(61));
    peers.fail("/v1/agencies", 503);
    Opened opened = open();
    List<Long> before = written();
    post(OFFICER, path(opened), TO_LAHORE)
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:directory-unavailable"));
    assertThat(written()).isEqualTo(before);
    post(STRANGER, path(opened), TO_LAHORE).statusCode(404);
    peers.recover();
    post(OFFICER, path(opened), TO_LAHORE).statusCode(201);
  }

  @Test
  void offerLeavesCustodyWhereItIs() {
    Opened opened = open(UUID.randomUUID(), report(1, "accepted").coordinated());
    Instant before = clock.instant();
    String id =
        post(OFFICER, path(opened), TO_LAHORE)
            .statusCode(201)
            .header("Location", matchesPattern("/v1/handovers/[0-9a-f-]{36}"))
            .header("ETag", equalTo("\"0\""))
            .body("state", equalTo("offered"))
            .body("from.unit", equalTo("ahtc-islamabad"))
            .body("allowedMoves", contains("cancellation"))
            .extract()
            .path("id");
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("custodian.agency", equalTo("ahtc"));
    Instant due =
        Instant.parse(get(OFFICER, "/v1/handovers/" + id).extract().path("dueAt").toString());
    assertThat(due)
        .isBetween(before.plus(Duration.ofHours(48)), clock.instant().plus(Duration.ofHours(48)));
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.handover-offered");
    assertThat(
            rows.of(
                "SELECT unit FROM inbox_entry WHERE case_id = ? AND change = 'handover-offered'"
                    + " ORDER BY id",
                opened.caseId()))
        .containsExactly("ahtc-islamabad", "lahore-investigation");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,recipients}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload ->> 'type' = 'org.amaan.case.handover-offered.v1'",
                opened.caseId()))
        .singleElement()
        .asString()
        .contains("lahore-investigation", "supervisor", "answer-handover")
        .doesNotContain("ahtc");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,coordinators}' || ' ' ||"
                    + " (payload #>> '{data,coordinatorsLink}') FROM outbox_message WHERE"
                    + " aggregate_id = ? AND payload ->> 'type' ="
                    + " 'org.amaan.case.handover-offered.v1'",
                opened.caseId()))
        .singleElement()
        .asString()
        .startsWith("[\"nrm-pakistan\"] ")
        .endsWith("/v1/workload");
    assertThat(
            rows.count(
                "scheduled_tasks", "task_name = 'handover-expiry' AND task_instance = ?", id))
        .isOne();
    assertThat(sent("custody", opened.referralId())).isOne();
  }

  @Test
  void giverMaySayWhenItLapses() {
    Instant due = clock.instant().plus(Duration.ofHours(3));
    post(
            OFFICER,
            path(open()),
            "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
                + " \"reason\": \"jurisdiction\", \"dueAt\": \""
                + due
                + "\"}")
        .statusCode(201)
        .body("dueAt", equalTo(due.toString()));
  }

  @Test
  void oneOfferAtATime() {
    Opened opened = open();
    offer(opened.caseId());
    refused(409, "handover-pending", SUPERVISOR, path(opened), TO_LAHORE);
  }

  @Test
  void closedCaseIsNotOffered() {
    Opened opened = open();
    move(opened.caseId(), "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
    refused(409, "case-closed", OFFICER, path(opened), TO_LAHORE);
  }

  @Test
  void ofManyOffersAtOnceOneIsMade() throws Exception {
    Opened opened = open();
    List<Integer> answers =
        atOnce(nCopies(8, () -> post(OFFICER, path(opened), TO_LAHORE).extract().statusCode()));
    assertThat(answers).containsOnlyOnce(201);
    assertThat(answers.stream().filter(s -> s == 409)).hasSize(7);
    assertThat(rows.count("handover", "case_id = ?", opened.caseId())).isOne();
  }

  @Test
  void aRepeatedOfferIsAnsweredAgainUntilTheCaseIsGone() {
    Opened opened = open();
    UUID key = UUID.randomUUID();
    String id = post(OFFICER, key, path(opened), TO_LAHORE).statusCode(201).extract().path("id");
    post(OFFICER, key, path(opened), TO_LAHORE)
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(id));
    accept(UUID.fromString(id));
    post(OFFICER, key, path(opened), TO_LAHORE).statusCode(404);
  }

  /** Each alerts another unit, and stays in the case. */
  @Test
  void aUnitOffersACaseOnlySoOftenInADay() {
    UUID caseId = open().caseId();
    for (int i = 0; i < 20; i++) {
      post(OFFICER, "/v1/handovers/" + offer(caseId) + "/cancellation", "{}").statusCode(200);
    }
    String body =
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"},"
            + " \"reason\": \"jurisdiction\"}";
    String wait =
        post(OFFICER, "/v1/cases/" + caseId + "/handovers", body)
            .statusCode(429)
            .body("limit", equalTo(20))
            .extract()
            .header("Retry-After");
    assertThat(Integer.parseInt(wait)).isBetween(23 * 3600, 24 * 3600);
  }
}
