package org.amaan.notification.event;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.TestEvent.BATCH;
import static org.amaan.notification.TestEvent.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.launcher.testing.Tokens;
import org.amaan.notification.OpenTransaction;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PostEventsApiTest {

  @Inject Rows rows;
  @Inject OwnersDatabase database;

  @Test
  void withoutATokenNothingIsTaken() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    anonymous().contentType(SINGLE).body(event.body()).post("/v1/events").then().statusCode(401);
    anonymous()
        .auth()
        .oauth2("e30.e30.e30")
        .contentType(SINGLE)
        .body(event.body())
        .post("/v1/events")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:amaan:problem:no-valid-token"));
    assertNothingWritten(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ahtc-supervisor", "umeed-caseworker", "auditor", "operator"})
  void onlyServicesReport(String client) {
    TestEvent event = TestEvent.submitted().to("ahtc");
    as(client).contentType(SINGLE).body(event.body()).post("/v1/events").then().statusCode(403);
    // what is wrong with a body is not told to them either
    as(client).contentType(SINGLE).body("{").post("/v1/events").then().statusCode(403);
    assertNothingWritten(event);
  }

  @Test
  void aServiceReportsOnlyItsOwn() {
    TestEvent referral = TestEvent.submitted().to("ahtc");
    post("case-service", SINGLE, referral.body()).statusCode(403);
    TestEvent own = TestEvent.handoverOffered().to("ahtc");
    post("case-service", BATCH, List.of(own.body(), referral.body())).statusCode(403);
    // It calls nobody, so it has no token for anybody.
    post("notification-service", SINGLE, referral.body()).statusCode(401);
    assertNothingWritten(referral);
    assertNothingWritten(own);
  }

  @Test
  void aWithdrawnConsentAlertsTheAgencyThatHadRead() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid", null, null, "confirm-deletion");
    event.body().put("type", "org.amaan.referral.consent-withdrawn.v1");
    event.data().put("link", "http://127.0.0.1:8081/v1/withdrawal-notices/" + UUID.randomUUID());
    post("referral-service", SINGLE, event.body()).statusCode(202).body("accepted", equalTo(1));
    as("insaf-legal")
        .get("/v1/alerts?limit=200")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.reference == '" + event.reference + "' }.type",
            equalTo("org.amaan.referral.consent-withdrawn.v1"));
  }

  @Test
  void whoMayBeToldWhenNobodyActsIsSomeAgencies() {
    for (List<String> bad :
        List.of(List.of("Nrm Pakistan"), List.of(""), Collections.nCopies(21, "nrm-pakistan"))) {
      TestEvent event = TestEvent.submitted().to("ahtc");
      event.data().put("coordinators", bad);
      post("referral-service", SINGLE, event.body()).statusCode(400);
      assertNothingWritten(event);
    }
    TestEvent elsewhere = TestEvent.submitted().to("ahtc");
    elsewhere.data().put("coordinatorsLink", "https://elsewhere.example/v1/workload");
    post("referral-service", SINGLE, elsewhere.body())
        .statusCode(400)
        .body("errors.field", hasItem("data.coordinatorsLink"));
    TestEvent hides = TestEvent.exclusions(TestEvent.submitted(), 1, "ahtc");
    hides.data().put("coordinators", List.of("nrm-pakistan"));
    post("referral-service", SINGLE, hides.body())
        .statusCode(400)
        .body("errors.field", hasItem("data.coordinators"));
  }

  /** What is settled is said by whoever sent the alerts, in an event that alerts nobody. */
  @Test
  void whatIsSettledIsSaidToNobody() {
    TestEvent settles = settlement();
    post("case-service", SINGLE, settles.body()).statusCode(202).body("accepted", equalTo(1));
    assertThat(alerts(settles)).isEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource
  void aSettlementSaysNothingElse(String field, Object bad, String refused) {
    TestEvent settles = settlement();
    settles.data().put(field, bad);
    post("case-service", SINGLE, settles.body())
        .statusCode(400)
        .body("errors.field", hasItem("data." + refused));
    assertNothingWritten(settles);
  }

  static Stream<Arguments> aSettlementSaysNothingElse() {
    return Stream.of(
        Arguments.of("settles", null, "settles"),
        Arguments.of("settles", List.of(), "settles"),
        Arguments.of("settles", Collections.singletonList(null), "settles[0]"),
        Arguments.of("settles", List.of("Amina Bibi"), "settles[0]"),
        Arguments.of("settles", Collections.nCopies(101, UUID.randomUUID()), "settles"),
        Arguments.of(
            "recipients", List.of(Map.of("agency", "ahtc", "action", "read")), "recipients"),
        Arguments.of("coordinators", List.of("nrm-pakistan"), "coordinators"),
        Arguments.of("settledBy", UUID.randomUUID(), "settledBy"),
        Arguments.of("excluded", List.of("ahtc"), "excluded"),
        Arguments.of("sequence", 1, "excluded"));
  }

  private static TestEvent settlement() {
    TestEvent settles = TestEvent.handoverOffered();
    settles.body().put("type", "org.amaan.case.alerts-settled.v1");
    settles.data().remove("dueAt");
    settles.data().put("settles", List.of(UUID.randomUUID()));
    return settles;
  }

  @Test
  void anEventRaisesOneAlertForEachRecipient() {
    TestEvent event =
        TestEvent.submitted()
            .toUnit("ahtc", "ahtc-islamabad")
            .to("umeed-trust", null, null, "read")
            .to("lahore-police", "lahore-investigation", "supervisor", "answer-handover");
    post("referral-service", SINGLE, event.body())
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("duplicates", equalTo(0));

    assertThat(
            rows.texts(
                "SELECT concat_ws('|', agency, coalesce(unit, ''), coalesce(array_to_string(roles,"
                    + " '+'), ''), action) FROM alert WHERE event_id = ? AND acknowledged_at IS"
                    + " NULL ORDER BY 1",
                event.id))
        .isEqualTo(
            List.of(
                "ahtc|ahtc-islamabad||receive",
                "lahore-police|lahore-investigation|supervisor|answer-handover",
                "umeed-trust|||read"));
    assertThat(
            rows.texts(
                "SELECT DISTINCT concat_ws(' ', reference, urgency, alert.type, to_char(due_at AT"
                    + " TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS'), alert.subject) FROM alert"
                    + " JOIN event ON event.id = event_id WHERE event_id = ? AND action <> 'read'",
                event.id))
        .isEqualTo(
            List.of(
                event.reference
                    + " routine org.amaan.referral.submitted.v1 2026-12-01T09:30:00 referrals/"
                    + event.about));
    assertThat(
            rows.texts(
                "SELECT concat_ws(' ', action, client, details->>'type',"
                    + " jsonb_array_length(details->'alerts')) FROM audit_entry WHERE subject = ?",
                event.about))
        .isEqualTo(List.of("event.accepted referral-service org.amaan.referral.submitted.v1 3"));
  }

  @Test
  void aRepeatedEventChangesNothing() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    event.report();
    event.data().put("urgency", "immediate-danger");
    event.to("lahore-police");
    post("referral-service", SINGLE, event.body())
        .statusCode(202)
        .body("accepted", equalTo(0))
        .body("duplicates", equalTo(1));
    assertThat(alerts(event)).isEqualTo(1);
    assertThat(rows.count("SELECT count(*) FROM audit_entry WHERE subject = ?", event.about))
        .isEqualTo(1);
  }

  @Test
  void aRecipientNamedTwiceIsAlertedOnce() {
    TestEvent event =
        TestEvent.submitted().to("ahtc").to("ahtc").toUnit("ahtc", "ahtc-islamabad").report();
    assertThat(alerts(event)).isEqualTo(2);
  }

  @Test
  void aBatchIsTakenWithItsDuplicatesOnce() {
    TestEvent first = TestEvent.submitted().to("ahtc");
    TestEvent known = TestEvent.submitted().to("ahtc").report();
    post("referral-service", BATCH, List.of(first.body(), known.body(), first.body()))
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("duplicates", equalTo(2));
    assertThat(alerts(first)).isEqualTo(1);
    assertThat(alerts(known)).isEqualTo(1);
  }

  @Test
  void aBadEventOfABatchHoldsUpNoneOfTheOthers() {
    TestEvent first = TestEvent.submitted().to("ahtc");
    TestEvent nobody = TestEvent.submitted();
    TestEvent withAName = TestEvent.submitted().to("ahtc");
    withAName.data().put("name", "Amina");
    TestEvent last = TestEvent.submitted().to("ahtc");
    post(
            "referral-service",
            BATCH,
            List.of(first.body(), nobody.body(), withAName.body(), "no event", last.body()))
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("refused.index", equalTo(List.of(1, 2, 3)))
        .body("refused[0].errors.field", equalTo(List.of("data.recipients")))
        .body("refused[1].errors[0].code", equalTo("unknown-field"))
        .body("refused[1].errors[0].field", equalTo("data.name"))
        .body("refused[2].errors[0].code", equalTo("type"));
    assertThat(alerts(first)).isEqualTo(1);
    assertThat(alerts(last)).isEqualTo(1);
    assertNothingWritten(nobody);
    assertNothingWritten(withAName);
  }

  @Test
  void aBatchWithoutAGoodEventIsRefused() {
    TestEvent nobody = TestEvent.submitted();
    post("referral-service", BATCH, List.of(nobody.body(), 7))
        .statusCode(400)
        .body("errors.field", equalTo(List.of("[0].data.recipients", "[1]")));
    assertNothingWritten(nobody);
  }

  @Test
  void aBatchUnderAnothersNameIsRefusedWhole() {
    TestEvent own = TestEvent.submitted().to("ahtc");
    TestEvent anothers = TestEvent.handoverOffered().to("ahtc");
    post("referral-service", BATCH, List.of(own.body(), anothers.body())).statusCode(403);
    assertNothingWritten(own);
    assertNothingWritten(anothers);
  }

  @Test
  void aHundredEventsAreABatchAndOneMoreIsNot() {
    List<TestEvent> events =
        IntStream.range(0, 101).mapToObj(i -> TestEvent.submitted().to("ahtc")).toList();
    List<Map<String, Object>> bodies = events.stream().map(TestEvent::body).toList();
    post("referral-service", BATCH, bodies).statusCode(400).body("errors[0].code", equalTo("size"));
    events.forEach(this::assertNothingWritten);
    post("referral-service", BATCH, bodies.subList(0, 100))
        .statusCode(202)
        .body("accepted", equalTo(100));
  }

  @Test
  void eightAtOnceAreOne() throws Exception {
    TestEvent event = TestEvent.submitted().to("ahtc").toUnit("ahtc", "ahtc-islamabad");
    List<Integer> accepted =
        atOnce(
            Collections.nCopies(
                8,
                () ->
                    post("referral-service", SINGLE, event.body())
                        .statusCode(202)
                        .extract()
                        .path("accepted")));
    assertThat(accepted.stream().mapToInt(i -> i).sum()).isEqualTo(1);
    assertThat(alerts(event)).isEqualTo(2);
    assertThat(rows.count("SELECT count(*) FROM audit_entry WHERE subject = ?", event.about))
        .isEqualTo(1);
  }

  @Test
  void batchesWithTheSameEventsInAnyOrderDoNotBlockEachOther() throws Exception {
    List<TestEvent> events =
        IntStream.range(0, 20).mapToObj(i -> TestEvent.submitted().to("ahtc")).toList();
    List<Callable<Integer>> reports = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Map<String, Object>> bodies =
          new ArrayList<>(events.stream().map(TestEvent::body).toList());
      Collections.shuffle(bodies);
      reports.add(
          () -> post("referral-service", BATCH, bodies).statusCode(202).extract().path("accepted"));
    }
    assertThat(atOnce(reports).stream().mapToInt(i -> i).sum()).isEqualTo(20);
    events.forEach(event -> assertThat(alerts(event)).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatSomebodyElseIsTakingJustNowIsTakenOnce(boolean taken) throws Exception {
    List<TestEvent> events =
        IntStream.range(0, 3).mapToObj(i -> TestEvent.submitted().to("ahtc")).toList();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (OpenTransaction taking = new OpenTransaction(database, rows)) {
      taking.run(
          "INSERT INTO event VALUES ('urn:amaan:referral-service', ?,"
              + " 'org.amaan.referral.submitted.v1', 'referrals/x', now(), now())",
          events.get(1).id);
      Future<Integer> accepted =
          other.submit(
              () ->
                  post("referral-service", BATCH, events.stream().map(TestEvent::body).toList())
                      .statusCode(202)
                      .extract()
                      .path("accepted"));
      taking.awaitWaiting();
      if (taken) {
        taking.commit();
      } else {
        taking.rollback();
      }
      assertThat(accepted.get()).isEqualTo(taken ? 2 : 3);
      assertThat(events.stream().map(this::alerts).toList())
          .isEqualTo(List.of(1L, taken ? 0L : 1L, 1L));
    } finally {
      other.shutdownNow();
    }
  }

  static Stream<Arguments> notAsTheContractSays() {
    return Stream.of(
        wrong("an unknown attribute", "victim", e -> e.body().put("victim", "Amina")),
        wrong("an unknown field", "data.name", e -> e.data().put("name", "Amina")),
        wrong(
            "an unknown field of a recipient",
            "data.recipients[0].note",
            e -> e.recipients().get(0).put("note", "call Amina")),
        wrong("no specversion", "specversion", e -> e.body().remove("specversion")),
        wrong("another specversion", "specversion", e -> e.body().put("specversion", "0.3")),
        wrong("no id", "id", e -> e.body().remove("id")),
        wrong("an id that is none", "id", e -> e.body().put("id", "Amina Bibi")),
        wrong("a foreign source", "source", e -> e.body().put("source", "urn:other:service")),
        wrong("an unknown type", "type", e -> e.body().put("type", "org.amaan.other.v1")),
        wrong(
            "a type of this service's own",
            "type",
            e -> e.body().put("type", "org.amaan.notification.endpoint-disabled.v1")),
        wrong("text as subject", "subject", e -> e.body().put("subject", "referrals/Amina")),
        wrong("no time", "time", e -> e.body().remove("time")),
        wrong("a time in words", "time", e -> e.body().put("time", "yesterday")),
        wrong("a time as a number", "time", e -> e.body().put("time", 1_795_000_000)),
        wrong("other data", "datacontenttype", e -> e.body().put("datacontenttype", "text/xml")),
        wrong("no data", "data", e -> e.body().remove("data")),
        wrong("data that is text", "data", e -> e.body().put("data", "Amina")),
        wrong("no reference", "data.reference", e -> e.data().remove("reference")),
        wrong("text as reference", "data.reference", e -> e.data().put("reference", "Amina Bibi")),
        wrong("a number as reference", "data.reference", e -> e.data().put("reference", 7)),
        wrong(
            "a link that says more",
            "data.link",
            e -> e.data().put("link", "http://127.0.0.1:8081/v1/referrals/" + e.about + "?n=A")),
        wrong(
            "a link to somebody else",
            "data.link",
            e -> e.data().put("link", "http://amaan.example.org/v1/referrals/" + e.about)),
        wrong(
            "a link that only begins like one of ours",
            "data.link",
            e -> e.data().put("link", "http://127.0.0.1:80812/v1/referrals/" + e.about)),
        wrong("no urgency", "data.urgency", e -> e.data().remove("urgency")),
        wrong("another urgency", "data.urgency", e -> e.data().put("urgency", "high")),
        wrong(
            "a due time beyond all calendars",
            "data.dueAt",
            e -> e.data().put("dueAt", "+999999999-12-31T23:59:59Z")),
        wrong("no recipients", "data.recipients", e -> e.data().remove("recipients")),
        wrong("nobody to alert", "data.recipients", e -> e.recipients().clear()),
        wrong("recipients that are text", "data.recipients", e -> e.data().put("recipients", "a")),
        wrong("a recipient that is none", "data.recipients[1]", e -> e.recipients().add(null)),
        wrong(
            "too many recipients",
            "data.recipients",
            e -> IntStream.range(0, 50).forEach(i -> e.to("agency-" + i))),
        wrong(
            "no agency", "data.recipients[0].agency", e -> e.recipients().get(0).remove("agency")),
        wrong(
            "text as agency",
            "data.recipients[0].agency",
            e -> e.recipients().get(0).put("agency", "Amina Bibi")),
        wrong(
            "an unknown role among several",
            "data.recipients[0].roles[1]",
            e -> e.recipients().get(0).put("roles", List.of("supervisor", "boss"))),
        wrong(
            "a role that is none",
            "data.recipients[0].roles[0]",
            e -> e.recipients().get(0).put("roles", Collections.singletonList(null))),
        wrong(
            "role and roles",
            "data.recipients[0].roles",
            e -> {
              e.recipients().get(0).put("role", "supervisor");
              e.recipients().get(0).put("roles", List.of("caseworker"));
            }),
        wrong(
            "an unknown role",
            "data.recipients[0].role",
            e -> e.recipients().get(0).put("role", "boss")),
        wrong(
            "a settlement in an event that alerts somebody",
            "data.settles",
            e -> e.data().put("settles", List.of(UUID.randomUUID()))),
        wrong(
            "text as reference of a settlement",
            "data.settledBy",
            e -> e.data().put("settledBy", "Amina Bibi")),
        wrong(
            "text as action",
            "data.recipients[0].action",
            e -> e.recipients().get(0).put("action", "call Amina")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notAsTheContractSays")
  void whatTheContractDoesNotSayIsRefused(String what, String field, Consumer<TestEvent> change) {
    TestEvent event = TestEvent.submitted().to("ahtc");
    change.accept(event);
    String answer =
        post("referral-service", SINGLE, event.body())
            .statusCode(400)
            .body("type", equalTo("urn:amaan:problem:invalid-request"))
            .body("errors.field", hasItem(field))
            .extract()
            .asString();
    assertThat(answer.contains("Amina")).as(answer).isFalse();
    assertNothingWritten(event);

    // and in a batch, where the index says which event
    post("referral-service", BATCH, List.of(TestEvent.submitted().to("ahtc").body(), event.body()))
        .statusCode(202)
        .body("refused[0].index", equalTo(1))
        .body(
            "refused[0].errors.field",
            // Of a null in a list a batch names the list.
            anyOf(hasItem(field), hasItem(field.replaceFirst("\\[\\d+]$", ""))));
    assertNothingWritten(event);
  }

  @Test
  void aServiceSaysNothingOfAnothersReferralsOrCases() {
    TestEvent type = TestEvent.handoverOffered().to("ahtc");
    type.body().put("type", "org.amaan.referral.received.v1");
    post("case-service", SINGLE, type.body())
        .statusCode(400)
        .body("errors[0].field", equalTo("type"));
    TestEvent subject = TestEvent.handoverOffered().to("ahtc");
    subject.body().put("subject", "referrals/" + subject.about);
    post("case-service", SINGLE, subject.body()).statusCode(400);
  }

  /** A clock that is fast says nothing about what happens after it. */
  @Test
  void whatIsReportedHappenedNowAtTheLatest() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    event.body().put("time", "2099-01-01T00:00:00Z");
    post("referral-service", SINGLE, event.body()).statusCode(202);
    assertThat(
            rows.count(
                "SELECT count(*) FROM event WHERE id = ? AND occurred_at = received_at", event.id))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/*", "*/*", "text"})
  void withoutAMediaTypeNothingIsTaken(String type) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/events"))
            .header("Authorization", "Bearer " + Tokens.of("referral-service"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    assertThat(
            HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void aLinkMayBeAPath() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    event.data().put("link", "/v1/referrals/" + event.about);
    post("referral-service", SINGLE, event.body()).statusCode(202);
  }

  /** A coordinator reads no case: it is led to the work of its country. */
  @Test
  void aPassedDeadlineLeadsACoordinatorToTheWorkload() {
    TestEvent event =
        TestEvent.handoverOffered().to("nrm-pakistan", null, "coordinator", "follow-up");
    event.body().put("type", "org.amaan.case.deadline-passed.v1");
    event.data().put("link", "http://127.0.0.1:8082/v1/workload");
    post("case-service", SINGLE, event.body()).statusCode(202);
    as("nrm-pk")
        .get("/v1/alerts?limit=200")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.reference == '" + event.reference + "' }.link",
            equalTo("http://127.0.0.1:8082/v1/workload"));
    event.data().put("link", "http://127.0.0.1:8082/v1/workload?unit=x");
    post("case-service", SINGLE, event.body()).statusCode(400);
  }

  @Test
  void everythingMissingIsSaidAtOnce() {
    post("referral-service", SINGLE, Map.of("specversion", "1.0"))
        .statusCode(400)
        .body("errors.field", equalTo(List.of("data", "id", "source", "subject", "time", "type")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7", "\"text\"", "{\"id\":1,\"id\":2}", "[[]]"})
  void aBodyThatIsNoEvent(String body) {
    as("referral-service").contentType(SINGLE).body(body).post("/v1/events").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "null", "[]", "{}", "[null]", "[7]", "[[]]", "[{}]"})
  void aBodyThatIsNoBatch(String body) {
    as("referral-service").contentType(BATCH).body(body).post("/v1/events").then().statusCode(400);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    post("referral-service", "application/json", event.body()).statusCode(415);
    assertNothingWritten(event);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    event.data().put("reference", "x".repeat(300_000));
    post("referral-service", SINGLE, event.body()).statusCode(413);
    assertNothingWritten(event);
  }

  private static Arguments wrong(String what, String field, Consumer<TestEvent> change) {
    return Arguments.of(what, field, change);
  }

  private static ValidatableResponse post(String client, String mediaType, Object body) {
    return as(client).contentType(mediaType).body(body).post("/v1/events").then();
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }

  private long alerts(TestEvent event) {
    return rows.count("SELECT count(*) FROM alert WHERE event_id = ?", event.id);
  }

  private void assertNothingWritten(TestEvent event) {
    UUID id = event.id;
    assertThat(rows.count("SELECT count(*) FROM event WHERE id = ?", id)).isEqualTo(0);
    assertThat(alerts(event)).isEqualTo(0);
    assertThat(rows.count("SELECT count(*) FROM audit_entry WHERE subject = ?", event.about))
        .isEqualTo(0);
  }
}
