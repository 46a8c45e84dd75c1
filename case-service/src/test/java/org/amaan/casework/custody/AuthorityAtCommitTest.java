package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command that rests on custody or a grant is judged when it commits: one that waited while the
 * relation ended is refused as a stranger's is, and nothing of it is taken.
 */
@QuarkusTest
class AuthorityAtCommitTest extends ApiTest {

  private static final String NOTHING_FOUND = "{\"consentMentioned\": false, \"findings\": []}";

  @Inject OwnersDatabase database;

  static Stream<Arguments> commandsOfACustodian() {
    return Stream.of(
        Arguments.of("POST", "/notes", "{\"text\": \"Made up.\"}", "case_note"),
        Arguments.of(
            "POST",
            "/persons",
            """
            {"kind": "natural", "standing": "suspect", "roles": ["BrokerTravelAgent"], "handling": "H0"}
            """,
            "case_person"),
        Arguments.of(
            "POST",
            "/observations",
            """
            {"observations": [{"indicator": "R1", "value": "present", "observer": "police",
              "sourceGrade": "B", "informationGrade": 2, "handling": "H0"}]}
            """,
            "case_observation"),
        Arguments.of(
            "POST",
            "/evidence",
            """
            {"kind": "other", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
             "place": "Made up.", "handling": "H0"}
            """,
            "evidence"),
        Arguments.of("PUT", "/assessment", NOTHING_FOUND, "assessment_draft"),
        Arguments.of("POST", "/transitions", INVESTIGATE, "inbox_entry"),
        Arguments.of("POST", "/assignment", "{}", "inbox_entry"),
        Arguments.of("POST", "/handovers", TO_LAHORE, "handover"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("commandsOfACustodian")
  void whatTheOldCustodianSendsDuringAnAcceptanceIsNotTaken(
      String method, String path, String body, String table) throws Exception {
    UUID caseId = open().caseId();
    UUID handover = offer(caseId);
    long before = rows.count(table, "case_id = ?", caseId);
    List<Integer> answers =
        oneAfterTheOther(
            caseId,
            () -> status(LAHORE_SUPERVISOR, "POST", "/v1/handovers/" + handover + "/acceptance"),
            () -> status(OFFICER, method, "/v1/cases/" + caseId + path, body));
    assertThat(answers).containsExactly(200, 404);
    // The acceptance itself is told to both inboxes.
    assertThat(rows.count(table, "case_id = ?", caseId) - before)
        .isEqualTo(table.equals("inbox_entry") ? 2 : 0);
    get(LAHORE_OFFICER, "/v1/cases/" + caseId).statusCode(200);
  }

  @Test
  void aSignatureDuringAnAcceptanceIsNotTaken() throws Exception {
    UUID caseId = open().caseId();
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    UUID handover = offer(caseId);
    assertThat(
            oneAfterTheOther(
                caseId,
                () ->
                    status(LAHORE_SUPERVISOR, "POST", "/v1/handovers/" + handover + "/acceptance"),
                () ->
                    status(
                        OFFICER,
                        "POST",
                        "/v1/cases/" + caseId + "/assessment/signature",
                        "{\"version\": 1}")))
        .containsExactly(200, 404);
    assertThat(rows.count("assessment", "case_id = ?", caseId)).isZero();
  }

  @Test
  void aProsecutionThatIsBeingSentAwayWritesNothingMore() throws Exception {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    String back = "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}";
    assertThat(
            oneAfterTheOther(
                caseId,
                () -> status(OFFICER, "POST", "/v1/cases/" + caseId + "/transitions", back),
                () ->
                    status(
                        PROSECUTOR, "PUT", "/v1/cases/" + caseId + "/assessment", NOTHING_FOUND)))
        .containsExactly(200, 404);
    assertThat(rows.count("assessment_draft", "case_id = ?", caseId)).isZero();
  }

  @Test
  void whoIsBeingExcludedWritesNothingMore() throws Exception {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID caseId = opened.caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    String excluding = report.excluding(2, "punjab-prosecution").json();
    assertThat(
            oneAfterTheOther(
                caseId,
                () -> arrives(opened.referralId(), excluding).extract().statusCode(),
                () ->
                    status(
                        PROSECUTOR, "PUT", "/v1/cases/" + caseId + "/assessment", NOTHING_FOUND)))
        .containsExactly(200, 404);
    assertThat(rows.count("assessment_draft", "case_id = ?", caseId)).isZero();
  }

  /** Also where nobody is there to take the case over, and it stays with the excluded unit. */
  @Test
  void anExcludedCustodianWithoutASuccessorWritesNothingMore() throws Exception {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID caseId = opened.caseId();
    peers.fail("/v1/agencies", 503);
    String excluding =
        report.at(2, "accepted").json().strip().replaceFirst("}$", ", \"exclusions\": [\"ahtc\"]}");
    assertThat(
            oneAfterTheOther(
                caseId,
                () -> arrives(opened.referralId(), excluding).extract().statusCode(),
                () ->
                    status(
                        OFFICER,
                        "POST",
                        "/v1/cases/" + caseId + "/notes",
                        "{\"text\": \"Made up.\"}")))
        .containsExactly(200, 404);
    assertThat(rows.count("case_note", "case_id = ?", caseId)).isZero();
  }

  @Test
  void whoAsksForTheCustodianAfterAnAcceptanceIsToldTheNewOne() {
    for (int round = 0; round < 5; round++) {
      UUID caseId = open().caseId();
      String path = "/v1/cases/" + caseId + "/custodian";
      UUID handover = offer(caseId);
      assertThat(get(REFERRAL_SERVICE, path).extract().<String>path("custodian.agency"))
          .isEqualTo("ahtc");
      accept(handover);
      assertThat(get(REFERRAL_SERVICE, path).extract().<String>path("custodian.agency"))
          .isEqualTo("lahore-police");
    }
  }

  /** Both wait for the case, the second behind the first; then both go on. */
  private List<Integer> oneAfterTheOther(
      UUID caseId, Callable<Integer> first, Callable<Integer> second) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      String holder;
      try (PreparedStatement hold =
          connection.prepareStatement(
              "SELECT pg_current_xact_id()::xid::text FROM case_file WHERE id = ? FOR UPDATE")) {
        hold.setObject(1, caseId);
        try (ResultSet row = hold.executeQuery()) {
          row.next();
          holder = row.getString(1);
        }
      }
      Future<Integer> one = threads.submit(first);
      awaits("transactionid = '" + holder + "'::xid");
      Future<Integer> two = threads.submit(second);
      awaits("locktype = 'tuple' AND relation = 'case_file'::regclass");
      connection.rollback();
      return List.of(one.get(), two.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private void awaits(String lock) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rows.count("pg_locks", "NOT granted AND " + lock) > 0);
  }

  private static int status(String client, String method, String path) {
    return status(client, method, path, "{}");
  }

  private static int status(String client, String method, String path, String body) {
    return (method.equals("PUT")
            ? as(client).header("If-None-Match", "*")
            : as(client).header("Idempotency-Key", UUID.randomUUID().toString()))
        .body(body)
        .request(method, path)
        .statusCode();
  }
}
