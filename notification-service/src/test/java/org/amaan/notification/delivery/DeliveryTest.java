package org.amaan.notification.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.amaan.notification.OpenTransaction;
import org.amaan.notification.Receiver;
import org.amaan.notification.Receiver.Answer;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at an agency's system, and what does not, from the event to the receiver. */
@QuarkusTest
class DeliveryTest {

  @Inject Rows rows;
  @Inject OwnersDatabase database;
  @Inject SettableClock clock;

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    receiver.close();
    clock.reset();
  }

  @Test
  void anAlertArrivesSignedWithAReferenceAndALinkAndNothingElse() throws Exception {
    Subscribed subscription = Subscribed.to(receiver.url());
    TestEvent event =
        TestEvent.submitted().to(AGENCY, "umeed-main", "caseworker", "receive").report();
    Receiver.Received message = first();
    new Webhook(subscription.secret()).verify(message.body(), message.headers());
    assertThat(
            Contract.ofThisService()
                .webhookProblems("alert", message.header("content-type"), message.body()))
        .isEmpty();
    CloudEvent standard =
        new JsonFormat().deserialize(message.body().getBytes(StandardCharsets.UTF_8));
    assertThat(standard.getType()).isEqualTo("org.amaan.referral.submitted.v1");
    assertThat(standard.getSubject()).isEqualTo("referrals/" + event.about);
    assertThat(standard.getId())
        .isEqualTo(rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0));
    JsonNode data = message.json().path("data");
    assertThat(data.path("reference").asText()).isEqualTo(event.reference);
    assertThat(fields(data))
        .isEqualTo(
            Set.of("reference", "link", "urgency", "dueAt", "agency", "unit", "roles", "action"));
    assertThat(fields(message.json()))
        .isEqualTo(
            Set.of(
                "specversion",
                "id",
                "source",
                "type",
                "subject",
                "time",
                "datacontenttype",
                "data"));
    assertThat(rows.texts("SELECT id FROM delivery WHERE alert IS NOT NULL").get(0))
        .isEqualTo(message.id());
    awaitState(message.id(), "delivered");
  }

  @Test
  void howeverOftenTheEventComesItIsOneDelivery() {
    Subscribed.to(receiver.url());
    TestEvent event = TestEvent.submitted().to(AGENCY).report();
    event.report();
    first();
    event.report();
    marker();
    assertThat(received(event).size()).isEqualTo(1);
    assertThat(rows.count("SELECT count(*) FROM delivery WHERE subject = ?", subject(event)))
        .isEqualTo(1);
  }

  @Test
  void eachSubscriptionGetsWhatItsFiltersLetThroughForItsUnit() {
    subscribe("all", body -> {});
    subscribe("cases", body -> body.put("events", List.of("org.amaan.case.*")));
    subscribe("unit", body -> body.put("unit", "umeed-main"));
    TestEvent referral = TestEvent.submitted().to(AGENCY).report();
    TestEvent ofUnit = TestEvent.handoverOffered().toUnit(AGENCY, "umeed-main").report();
    TestEvent ofOther = TestEvent.handoverOffered().toUnit(AGENCY, "umeed-lahore").report();
    TestEvent stranger = TestEvent.submitted().to("ahtc").report();
    await().until(() -> receiver.received.size() == 7);
    assertThat(whereTo(referral)).isEqualTo(Set.of("/all", "/unit"));
    assertThat(whereTo(ofUnit)).isEqualTo(Set.of("/all", "/cases", "/unit"));
    assertThat(whereTo(ofOther)).isEqualTo(Set.of("/all", "/cases"));
    assertThat(whereTo(stranger)).isEqualTo(Set.of());
    assertThat(new TreeSet<>(receiver.ids()).size()).isEqualTo(7);
  }

  @Test
  void whatWasNotTakenComesAgainUnderTheSameIdWithANewTime() throws Exception {
    Subscribed subscription = Subscribed.to(receiver.url());
    receiver.answering(503);
    TestEvent.submitted().to(AGENCY).report();
    String id = first().id();
    awaitAttempts(id, 1);
    receiver.answering(204);
    clock.advance(Duration.ofSeconds(7));
    await().until(() -> receiver.received.size() == 2);
    Receiver.Received again = receiver.received.get(1);
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.body()).isEqualTo(receiver.received.get(0).body());
    assertThat(again.header("webhook-timestamp"))
        .isNotEqualTo(receiver.received.get(0).header("webhook-timestamp"));
    awaitState(id, "delivered");
    as(ADMIN)
        .get("/v1/deliveries/" + id)
        .then()
        .statusCode(200)
        .body("attempts", equalTo(2))
        .body("log.result", equalTo(List.of("delivered", "refused")))
        .body("subscription", equalTo(subscription.id().toString()));
  }

  @Test
  void whatIsNeverTakenIsGivenUpAndCanBeSentAgain() {
    Subscribed.to(receiver.url());
    receiver.answering(any -> new Answer(500, Map.of(), "token=abc is bad"));
    TestEvent.submitted().to(AGENCY).report();
    String id = first().id();
    for (int tries = 1; tries < RetryScheduleTest.MAX_TRIES; tries++) {
      awaitAttempts(id, tries);
      passAllTime();
    }
    awaitState(id, "dead");
    assertThat(Set.copyOf(receiver.ids())).isEqualTo(Set.of(id));
    assertThat(receiver.received.size()).isEqualTo(RetryScheduleTest.MAX_TRIES);
    as(ADMIN)
        .get("/v1/deliveries?state=dead")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(id)))
        .body("items[0].lastAttempt.snippet", equalTo("*** is bad"))
        .body("items[0].lastAttempt.number", equalTo(RetryScheduleTest.MAX_TRIES));
    receiver.answering(204);
    as(ADMIN)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/deliveries/" + id + "/redelivery")
        .then()
        .statusCode(200);
    awaitState(id, "delivered");
    assertThat(receiver.ids().get(RetryScheduleTest.MAX_TRIES)).isEqualTo(id);
  }

  @Test
  void aReceiverThatAsksForTimeIsLeftAlone() {
    Subscribed.to(receiver.url());
    receiver.answering(any -> new Answer(429, Map.of("Retry-After", "3600"), ""));
    TestEvent.submitted().to(AGENCY).report();
    String id = first().id();
    awaitAttempts(id, 1);
    receiver.answering(204);
    TestEvent.submitted().to(AGENCY).report();
    clock.advance(Duration.ofMinutes(50));
    markerElsewhere();
    assertThat(receiver.received.size()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(11));
    await().until(() -> received("org.amaan.referral.submitted.v1") == 3);
  }

  @Test
  void aReceiverThatIsGoneIsDisabledAndItsAdministratorsAreAlerted() {
    Subscribed subscription = Subscribed.to(receiver.url());
    receiver.answering(410);
    TestEvent.submitted().to(AGENCY).report();
    first();
    awaitDisabled(subscription, "gone");
    assertAlerted(subscription);
    TestEvent.submitted().to(AGENCY).report();
    clock.advance(Duration.ofHours(1));
    markerElsewhere();
    assertThat(receiver.received.size()).isEqualTo(1);

    // what waited is sent when it is taken up again
    receiver.answering(204);
    subscription.change("{\"state\": \"active\"}").statusCode(200);
    await().until(() -> received("org.amaan.referral.submitted.v1") == 3);
  }

  @Test
  void aReceiverThatFailsForDaysIsDisabledAndItsAdministratorsAreAlerted() throws SQLException {
    Subscribed subscription = Subscribed.to(receiver.url());
    receiver.answering(500);
    TestEvent.submitted().to(AGENCY).report();
    awaitAttempts(first().id(), 1);
    as(ADMIN).get(subscription.path()).then().body("state", equalTo("active"));
    rows.execute("UPDATE subscription SET failing_since = failing_since - interval '3 days'");
    clock.advance(Duration.ofSeconds(7));
    awaitDisabled(subscription, "failing");
    assertAlerted(subscription);
  }

  @Test
  void pausedHoldsAndResumedSends() {
    Subscribed subscription = Subscribed.to(receiver.url());
    subscription.change("{\"state\": \"paused\"}").statusCode(200);
    TestEvent.submitted().to(AGENCY).report();
    markerElsewhere();
    assertThat(receiver.received).isEqualTo(List.of());
    subscription.change("{\"state\": \"active\"}").statusCode(200);
    first();
  }

  @Test
  void dangerDoesNotWaitForWhatWaitsForTheMorning() {
    subscribe("quiet", body -> body.put("quietHours", quietNow(true)));
    TestEvent routine = TestEvent.submitted().to(AGENCY).report();
    TestEvent danger = TestEvent.submitted().to(AGENCY);
    danger.body().put("subject", routine.body().get("subject"));
    danger.data().put("urgency", "immediate-danger");
    danger.report();
    await().until(() -> receiver.received.size() == 1);
    assertThat(receiver.received.get(0).body().contains("immediate-danger")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void quietHoursHoldWhatIsNotUrgentOrEverything(boolean urgentAnyway) {
    subscribe("quiet", body -> body.put("quietHours", quietNow(urgentAnyway)));
    TestEvent routine = TestEvent.submitted().to(AGENCY).report();
    TestEvent urgent = TestEvent.submitted().to(AGENCY);
    urgent.data().put("urgency", "immediate-danger");
    urgent.report();
    if (urgentAnyway) {
      await().until(() -> received(urgent).size() == 1);
    }
    markerElsewhere();
    assertThat(received(routine)).isEqualTo(List.of());
    assertThat(received(urgent).size()).isEqualTo(urgentAnyway ? 1 : 0);
    clock.advance(Duration.ofHours(1).plusMinutes(1));
    await().until(() -> received(routine).size() == 1 && received(urgent).size() == 1);
  }

  private Map<String, Object> quietNow(boolean urgentAnyway) {
    LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Map.of(
        "from",
        now.minusHours(1).toString().substring(0, 5),
        "until",
        now.plusHours(1).toString().substring(0, 5),
        "timeZone",
        "UTC",
        "urgentAnyway",
        urgentAnyway);
  }

  @Test
  void anExcludedAgencyIsSentNothingAnyMoreAndSeesNothingOfIt() {
    Subscribed.to(receiver.url());
    receiver.answering(500);
    TestEvent event = TestEvent.submitted().to(AGENCY).report();
    String id = first().id();
    awaitAttempts(id, 1);
    as(ADMIN).get("/v1/deliveries/" + id).then().statusCode(200);
    receiver.answering(204);
    TestEvent.exclusions(event, 1, AGENCY).report();
    TestEvent late = TestEvent.submitted().to(AGENCY);
    late.body().put("subject", subject(event));
    late.report();
    clock.advance(Duration.ofHours(1));
    marker();
    assertThat(received(event).size()).isEqualTo(1);
    as(ADMIN).get("/v1/deliveries/" + id).then().statusCode(404);
    as(ADMIN)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/deliveries/" + id + "/redelivery")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:delivery-not-found"));
    assertThat(as(ADMIN).get("/v1/deliveries").then().extract().<List<?>>path("items").size())
        .isEqualTo(1);

    // until the exclusion is lifted
    TestEvent.exclusions(event, 2).report();
    clock.advance(Duration.ofMinutes(6));
    await().until(() -> received(event).size() == 3);
  }

  @Test
  void aSubscriptionThatIsAnotherUnitsNowIsNotSentWhatWaitsForTheFirst() {
    Subscribed subscription = Subscribed.to(receiver.url());
    subscription.change("{\"state\": \"paused\"}");
    TestEvent one = TestEvent.submitted().toUnit(AGENCY, "umeed-main").report();
    subscription.change("{\"state\": \"active\", \"unit\": \"umeed-lahore\"}").statusCode(200);
    marker();
    assertThat(received(one)).isEqualTo(List.of());
  }

  @Test
  void ofOneCaseTheEarlierComesFirstAndOthersNeedNotWait() {
    Subscribed.to(receiver.url());
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    TestEvent first = TestEvent.submitted().to(AGENCY);
    // only the first attempt of the first is refused
    receiver.answering(
        message ->
            Answer.of(
                message.json().at("/data/reference").asText().equals(first.reference)
                        && seen.merge(message.id(), 1, Integer::sum) == 1
                    ? 503
                    : 204));
    first.report();
    await().until(() -> received(first).size() == 1);
    awaitAttempts(received(first).get(0).id(), 1);
    TestEvent second = TestEvent.submitted().to(AGENCY);
    second.body().put("subject", subject(first));
    second.report();
    TestEvent other = TestEvent.submitted().to(AGENCY).report();
    await().until(() -> referencesOf(other) == 1);
    assertThat(referencesOf(second)).isEqualTo(0);
    clock.advance(Duration.ofSeconds(7));
    await().until(() -> referencesOf(second) == 1);
    assertThat(
            receiver.received.stream()
                .filter(message -> message.json().path("subject").asText().equals(subject(first)))
                .map(message -> message.json().at("/data/reference").asText())
                .toList())
        .isEqualTo(List.of(first.reference, first.reference, second.reference));
  }

  @Test
  void ofOneBatchWhatWasReportedFirstComesFirst() {
    Subscribed.to(receiver.url());
    List<TestEvent> events =
        Stream.generate(() -> TestEvent.submitted().to(AGENCY))
            .limit(5)
            .sorted(Comparator.comparing((TestEvent event) -> event.id.toString()).reversed())
            .toList();
    events.forEach(event -> event.body().put("subject", subject(events.get(0))));
    as("referral-service")
        .contentType(TestEvent.BATCH)
        .body(events.stream().map(TestEvent::body).toList())
        .post("/v1/events")
        .then()
        .statusCode(202);
    await().until(() -> receiver.received.size() == 5);
    assertThat(
            receiver.received.stream()
                .map(message -> message.json().at("/data/reference").asText())
                .toList())
        .isEqualTo(events.stream().map(event -> event.reference).toList());
  }

  /** Whoever queues something leaves alone a turn that runs; that turn ends meanwhile. */
  @Test
  void whatIsQueuedWhileALeaseEndsIsSentInTheNext() throws SQLException {
    CountDownLatch queued = new CountDownLatch(1);
    receiver.answering(
        any -> {
          try {
            queued.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.of(204);
        });
    Subscribed subscription = Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    String first = first().id();
    UUID second = UUID.randomUUID();
    TestEvent other = TestEvent.submitted().to("ahtc").report();
    try (OpenTransaction queueing = new OpenTransaction(database, rows)) {
      queueing.run("SELECT FROM subscription WHERE id = ? FOR KEY SHARE", subscription.id());
      queueing.run(
          "INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body, next_at,"
              + " expires_at, created_at) SELECT ?, d.subscription, a.id, d.agency, d.channel, a.subject, d.type, d.urgent,"
              + " d.body, d.next_at, d.expires_at, d.created_at FROM delivery d, alert a WHERE d.id = ? AND a.event_id = ?",
          second,
          UUID.fromString(first),
          other.id);
      queued.countDown();
      queueing.awaitWaiting();
      queueing.commit();
    }
    await().until(() -> receiver.ids().equals(List.of(first, second.toString())));
  }

  @Test
  void aReceiverThatHangsDelaysNobodyElse() {
    CountDownLatch over = new CountDownLatch(1);
    try (Receiver hanging = new Receiver()) {
      hanging.answering(
          any -> {
            try {
              over.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Answer.of(204);
          });
      for (int i = 0; i < 15; i++) {
        Subscribed.to(hanging.url());
      }
      TestEvent.submitted().to(AGENCY).report();
      await().until(() -> hanging.received.size() == 15);
      subscribe("quick", body -> {});
      long begun = System.nanoTime();
      TestEvent event = TestEvent.submitted().to(AGENCY).report();
      await().pollInterval(Duration.ofMillis(10)).until(() -> received(event).size() == 1);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(took.toMillis() < 1_500)
          .as("the others give up after 2 s only; took " + took)
          .isTrue();
      over.countDown();
    }
  }

  @Test
  void aDeadReceiverIsTriedNowAndThenAndGetsEverythingOnceItIsBack() {
    Subscribed.to(receiver.url());
    receiver.answering(500);
    for (int i = 0; i < 30; i++) {
      TestEvent.submitted().to(AGENCY).report();
    }
    await().until(() -> rows.count("SELECT sum(failures) FROM subscription") >= 5);
    markerElsewhere();
    assertThat(receiver.received.size() < 20).as("not every message tries its luck").isTrue();
    receiver.answering(204);
    clock.advance(Duration.ofHours(2));
    await()
        .atMost(30, SECONDS)
        .until(() -> rows.count("SELECT count(*) FROM delivery WHERE state <> 'delivered'") == 0);
    // and what markerElsewhere sent
    assertThat(new TreeSet<>(receiver.ids()).size()).isEqualTo(30 + 1);
  }

  @Test
  void aSubscriptionMayEndWhileAMessageIsUnderWay() {
    CountDownLatch deleted = new CountDownLatch(1);
    receiver.answering(
        any -> {
          try {
            deleted.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.of(204);
        });
    Subscribed subscription = Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    first();
    as(ADMIN)
        .header("If-Match", subscription.etag())
        .delete(subscription.path())
        .then()
        .statusCode(204);
    deleted.countDown();
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_queue WHERE subscription = ?",
                        subscription.id())
                    == 0);
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(0);
  }

  /** A process that was killed leaves its lease and never says so. */
  @Test
  void whatADeadReplicaHadBegunIsSentAgainUnderTheSameId() throws SQLException {
    Subscribed subscription = Subscribed.to(receiver.url());
    subscription.change("{\"state\": \"paused\"}");
    TestEvent.submitted().to(AGENCY).report();
    String id = rows.texts("SELECT id FROM delivery").get(0);
    // whoever found it paused would release it
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_queue WHERE subscription = ? AND lease IS NULL"
                            + " AND next_at > now()",
                        subscription.id())
                    == 1);
    rows.execute(
        "UPDATE delivery_queue SET lease = gen_random_uuid(), next_at = now() + interval '3 seconds'"
            + " WHERE subscription = ?",
        subscription.id());
    rows.execute("UPDATE subscription SET state = 'active'");
    await().atMost(60, SECONDS).until(() -> receiver.ids().equals(List.of(id)));
  }

  @Test
  void metricsSayHowManyAndNotWhoOrWhere() {
    subscribe("hush-hush", body -> {});
    TestEvent.submitted().to(AGENCY).report();
    awaitState(first().id(), "delivered");
    String metrics = RestAssured.get("/q/metrics").asString();
    assertThat(metrics.contains("amaan_deliveries_attempts_seconds_count{channel=\"webhook\""))
        .isTrue();
    assertThat(metrics.contains("amaan_deliveries_pending{channel=\"webhook\"}")).isTrue();
    assertThat(metrics.contains("amaan_deliveries_dead{channel=\"webhook\"}")).isTrue();
    assertThat(!metrics.contains("hush") && !metrics.contains(":" + receiver.port())).isTrue();
  }

  private Subscribed subscribe(
      String path, java.util.function.Consumer<Map<String, Object>> changing) {
    Map<String, Object> body = Subscribed.body(receiver.url().replace("/amaan", "/" + path));
    changing.accept(body);
    return Subscribed.with(body);
  }

  private Receiver.Received first() {
    await().until(() -> !receiver.received.isEmpty());
    return receiver.received.get(0);
  }

  /** Something else to the same receiver: what has not come by then does not come. */
  private void marker() {
    TestEvent other = TestEvent.submitted().to(AGENCY).report();
    await().until(() -> received(other).size() == 1);
  }

  /** The same for a receiver that gets nothing: another one, subscribed since. */
  private void markerElsewhere() {
    try (Receiver elsewhere = new Receiver()) {
      Map<String, Object> body = Subscribed.body(elsewhere.url());
      body.put("events", List.of("org.amaan.case.handover-offered.v1"));
      Subscribed last = Subscribed.with(body);
      TestEvent.handoverOffered().to(AGENCY).report();
      await().until(() -> elsewhere.received.size() == 1);
      as(ADMIN).header("If-Match", last.etag()).delete(last.path()).then().statusCode(204);
    }
  }

  /** As much as the longest wait or rest. */
  private void passAllTime() {
    clock.advance(Duration.ofHours(15));
    // Nobody is to be disabled, nor given up for its age, before the last try.
    try {
      rows.execute("UPDATE subscription SET failing_since = now() + interval '900 days'");
      rows.execute("UPDATE delivery SET expires_at = now() + interval '900 days'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Receiver.Received> received(TestEvent event) {
    return receiver.received.stream()
        .filter(message -> message.json().path("subject").asText().equals(subject(event)))
        .toList();
  }

  private long received(String type) {
    return receiver.received.stream()
        .filter(message -> message.json().path("type").asText().equals(type))
        .count();
  }

  private long referencesOf(TestEvent event) {
    return receiver.received.stream()
        .filter(message -> message.json().at("/data/reference").asText().equals(event.reference))
        .count();
  }

  private Set<String> whereTo(TestEvent event) {
    return new TreeSet<>(received(event).stream().map(Receiver.Received::uri).toList());
  }

  private static String subject(TestEvent event) {
    return event.body().get("subject").toString();
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private String state(String id) {
    return rows.texts("SELECT state FROM delivery WHERE id = ?", UUID.fromString(id)).get(0);
  }

  private void awaitState(String id, String state) {
    await().until(() -> state(id).equals(state));
  }

  private void awaitAttempts(String id, int number) {
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_attempt WHERE delivery = ?",
                        UUID.fromString(id))
                    >= number);
  }

  private void awaitDisabled(Subscribed subscription, String reason) {
    await()
        .until(
            () ->
                rows.texts(
                        "SELECT coalesce(disabled_reason, '') FROM subscription WHERE id = ?",
                        subscription.id())
                    .equals(List.of(reason)));
    as(ADMIN)
        .get(subscription.path())
        .then()
        .statusCode(200)
        .body("state", equalTo("disabled"))
        .body("disabledReason", equalTo(reason));
  }

  private void assertAlerted(Subscribed subscription) {
    String digits = subscription.id().toString().replace("-", "").substring(24);
    as(ADMIN)
        .get("/v1/alerts?state=open&limit=200")
        .then()
        .statusCode(200)
        .body(
            "items.findAll { it.type == 'org.amaan.notification.endpoint-disabled.v1' }.reference",
            hasItem("S-" + digits.toUpperCase(java.util.Locale.ROOT)));
    assertThat(
            rows.count(
                "SELECT count(*) FROM alert WHERE subject = ? AND roles = '{agency-admin}' AND link LIKE ?",
                "subscriptions/" + subscription.id(),
                "%/v1/subscriptions/" + subscription.id()))
        .isEqualTo(1);
  }
}
