package org.amaan.casework.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PullInboxApiTest extends ApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HIDDEN = "xid >= pg_snapshot_xmin(pg_current_snapshot())";

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/inbox", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", PROSECUTOR, "dpo-ahtc", "auditor", REFERRAL_SERVICE})
  void isForMembersOfAUnit(String client) {
    get(client, "/v1/inbox").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait=31", "wait=x", "wait=-1", "limit=0", "limit=1000", "cursor=x"})
  void malformedQueryIsRefused(String query) {
    get(OFFICER, "/v1/inbox?" + query).statusCode(400);
  }

  @Test
  void itemIsEnoughToActOn() {
    String end = end(OFFICER);
    Opened opened = open();
    post(OFFICER, "/v1/cases/" + opened.caseId() + "/assignment", "{}").statusCode(200);
    Map<String, Object> item = itemsOf(OFFICER, end, opened.caseId()).get(0);
    assertThat(item).containsEntry("change", "opened").containsEntry("standing", "held");
    JsonPath summary = JsonPath.from(json(item.get("case")));
    assertThat(summary.getString("reference")).startsWith("C-PK-");
    assertThat(summary.getString("state")).isEqualTo("open");
    assertThat(summary.getString("assignee")).isEqualTo(OFFICER);
    assertThat(summary.getString("urgency")).isEqualTo("routine");
    assertThat(summary.getString("ageClass")).isEqualTo("adult");
    assertThat(summary.getString("link")).endsWith("/v1/cases/" + opened.caseId());
    assertThat(summary.getString("subjects[0].link"))
        .endsWith("/v1/subjects/" + opened.subjectId());
  }

  @Test
  void offeredUnitSeesTheOfferThenTheCaseAndTheGiverThatItLeft() {
    String ahtc = end(OFFICER);
    String lahore = end(LAHORE_OFFICER);
    Opened opened = open();
    UUID handover = offer(opened.caseId());

    Map<String, Object> offered = itemsOf(LAHORE_OFFICER, lahore, handover).get(0);
    assertThat(offered)
        .containsEntry("change", "handover-offered")
        .containsEntry("standing", "offered")
        .doesNotContainKeys("case", "caseId");
    assertThat(json(offered.get("handover")))
        .contains(handover.toString(), "dueAt", "urgency")
        .doesNotContain(opened.subjectId().toString());

    accept(handover);

    assertThat(itemsOf(LAHORE_OFFICER, lahore, opened.caseId()))
        .extracting(i -> i.get("change") + " " + i.get("standing"))
        .containsExactly("handover-offered held", "handover-accepted held");
    List<Map<String, Object>> left = itemsOf(OFFICER, ahtc, opened.caseId());
    assertThat(left)
        .extracting(i -> i.get("change") + " " + i.get("standing"))
        .containsExactly("opened left", "handover-offered left", "handover-accepted left");
    assertThat(left).allSatisfy(i -> assertThat(i).doesNotContainKeys("case", "handover"));
  }

  @Test
  void endedOfferHasLeftTheInbox() {
    String lahore = end(LAHORE_OFFICER);
    Opened opened = open();
    UUID handover = offer(opened.caseId());
    post(OFFICER, "/v1/handovers/" + handover + "/cancellation", "{}").statusCode(200);
    List<Map<String, Object>> left = itemsOf(LAHORE_OFFICER, lahore, handover);
    assertThat(left)
        .extracting(i -> i.get("change") + " " + i.get("standing"))
        .containsExactly("handover-offered left", "handover-cancelled left");
    assertThat(left).allSatisfy(item -> assertThat(item).doesNotContainKey("caseId"));
  }

  @Test
  void pagesInAStableOrder() {
    String end = end(OFFICER);
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      opened.add(open().caseId().toString());
    }
    await().until(() -> items(OFFICER, end, 200).size() >= 5);
    List<String> whole = items(OFFICER, end, 200).stream().map(i -> (String) i.get("id")).toList();
    List<String> paged = new ArrayList<>();
    String cursor = end;
    while (paged.size() < whole.size()) {
      JsonPath page = pull(OFFICER, cursor, 2);
      paged.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    }
    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    get(OFFICER, "/v1/inbox?cursor=" + cursor).body("items", empty()).body("next", equalTo(cursor));
  }

  @Test
  void waitingEndsWithTheChange() throws Exception {
    String end = end(LAHORE_OFFICER);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<JsonPath> waiting =
          threads.submit(
              () ->
                  get(LAHORE_OFFICER, "/v1/inbox?wait=30&cursor=" + end)
                      .statusCode(200)
                      .extract()
                      .jsonPath());
      Instant before = Instant.now();
      Opened opened =
          open(
              UUID.randomUUID(),
              report(1, "accepted").acceptedBy("lahore-police", "lahore-investigation"));
      assertThat(waiting.get().getList("items.caseId")).contains(opened.caseId().toString());
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void waitingEndsWithTheTime() {
    String end = end(LAHORE_OFFICER);
    get(LAHORE_OFFICER, "/v1/inbox?wait=1&cursor=" + end)
        .statusCode(200)
        .body("items", empty())
        .body("next", equalTo(end));
  }

  @Test
  void waitingEndsWithTheToken() {
    String end = end(LAHORE_OFFICER);
    // The token is valid for 15 minutes; by this service's clock it is now over.
    clock.advance(Duration.ofMinutes(16));
    Instant before = Instant.now();
    get(LAHORE_OFFICER, "/v1/inbox?wait=30&cursor=" + end).statusCode(200).body("items", empty());
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void waitingEndsWithinSecondsOfTheRevocation() throws Exception {
    String end = end(LAHORE_OFFICER);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<ValidatableResponse> waiting =
          threads.submit(() -> get(LAHORE_OFFICER, "/v1/inbox?wait=30&cursor=" + end));
      await().until(PullInboxApiTest::somebodyWaits);
      rows.change(
          "INSERT INTO revocation (id, agency, client, not_before, sequence)"
              + " VALUES (gen_random_uuid(), 'lahore-police', ?, now(), 1)",
          LAHORE_OFFICER);
      Instant before = Instant.now();
      waiting
          .get()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
          .body("type", equalTo("urn:amaan:problem:token-revoked"));
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    } finally {
      threads.shutdownNow();
      rows.change("DELETE FROM revocation");
    }
    await().untilAsserted(() -> get(LAHORE_OFFICER, "/v1/inbox").statusCode(200));
  }

  @Test
  void manyWaitingCallersHoldNeitherThreadsNorConnections() throws Exception {
    String end = end(LAHORE_OFFICER);
    int many = 120; // five times the connections of the pool
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        waiting.add(
            threads.submit(
                () ->
                    get(LAHORE_OFFICER, "/v1/inbox?wait=20&cursor=" + end)
                        .extract()
                        .jsonPath()
                        .getList("items.caseId")
                        .size()));
      }
      Opened elsewhere = open();
      get(OFFICER, "/v1/cases/" + elsewhere.caseId())
          .statusCode(200)
          .body("referrals.id", contains(elsewhere.referralId().toString()));
      open(
          UUID.randomUUID(),
          report(1, "accepted").acceptedBy("lahore-police", "lahore-investigation"));
      for (Future<Integer> answer : waiting) {
        assertThat(answer.get()).isOne();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Besides whoever asks for the metrics. */
  private static boolean somebodyWaits() {
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_active_requests"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .anyMatch(active -> active >= 2);
  }

  private static JsonPath pull(String client, String cursor, int limit) {
    return get(client, "/v1/inbox?limit=" + limit + "&cursor=" + cursor)
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<Map<String, Object>> items(String client, String cursor, int limit) {
    return pull(client, cursor, limit).getList("items");
  }

  /**
   * The items about one case, or one offer of a case that the unit never held, once they can be
   * seen: an older open transaction hides them, also one of another database of the server.
   */
  private List<Map<String, Object>> itemsOf(String client, String cursor, UUID about) {
    await().atMost(PATIENCE).until(() -> rows.count("inbox_entry", HIDDEN) == 0);
    return items(client, cursor, 200).stream()
        .filter(
            i ->
                about.toString().equals(i.get("caseId"))
                    || about.toString().equals(i.get("handoverId")))
        .toList();
  }

  /** Where the feed ends now. */
  private static String end(String client) {
    String cursor = "";
    while (true) {
      JsonPath page = pull(client, cursor, 200);
      cursor = page.getString("next");
      if (page.getList("items").isEmpty()) {
        return cursor;
      }
    }
  }

  private static String json(Object value) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
