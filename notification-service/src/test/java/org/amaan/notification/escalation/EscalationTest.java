package org.amaan.notification.escalation;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert on which nobody acts, from the event to whoever is told in the end. */
@QuarkusTest
class EscalationTest {

  private static final String AGENCY = "ahtc";
  private static final String UNIT = "ahtc-islamabad";
  private static final String COORDINATOR = "nrm-pakistan";
  private static final String NOWHERE = "http://127.0.0.1:9/amaan";

  @Inject Rows rows;
  @Inject SettableClock clock;
  @Inject EscalationTimer timer;
  @Inject EscalateAlert escalate;
  @Inject Scheduler scheduler;

  @BeforeEach
  @AfterEach
  void standard() throws SQLException {
    clock.reset();
    rows.execute("DELETE FROM subscription");
    rows.execute("DELETE FROM escalation_ladder");
    rows.execute(
        "UPDATE escalation SET next_at = NULL, outcome = 'exhausted', ended_at = now() WHERE outcome IS NULL");
  }

  @ParameterizedTest
  @CsvSource({"routine, PT8H, PT20H, PT40H", "immediate-danger, PT15M, PT30M, PT1H"})
  void whereNobodyActsItIsEscalatedToTheTop(
      String urgency, String supervisor, String fallback, String coordinator) {
    TestEvent event = submitted(urgency).report();
    UUID alert = alert(event);
    Instant raised = Instant.parse(get("ahtc-officer-1", alert).extract().path("createdAt"));
    get("ahtc-officer-1", alert)
        .body("escalatesAt", equalTo(raised.plus(Duration.parse(supervisor)).toString()))
        .body("escalations", nullValue())
        .body("escalationStopped", nullValue());

    assertThat(after(Duration.parse(supervisor).minusMinutes(1), event)).isEqualTo(List.of());
    List<String> escalated = new ArrayList<>(List.of("ahtc/ahtc-islamabad/supervisor/receive"));
    assertThat(after(Duration.ofMinutes(2), event)).isEqualTo(escalated);
    escalated.add("ahtc/-/agency-admin/receive");
    assertThat(after(between(supervisor, fallback), event)).isEqualTo(escalated);
    get("ahtc-officer-1", alert).body("escalatesAt", notNullValue());
    escalated.add("nrm-pakistan/-/coordinator/follow-up");
    assertThat(after(between(fallback, coordinator), event)).isEqualTo(escalated);
    assertThat(after(Duration.ofDays(40), event)).isEqualTo(escalated);

    get("ahtc-officer-1", alert)
        .body("escalations.step", equalTo(List.of("supervisor", "fallback", "coordinator")))
        .body("escalations.agency", equalTo(List.of(AGENCY, AGENCY, COORDINATOR)))
        .body("escalations[0].unit", equalTo(UNIT))
        .body("escalationStopped", equalTo("exhausted"))
        .body("escalatesAt", nullValue());
    assertThat(
            rows.count(
                "SELECT count(*) FROM audit_entry WHERE subject = ? AND action = 'alert.escalated'",
                alert))
        .isEqualTo(3);
  }

  @Test
  void whoCoordinatesSeesItsOwnStepAndNothingOfTheAgency() {
    String link = "http://127.0.0.1:8082/v1/workload";
    TestEvent event = submitted("immediate-danger");
    event.data().put("coordinatorsLink", link);
    event.report();
    UUID alert = alert(event);
    toTheTop(event);
    get("ahtc-supervisor", escalated(event, AGENCY))
        .body("link", equalTo(event.data().get("link")))
        .body("escalates", equalTo(alert.toString()));
    UUID told = escalated(event, COORDINATOR);
    get("nrm-pk", told)
        .body("type", equalTo("org.amaan.notification.escalated.v1"))
        .body("reference", equalTo(event.reference))
        .body("link", equalTo(link))
        .body("urgency", equalTo("immediate-danger"))
        .body("escalates", nullValue()) // its id tells when the agency was alerted
        .body("escalations.step", equalTo(List.of("coordinator")))
        .body("escalations.agency", equalTo(List.of(COORDINATOR)));
    as("nrm-pk").get("/v1/alerts/" + alert).then().statusCode(404);
    as("nrm-pk")
        .get("/v1/alerts")
        .then()
        .body("items.id", hasItem(told.toString()))
        .body("items.escalates", not(hasItem(alert.toString())));
    as("ahtc-officer-1").get("/v1/alerts/" + told).then().statusCode(404);

    acknowledge("nrm-pk", told);
    get("ahtc-officer-1", alert)
        .body("escalations[2].agency", equalTo(COORDINATOR))
        .body("escalations[2].acknowledgedAt", nullValue()) // another's
        .body("escalationStopped", equalTo("exhausted"));
  }

  @ParameterizedTest
  @CsvSource({"0, ahtc-officer-1", "1, ahtc-supervisor", "1, ahtc-officer-1", "2, ahtc-officer-2"})
  void whoeverAcknowledgesStopsItAtOnce(int steps, String client) {
    TestEvent event = submitted("immediate-danger").report();
    UUID alert = alert(event);
    for (int i = 0; i < steps; i++) {
      after(Duration.ofMinutes(16), event);
    }
    UUID seen = client.equals("ahtc-supervisor") ? escalated(event, AGENCY) : alert;
    acknowledge(client, seen)
        .body("escalationStopped", equalTo("acknowledged"))
        .body("escalatesAt", nullValue());
    assertThat(after(Duration.ofDays(3), event).size()).isEqualTo(steps);
    get("ahtc-officer-1", alert).body("escalationStopped", equalTo("acknowledged"));
    if (!seen.equals(alert)) {
      get("ahtc-officer-1", alert)
          .body("escalations[0].acknowledgedAt", notNullValue())
          .body("state", equalTo("open"));
    }
  }

  @Test
  void administratorsAcknowledgeWhatIsForThem() {
    TestEvent event = submitted("immediate-danger", "umeed-trust", null).report();
    after(Duration.ofMinutes(16), event);
    after(Duration.ofMinutes(16), event);
    UUID told =
        UUID.fromString(
            rows.texts(
                    "SELECT id FROM alert WHERE subject = ? AND roles = '{agency-admin}'",
                    event.body().get("subject"))
                .get(0));
    acknowledge(Subscribed.ADMIN, told);
    assertThat(after(Duration.ofDays(1), event).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatHappensSinceSettlesItInWhateverOrderItIsReported(boolean inOrder) {
    TestEvent event = submitted("routine");
    TestEvent received = TestEvent.submitted().to("umeed-trust", null, null, "read");
    received.body().put("type", "org.amaan.referral.received.v1");
    received.body().put("subject", event.body().get("subject"));
    received.body().put("time", "2026-11-24T09:31:00Z");
    (inOrder ? event : received).report();
    (inOrder ? received : event).report();
    if (inOrder) {
      run();
    }
    assertThat(after(Duration.ofDays(3), event)).isEqualTo(List.of());
    get("ahtc-officer-1", alert(event)).body("escalationStopped", equalTo("settled"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTaskIsEscalatedUntilItIsSettledAndOfTwoOnlyTheSettledOneStops(boolean somebodyIsTold) {
    TestEvent settled = task();
    TestEvent other = task();
    assertThat(after(Duration.ofHours(9), settled).size()).isEqualTo(1);
    assertThat(told(other).size()).isEqualTo(1);
    TestEvent settlement = TestEvent.taskOpened();
    settlement.body().put("type", "org.amaan.referral.task-settled.v1");
    settlement.body().put("subject", settled.body().get("subject"));
    settlement.body().put("time", "2026-11-24T09:31:00Z");
    settlement.data().remove("dueAt");
    if (somebodyIsTold) {
      settlement.to("umeed-trust", null, "referrer", "read");
    } else {
      settlement.data().remove("recipients");
    }
    settlement.report();
    assertThat(after(Duration.ofHours(12), settled).size()).isEqualTo(1);
    assertThat(told(other).size()).isEqualTo(2);
    get("ahtc-supervisor", escalated(settled, AGENCY))
        .body("escalationStopped", equalTo("settled"));
  }

  /** Its reference is the task's own: it is about no referral. */
  private static TestEvent task() {
    TestEvent task = TestEvent.taskOpened().to(AGENCY, UNIT, "investigator", "settle");
    task.data()
        .put("reference", "T-" + task.about.toString().substring(28).toUpperCase(Locale.ROOT));
    return task.report();
  }

  @Test
  void whatHappenedBeforeSettlesNothing() {
    TestEvent event = submitted("routine");
    TestEvent earlier = TestEvent.submitted().to("umeed-trust", null, null, "redirect");
    earlier.body().put("type", "org.amaan.referral.refused.v1");
    earlier.body().put("subject", event.body().get("subject"));
    earlier.body().put("time", "2026-11-24T09:29:00Z");
    earlier.report();
    event.report();
    assertThat(after(Duration.ofHours(9), event).size()).isEqualTo(1);
  }

  @Test
  void whatOnlyTellsIsNeverEscalated() {
    TestEvent event = TestEvent.submitted().to(AGENCY, UNIT, null, "read");
    event.body().put("type", "org.amaan.referral.accepted.v1");
    event.data().put("coordinators", List.of(COORDINATOR));
    event.report();
    get("ahtc-officer-1", alert(event))
        .body("escalatesAt", nullValue())
        .body("escalationStopped", nullValue());
    assertThat(after(Duration.ofDays(10), event)).isEqualTo(List.of());
  }

  @Test
  void anExcludedCoordinatorIsNotToldThoughItWasNamed() {
    TestEvent event = submitted("immediate-danger").report();
    after(Duration.ofMinutes(16), event);
    TestEvent.exclusions(event, 1, COORDINATOR).report();
    after(Duration.ofMinutes(16), event);
    assertThat(after(Duration.ofDays(3), event))
        .isEqualTo(
            List.of("ahtc/ahtc-islamabad/supervisor/receive", "ahtc/-/agency-admin/receive"));
    get("ahtc-officer-1", alert(event)).body("escalationStopped", equalTo("exhausted"));
  }

  @Test
  void ofAnExcludedAgencyNobodyIsToldButWhoCoordinates() {
    TestEvent event = submitted("immediate-danger").report();
    TestEvent.exclusions(event, 1, AGENCY).report();
    assertThat(after(Duration.ofMinutes(31), event)).isEqualTo(List.of());
    assertThat(after(Duration.ofMinutes(31), event))
        .isEqualTo(List.of("nrm-pakistan/-/coordinator/follow-up"));
  }

  @Test
  void howeverOftenTheEventComesAndTheClockLooksItIsOneAlertForEachRung() {
    TestEvent event = submitted("immediate-danger").report();
    event.report();
    after(Duration.ofMinutes(16), event);
    event.report();
    run();
    run();
    assertThat(after(Duration.ZERO, event).size()).isEqualTo(1);
  }

  @Test
  void twoReplicasTakeOneStep() throws Exception {
    TestEvent event = submitted("immediate-danger").report();
    UUID alert = alert(event);
    clock.advance(Duration.ofMinutes(16));
    ExecutorService replicas = Executors.newFixedThreadPool(8);
    CountDownLatch together = new CountDownLatch(1);
    try {
      List<Future<?>> looks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        looks.add(
            replicas.submit(
                () -> {
                  together.await();
                  return Acting.asWorker(
                      () -> {
                        escalate.escalate(alert);
                        return true;
                      });
                }));
      }
      together.countDown();
      for (Future<?> look : looks) {
        look.get();
      }
    } finally {
      replicas.shutdownNow();
    }
    assertThat(after(Duration.ZERO, event).size()).isEqualTo(1);
  }

  @Test
  void theClockLooksByItself() throws SQLException {
    double before = escalated("supervisor");
    TestEvent event = submitted("immediate-danger").report();
    clock.advance(Duration.ofMinutes(16));
    await()
        .until(
            () -> {
              rows.execute(
                  "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = ? AND NOT picked",
                  EscalationTimer.NAME);
              scheduler.triggerCheckForDueExecutions();
              return told(event).size() == 1;
            });
    await().until(() -> escalated("supervisor") > before);
  }

  @Test
  void aLadderThatIsChangedHoldsForWhatIsOpen() {
    TestEvent event = submitted("immediate-danger", "umeed-trust", null).report();
    UUID alert = alert(event);
    set(ladder("PT1M", "PT2M", "PT3M", List.of("*"), null));
    run();
    Instant raised = Instant.parse(get("umeed-caseworker", alert).extract().path("createdAt"));
    get("umeed-caseworker", alert)
        .body("escalatesAt", equalTo(raised.plus(Duration.ofMinutes(1)).toString()));
    assertThat(after(Duration.ofMinutes(1), event).size()).isEqualTo(1);
    set(ladder("PT5H", "PT10H", "PT15H", List.of("*"), null));
    assertThat(after(Duration.ofMinutes(50), event).size()).isEqualTo(1);
    assertThat(after(Duration.ofHours(5), event).size()).isEqualTo(2);
    as(Subscribed.ADMIN)
        .header("If-Match", "\"2\"")
        .delete("/v1/escalation-ladder")
        .then()
        .statusCode(204);
    assertThat(after(Duration.ofMinutes(31), event).size()).isEqualTo(3);
  }

  @Test
  void aLadderOfItsOwnHoldsFromTheBeginning() {
    set(ladder("PT2M", "PT4M", "PT6M", List.of("org.amaan.case.*"), null));
    TestEvent urgent = submitted("immediate-danger", "umeed-trust", null).report();
    UUID alert = alert(urgent);
    Instant raised = Instant.parse(get("umeed-caseworker", alert).extract().path("createdAt"));
    get("umeed-caseworker", alert)
        .body("escalatesAt", equalTo(raised.plus(Duration.ofMinutes(2)).toString()));
    TestEvent routine = submitted("routine", "umeed-trust", null).report();
    get("umeed-caseworker", alert(routine)).body("escalatesAt", nullValue());
    assertThat(after(Duration.ofDays(5), routine)).isEqualTo(List.of());
  }

  @Test
  void whatALadderSwitchesOffIsEscalatedNoFurther() {
    TestEvent event = submitted("routine", "umeed-trust", null).report();
    assertThat(after(Duration.ofHours(9), event).size()).isEqualTo(1);
    set(ladder("PT2M", "PT4M", "PT6M", List.of("org.amaan.case.*"), null));
    assertThat(after(Duration.ofDays(5), event).size()).isEqualTo(1);
    get("umeed-caseworker", alert(event)).body("escalationStopped", equalTo("switched-off"));
  }

  @Test
  void theFallbackContactsSubscriptionGetsItWhateverItFiltersAndInQuietHours() {
    try (Receiver receiver = new Receiver()) {
      LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
      Map<String, Object> body = Subscribed.body(receiver.url());
      body.put("events", List.of("org.amaan.case.*"));
      body.put(
          "quietHours",
          Map.of(
              "from",
              now.minusHours(2).toString().substring(0, 5),
              "until",
              now.plusHours(4).toString().substring(0, 5),
              "timeZone",
              "UTC",
              "urgentAnyway",
              false));
      Subscribed subscription = Subscribed.with(body);
      set(
          ladder(
              "PT2M",
              "PT4M",
              "PT6M",
              List.of("*"),
              Map.of("role", "caseworker", "subscription", subscription.id())));
      TestEvent event = submitted("immediate-danger", "umeed-trust", null).report();
      after(Duration.ofMinutes(3), event);
      after(Duration.ofMinutes(3), event);
      await().until(() -> receiver.received.size() == 1);
      assertThat(receiver.received.get(0).json().at("/data/roles/0").asText())
          .isEqualTo("caseworker");
      assertThat(receiver.received.get(0).json().at("/type").asText())
          .isEqualTo("org.amaan.notification.escalated.v1");
      after(Duration.ofMinutes(3), event);
      assertThat(receiver.received.size()).isEqualTo(1);
    }
  }

  /** The first alert, what the supervisors get of it, and what the fallback contact gets. */
  @ParameterizedTest
  @CsvSource({"umeed-quetta, 0, 2, 3", ", 3, 3, 3"})
  void whatAUnitDidNotActOnIsNoOtherUnits(String unit, int beside, int own, int whole) {
    Subscribed lahore = ofUnit("umeed-lahore");
    Subscribed quetta = ofUnit("umeed-quetta");
    Subscribed all = Subscribed.to(NOWHERE);
    TestEvent event = submitted("immediate-danger", "umeed-trust", unit).report();
    after(Duration.ofMinutes(16), event);
    after(Duration.ofMinutes(16), event);
    assertThat(sent(lahore, event)).isEqualTo(beside);
    assertThat(sent(quetta, event)).isEqualTo(own);
    assertThat(sent(all, event)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "org.amaan.referral.submitted.v1, 3",
    "org.amaan.notification.*, 2",
    "org.amaan.case.*, 0"
  })
  void whoeverHearsOfSomethingHearsThatNobodyActed(String filter, int sent) {
    Map<String, Object> body = Subscribed.body(NOWHERE);
    body.put("events", List.of(filter));
    Subscribed subscription = Subscribed.with(body);
    TestEvent event = submitted("immediate-danger", "umeed-trust", null).report();
    after(Duration.ofMinutes(16), event);
    after(Duration.ofMinutes(16), event);
    assertThat(sent(subscription, event)).isEqualTo(sent);
  }

  @Test
  void norAnotherUnitsWhenASubscriptionBecomesThat() {
    try (Receiver receiver = new Receiver()) {
      Subscribed subscription = Subscribed.to(receiver.url());
      subscription.change(Map.of("state", "paused")).statusCode(200);
      TestEvent event = submitted("immediate-danger", "umeed-trust", "umeed-quetta").report();
      after(Duration.ofMinutes(16), event);
      after(Duration.ofMinutes(16), event);
      assertThat(sent(subscription, event)).isEqualTo(3);
      subscription.change(Map.of("state", "active", "unit", "umeed-lahore")).statusCode(200);
      TestEvent marker = submitted("immediate-danger", "umeed-trust", null).report();
      await().until(() -> !receiver.received.isEmpty());
      assertThat(
              receiver.received.stream()
                  .map(message -> message.json().at("/data/reference").asText())
                  .toList())
          .isEqualTo(List.of(marker.reference));
    }
  }

  private static Subscribed ofUnit(String unit) {
    Map<String, Object> body = Subscribed.body(NOWHERE);
    body.put("unit", unit);
    return Subscribed.with(body);
  }

  private long sent(Subscribed subscription, TestEvent event) {
    return rows.count(
        "SELECT count(*) FROM delivery WHERE subscription = ? AND subject = ?",
        subscription.id(),
        event.body().get("subject"));
  }

  private static Map<String, Object> ladder(
      String supervisor, String fallback, String coordinator, List<String> events, Object contact) {
    Map<String, String> waits =
        Map.of("supervisor", supervisor, "fallback", fallback, "coordinator", coordinator);
    Map<String, Object> ladder = new HashMap<>();
    ladder.put("waits", Map.of("routine", waits, "immediateDanger", waits));
    ladder.put("events", events);
    if (contact != null) {
      ladder.put("fallbackContact", contact);
    }
    return ladder;
  }

  private static void set(Map<String, Object> ladder) {
    String etag = as(Subscribed.ADMIN).get("/v1/escalation-ladder").then().extract().header("ETag");
    as(Subscribed.ADMIN)
        .header("If-Match", etag)
        .contentType("application/json")
        .body(ladder)
        .put("/v1/escalation-ladder")
        .then()
        .statusCode(200);
  }

  private static TestEvent submitted(String urgency) {
    return submitted(urgency, AGENCY, UNIT);
  }

  private static TestEvent submitted(String urgency, String agency, String unit) {
    TestEvent event = TestEvent.submitted().to(agency, unit, null, "receive");
    event.data().put("urgency", urgency);
    event.data().put("coordinators", List.of(COORDINATOR));
    return event;
  }

  private static Duration between(String one, String other) {
    return Duration.parse(other).minus(Duration.parse(one)).plusMinutes(1);
  }

  private void toTheTop(TestEvent event) {
    after(Duration.ofMinutes(16), event);
    after(Duration.ofMinutes(16), event);
    after(Duration.ofMinutes(31), event);
  }

  /** Who has been told because nobody acted, when this time has passed. */
  private List<String> after(Duration passed, TestEvent event) {
    clock.advance(passed);
    run();
    return told(event);
  }

  private void run() {
    Acting.asWorker(
        () -> {
          timer.run();
          return true;
        });
  }

  private List<String> told(TestEvent event) {
    return rows.texts(
        "SELECT concat_ws('/', agency, coalesce(unit, '-'), coalesce(array_to_string(roles, '+'), '-'), action) FROM alert WHERE subject = ?"
            + " AND type = 'org.amaan.notification.escalated.v1' ORDER BY created_at",
        event.body().get("subject"));
  }

  private UUID alert(TestEvent event) {
    return UUID.fromString(rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0));
  }

  private UUID escalated(TestEvent event, String agency) {
    return UUID.fromString(
        rows.texts(
                "SELECT id FROM alert WHERE subject = ? AND agency = ? AND escalates IS NOT NULL"
                    + " ORDER BY created_at",
                event.body().get("subject"),
                agency)
            .get(0));
  }

  private static ValidatableResponse get(String client, UUID alert) {
    return as(client).get("/v1/alerts/" + alert).then().statusCode(200);
  }

  private static ValidatableResponse acknowledge(String client, UUID alert) {
    return as(client)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + alert + "/acknowledgement")
        .then()
        .statusCode(200);
  }

  private static double escalated(String step) {
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("amaan_escalations_total") && line.contains(step))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
