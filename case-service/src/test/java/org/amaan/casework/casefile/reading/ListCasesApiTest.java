package org.amaan.casework.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListCasesApiTest extends ApiTest {

  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String TRIAL = "{\"to\": \"at-trial\"}";
  private static final String SEND_BACK =
      "{\"to\": \"under-investigation\", \"reason\": \"review\"}";
  private static final String SUSPEND = "{\"to\": \"suspended\", \"reason\": \"review\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";

  private static final String HEARING =
      """
      {"kind": "testimony", "courtLevel": "first-instance-higher", "court": "Made-up Court No. 3",
       "startsAt": "%s", "timeZone": "Asia/Karachi", "inCamera": true}
      """;

  private static final String WAITING =
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
          + " AND cardinality(pg_blocking_pids(pid)) > 0";

  @Inject OwnersDatabase database;

  private static String inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/cases", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "dpo-ahtc", "operator", REFERRAL_SERVICE, "umeed-admin"})
  void isForThoseWhoWorkWithCases(String client) {
    get(client, "/v1/cases").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=x", "state=gone", "assignee=all", "cursor=%F0"})
  void malformedQueryIsRefused(String query) {
    as(OFFICER).urlEncodingEnabled(false).get("/v1/cases?" + query).then().statusCode(400);
  }

  @Test
  void strangersListsAreEmpty() {
    open();
    get(STRANGER, "/v1/cases").statusCode(200).body("items", empty());
  }

  @Test
  void listsWhatTheUnitHoldsByStateAndAssignee() {
    Opened untouched = open();
    Opened mine = open();
    post(OFFICER, "/v1/cases/" + mine.caseId() + "/assignment", "{}").statusCode(200);
    move(mine.caseId(), INVESTIGATE);

    get(OFFICER, "/v1/cases?assignee=unit&limit=200")
        .body("items.id", hasItem(untouched.caseId().toString()))
        .body("items.id", hasItem(mine.caseId().toString()));
    get(OFFICER, "/v1/cases?assignee=me&limit=200")
        .body("items.id", hasItem(mine.caseId().toString()))
        .body("items.id", not(hasItem(untouched.caseId().toString())))
        .body("items.assignee", everyItem(is(OFFICER)));
    get(OFFICER, "/v1/cases?state=open&limit=200")
        .body("items.id", not(hasItem(mine.caseId().toString())))
        .body("items.state", everyItem(is("open")));
    get(LAHORE_OFFICER, "/v1/cases?assignee=unit&limit=200")
        .body("items.id", not(hasItem(mine.caseId().toString())));
  }

  @Test
  void grantedAgencyListsItsCasesToo() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, "/v1/cases?limit=200")
        .statusCode(200)
        .body("items.id", hasItem(opened.caseId().toString()));
    get(PROSECUTOR, "/v1/cases?assignee=unit").statusCode(200).body("items", empty());
  }

  /** With offers, grants that last and one that ended, and a hearing that was moved. */
  @ParameterizedTest
  @ValueSource(strings = {OFFICER, PROSECUTOR, LAHORE_SUPERVISOR})
  void eachCaseIsListedAsItIsReadAlone(String reader) {
    open();
    move(open().caseId(), INVESTIGATE, PROSECUTE, SUSPEND);
    move(open().caseId(), INVESTIGATE, PROSECUTE, CHARGE, TRIAL, CLOSE);
    move(open().caseId(), INVESTIGATE, PROSECUTE, SEND_BACK);
    offer(open().caseId());
    accept(offer(open().caseId()));
    UUID trial = open().caseId();
    move(trial, INVESTIGATE, PROSECUTE, CHARGE, TRIAL);
    String hearing =
        post(OFFICER, "/v1/cases/" + trial + "/hearings", HEARING.formatted(inDays(20)))
            .statusCode(201)
            .extract()
            .path("id");
    as(OFFICER)
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"0\"")
        .body("{\"startsAt\": \"%s\"}".formatted(inDays(40)))
        .patch("/v1/cases/" + trial + "/hearings/" + hearing)
        .then()
        .statusCode(200);

    List<Map<String, Object>> listed =
        get(reader, "/v1/cases?limit=200").statusCode(200).extract().path("items");
    for (Map<String, Object> item : listed) {
      Map<String, Object> alone =
          get(reader, "/v1/cases/" + item.get("id")).statusCode(200).extract().path("$");
      assertThat(item).isEqualTo(alone);
    }
    assertThat(listed).isNotEmpty();
  }

  /** The first has written its listing and not committed; the second waits for it. */
  @Test
  void ofTwoWhoChangeACaseAtOnceBothAreListed() throws Exception {
    UUID caseId = open().caseId();
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      change(first, "UPDATE case_deadline SET near_told_at = now() WHERE case_id = ?", caseId);
      first.createStatement().execute("SET CONSTRAINTS ALL IMMEDIATE");
      change(second, "UPDATE case_referral SET need = 'legal-aid' WHERE case_id = ?", caseId);
      CompletableFuture<Void> later = CompletableFuture.runAsync(() -> commit(second));
      await().until(() -> !rows.of(WAITING).isEmpty());
      first.commit();
      later.get();
    }
    Map<String, Object> alone =
        get(OFFICER, "/v1/cases/" + caseId).statusCode(200).extract().path("$");
    get(OFFICER, "/v1/cases?limit=200").statusCode(200).body("items", hasItem(alone));
    assertThat(
            rows.of(
                "SELECT case_id FROM case_listing WHERE case_id = '%s' AND deadlines::text ~"
                        .formatted(caseId)
                    + " 'nearTold' AND referrals::text ~ 'legal-aid'"))
        .hasSize(1);
  }

  private static void change(Connection connection, String sql, UUID caseId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, caseId);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pagesNewestFirstWithoutGapOrRepeat() {
    for (int i = 0; i < 5; i++) {
      open();
    }
    List<String> all =
        rows.of(
            "SELECT id FROM case_file WHERE custodian_agency = 'ahtc' AND custodian_unit ="
                + " 'ahtc-islamabad' ORDER BY opened_at DESC, id DESC");
    List<String> paged = new ArrayList<>();
    String next = "";
    while (next != null) {
      var page = get(OFFICER, "/v1/cases?assignee=unit&limit=2" + next).statusCode(200).extract();
      paged.addAll(page.path("items.id"));
      String cursor = page.path("next");
      next = cursor == null ? null : "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void ownCasesNeedATokenWithAPerson() {
    get("sehat-integration", "/v1/cases?assignee=me").statusCode(403);
  }
}
