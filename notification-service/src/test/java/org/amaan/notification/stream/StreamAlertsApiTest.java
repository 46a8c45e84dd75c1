package org.amaan.notification.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StreamAlertsApiTest {

  @Inject SettableClock clock;
  @Inject OwnersDatabase database;
  @Inject ObjectMapper json;
  @Inject Rows rows;
  @Inject Places places;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void withoutAToken() {
    anonymous().get("/v1/alerts/stream").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "case-service"})
  void whoBelongsToNoAgencyHasNoStream(String client) {
    as(client).get("/v1/alerts/stream").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Amina Bibi", "1", "9g2-1f", "AQnL4cxN0Zf1mPzT7s2vQe9KkR3hJw6bYtUoGd5XaVnEiWp8Lq"})
  void aPlaceThatThisFeedHasNotGiven(String place) {
    as("ahtc-supervisor")
        .header("Last-Event-ID", place)
        .get("/v1/alerts/stream")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("header"))
        .body("errors[0].field", equalTo("Last-Event-ID"));
  }

  /** Two places in the clear would tell how many transactions there were in between. */
  @Test
  void aPlaceOfAnotherAgencyOrUnitIsRefusedAndTellsNothing() throws Exception {
    TestEvent.submitted().to("ahtc").to("lahore-police").report();
    String place;
    try (SseReader stream =
        SseReader.connected("ahtc-officer-1", places.of("ahtc-officer-1", FeedPosition.START))) {
      place = stream.next().id();
    }
    assertThat(place.length()).isEqualTo(50);
    for (String other : List.of("lahore-officer", "dpo-ahtc")) {
      as(other)
          .header("Last-Event-ID", place)
          .get("/v1/alerts/stream")
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("Last-Event-ID"));
    }
    try (SseReader colleague = SseReader.connected("ahtc-supervisor", place)) {
      assertThat(colleague.response.statusCode()).isEqualTo(200);
    }
    as("ahtc-officer-1").queryParam("cursor", place).get("/v1/alerts").then().statusCode(400);
  }

  @Test
  void aStreamEndsWithinSecondsOfTheRevocationAndOthersGoOn() throws Exception {
    try (SseReader revoked = SseReader.connected("prosecutor-punjab", null);
        SseReader other = SseReader.connected("lahore-officer", null)) {
      rows.execute(
          "INSERT INTO revocation (id, agency, person, not_before, sequence)"
              + " VALUES (gen_random_uuid(), 'punjab-prosecution', 'prosecutor-punjab', now(), 1)");
      long begun = System.nanoTime();
      assertThat(revoked.ends()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      TestEvent event = TestEvent.submitted().to("lahore-police").report();
      await().until(() -> other.next().reference().equals(event.reference));
    } finally {
      rows.execute("DELETE FROM revocation");
    }
    await().untilAsserted(() -> as("prosecutor-punjab").get("/v1/alerts").then().statusCode(200));
  }

  @Test
  void whatIsRaisedArrivesAsItCanBeRead() throws Exception {
    try (SseReader stream = SseReader.connected("insaf-legal", places.end("insaf-legal"))) {
      assertThat(stream.response.headers().firstValue("Content-Type").orElse("").split(";")[0])
          .isEqualTo("text/event-stream");
      assertThat(stream.response.headers().firstValue("Cache-Control").orElse(""))
          .isEqualTo("no-store");
      TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
      SseReader.Event alert = stream.next();
      assertThat(alert.name()).isEqualTo("alert");
      assertThat(alert.reference()).isEqualTo(event.reference);
      Map<?, ?> streamed = json.readValue(alert.data(), Map.class);
      Map<?, ?> read =
          as("insaf-legal").get("/v1/alerts/" + streamed.get("id")).jsonPath().getMap("");
      read.remove("escalatesAt"); // how an alert is escalated is not on the stream
      assertThat(streamed).isEqualTo(read);
    }
  }

  /** A stream that only looked once a second would need ten. */
  @Test
  void aCommitWakesTheStreamAtOnce() throws Exception {
    try (SseReader stream = SseReader.connected("insaf-legal", places.end("insaf-legal"))) {
      TestEvent.submitted().to("insaf-legal-aid").report();
      stream.next();
      long begin = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        TestEvent.submitted().to("insaf-legal-aid").report();
        stream.next();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin).toMillis() < 6_000).isTrue();
    }
  }

  @Test
  void whatAnotherProcessWroteArrivesToo() throws Exception {
    try (SseReader stream = SseReader.connected("panah-shelter", places.end("panah-shelter"));
        OtherReplica other = new OtherReplica(database)) {
      other.raise("panah-shelter", "PK-26-0000-0000-1").commit();
      assertThat(stream.next().reference()).isEqualTo("PK-26-0000-0000-1");
    }
  }

  @Test
  void nothingOfOthersArrives() throws Exception {
    try (SseReader stream = SseReader.connected("ahtc-officer-1", places.end("ahtc-officer-1"))) {
      TestEvent.submitted().to("lahore-police").report();
      TestEvent.submitted().toUnit("ahtc", "ahtc-karachi").report();
      TestEvent.submitted().to("ahtc", null, "supervisor", "decide").report();
      TestEvent mine = TestEvent.submitted().to("ahtc", null, "investigator", "read").report();
      assertThat(stream.next().reference()).isEqualTo(mine.reference);
      assertThat(stream.rest()).isEqualTo(List.of());
    }
  }

  @Test
  void aBrokenStreamGoesOnWhereItEnded() throws Exception {
    List<String> expected = new ArrayList<>();
    List<String> read = new ArrayList<>();
    String last = places.end("hota-intake");
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 3; i++) {
        expected.add(TestEvent.submitted().to("hota").report().reference);
      }
      try (SseReader stream = SseReader.connected("hota-intake", last)) {
        // read less than there is, so that the next round has something left over
        for (SseReader.Event event : stream.next(round == 3 ? expected.size() - read.size() : 2)) {
          read.add(event.reference());
          last = event.id();
        }
      }
    }
    assertThat(read).isEqualTo(expected);
    try (SseReader stream = SseReader.connected("hota-intake", last)) {
      String next = TestEvent.submitted().to("hota").report().reference;
      assertThat(stream.next().reference()).isEqualTo(next);
    }
  }

  /** Of a database that was restored since, say: else nothing would ever come. */
  @Test
  void atAPlaceThatTheFeedHasNotReachedItBeginsWithWhatIsOpen() throws Exception {
    TestEvent open = TestEvent.submitted().to("insaf-legal-aid").report();
    try (SseReader stream =
        SseReader.connected(
            "insaf-legal", places.of("insaf-legal", new FeedPosition(Long.MAX_VALUE / 2, 1)))) {
      boolean found = false;
      while (!found) {
        found = stream.next().data().contains(open.reference);
      }
    }
  }

  @Test
  void withoutAPlaceItBeginsWithWhatIsOpen() throws Exception {
    String agency = "nrm-afghanistan";
    TestEvent first = TestEvent.submitted().to(agency).report();
    TestEvent acknowledged = TestEvent.submitted().to(agency).report();
    String id = as("nrm-af").get("/v1/alerts").jsonPath().getString("items[0].id");
    as("nrm-af")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200);
    TestEvent last = TestEvent.submitted().to(agency).report();
    try (SseReader stream = SseReader.connected("nrm-af", null)) {
      assertThat(references(stream.next(2))).isEqualTo(List.of(first.reference, last.reference));
      TestEvent live = TestEvent.submitted().to(agency).report();
      assertThat(stream.next().reference()).isEqualTo(live.reference);
      assertThat(stream.rest()).isEqualTo(List.of());
    }
    // with a place, also what was acknowledged since
    try (SseReader stream =
        SseReader.connected("nrm-af", places.of("nrm-af", FeedPosition.START))) {
      assertThat(references(stream.next(3)))
          .isEqualTo(List.of(first.reference, acknowledged.reference, last.reference));
    }
  }

  /**
   * The first to begin is the last to commit: a reader that went by what it can see would step over
   * it.
   */
  @Test
  void commitsOutOfOrderAreNeitherSkippedNorRepeated() throws Exception {
    try (SseReader stream =
        SseReader.connected("prosecutor-punjab", places.end("prosecutor-punjab"))) {
      String slow = "PK-26-0000-0000-2";
      String fast;
      try (OtherReplica other = new OtherReplica(database)) {
        other.raise("punjab-prosecution", slow);
        fast = TestEvent.submitted().to("punjab-prosecution").report().reference;
        // the list shows what is committed; the feed waits
        assertThat(
                as("prosecutor-punjab")
                    .get("/v1/alerts")
                    .jsonPath()
                    .getString("items[0].reference"))
            .isEqualTo(fast);
        assertThat(stream.rest()).isEqualTo(List.of());
        other.commit();
      }
      assertThat(references(stream.next(2))).isEqualTo(List.of(slow, fast));
      String after = TestEvent.submitted().to("punjab-prosecution").report().reference;
      assertThat(stream.next().reference()).isEqualTo(after);
    }
  }

  /** Looking again only a second after the signal would take nearly five. */
  @Test
  void whatASignalCouldNotShowYetArrivesSoonAfter() throws Exception {
    try (SseReader stream = SseReader.connected("panah-shelter", places.end("panah-shelter"));
        OtherReplica other = new OtherReplica(database)) {
      Duration waited = Duration.ZERO;
      for (int i = 0; i < 5; i++) {
        other.raise("panah-shelter", "PK-26-0000-0000-3");
        TestEvent.submitted().to("panah-shelter").report();
        // a round trip, in which the signalled stream has looked and found nothing yet
        as("insaf-legal").get("/v1/alerts").then().statusCode(200);
        long begin = System.nanoTime();
        other.commit();
        stream.next(2);
        waited = waited.plusNanos(System.nanoTime() - begin);
      }
      assertThat(waited.toMillis() < 2_500).as("waited " + waited).isTrue();
    }
  }

  @Test
  void manyWritersAtOnceAndEveryAlertArrivesOnceInOrder() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try (SseReader stream =
        SseReader.connected("sehat-integration", places.end("sehat-integration"))) {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int w = 0; w < 8; w++) {
        work.add(
            () ->
                IntStream.range(0, 25)
                    .mapToObj(i -> TestEvent.submitted().to("sehat-hospital").report().reference)
                    .toList());
      }
      List<String> written = new ArrayList<>();
      for (Future<List<String>> done : writers.invokeAll(work)) {
        written.addAll(done.get());
      }
      List<SseReader.Event> read = stream.next(200);
      assertThat(new HashSet<>(references(read)).size()).isEqualTo(200);
      assertThat(new HashSet<>(references(read))).isEqualTo(new HashSet<>(written));
      List<FeedPosition> order =
          read.stream().map(e -> places.read("sehat-integration", e.id())).toList();
      assertThat(order)
          .isEqualTo(
              order.stream()
                  .sorted(Comparator.comparing(FeedPosition::xid).thenComparing(FeedPosition::id))
                  .toList());
      assertThat(stream.rest()).isEqualTo(List.of());
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void aSignOfLifeComesEveryFifteenSeconds() throws Exception {
    try (SseReader stream = SseReader.connected("insaf-legal", places.end("insaf-legal"))) {
      clock.advance(Duration.ofSeconds(15));
      assertThat(stream.comment()).isEqualTo("still here");
      clock.advance(Duration.ofSeconds(15));
      assertThat(stream.comment()).isEqualTo("still here");
    }
  }

  @Test
  void itEndsWithTheToken() throws Exception {
    try (SseReader stream = SseReader.connected("insaf-legal", places.end("insaf-legal"))) {
      clock.advance(Duration.ofMinutes(16));
      assertThat(stream.ends()).isTrue();
    }
  }

  /** Threads are counted by name: those that Quarkus lends to requests, and to readers of feeds. */
  @Test
  void anOpenStreamHoldsNoThread() throws Exception {
    List<SseReader> streams = new ArrayList<>();
    try {
      String place = places.end("umeed-caseworker");
      for (int i = 0; i < 20; i++) {
        streams.add(SseReader.connected("umeed-caseworker", place));
        streams.add(SseReader.connected("umeed-admin", place));
      }
      TestEvent event = TestEvent.submitted().to("umeed-trust").report();
      for (SseReader stream : streams) {
        assertThat(stream.next().reference()).isEqualTo(event.reference);
      }
      long waiting =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(t -> t.getKey().getName().startsWith("executor-thread"))
              .filter(
                  t ->
                      Arrays.stream(t.getValue())
                          .anyMatch(f -> f.getClassName().startsWith("org.amaan")))
              .count();
      assertThat(waiting <= 5).as(waiting + " threads are held").isTrue();
    } finally {
      for (SseReader stream : streams) {
        stream.close();
      }
    }
  }

  /** What lies between was acknowledged or hidden since, the place itself too. */
  @Test
  void itGoesOnAtAPlaceWhoseAlertsAreNoLongerThere() throws Exception {
    String last = places.end("insaf-legal");
    TestEvent acknowledged = TestEvent.submitted().to("insaf-legal-aid").report();
    TestEvent hidden = TestEvent.submitted().to("insaf-legal-aid").report();
    TestEvent hiddenToo = TestEvent.submitted().to("insaf-legal-aid").report();
    try (SseReader stream = SseReader.connected("insaf-legal", last)) {
      List<SseReader.Event> seen = stream.next(3);
      assertThat(references(seen.subList(0, 2)))
          .isEqualTo(List.of(acknowledged.reference, hidden.reference));
      last = seen.get(1).id();
    }
    String id = as("insaf-legal").get("/v1/alerts").jsonPath().getString("items[2].id");
    as("insaf-legal")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200);
    TestEvent.exclusions(hidden, 1, "insaf-legal-aid").report();
    TestEvent.exclusions(hiddenToo, 1, "insaf-legal-aid").report();
    TestEvent next = TestEvent.submitted().to("insaf-legal-aid").report();
    try (SseReader stream = SseReader.connected("insaf-legal", last)) {
      assertThat(stream.next().reference()).isEqualTo(next.reference);
      assertThat(stream.rest()).isEqualTo(List.of());
    }
  }

  @Test
  void whoIsExcludedMeanwhileHearsNoMoreOfIt() throws Exception {
    try (SseReader stream = SseReader.connected("insaf-legal", places.end("insaf-legal"))) {
      TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
      assertThat(stream.next().reference()).isEqualTo(event.reference);
      TestEvent.exclusions(event, 1, "insaf-legal-aid").report();
      TestEvent again = TestEvent.submitted().to("insaf-legal-aid");
      again.body().put("subject", event.body().get("subject"));
      again.report();
      TestEvent other = TestEvent.submitted().to("insaf-legal-aid").report();
      assertThat(stream.next().reference()).isEqualTo(other.reference);
      assertThat(stream.rest()).isEqualTo(List.of());
    }
  }

  /**
   * Transactions of several processes, open for different times, committed in another order than
   * begun, some never; and a reader that loses its connection now and then.
   */
  @Test
  void thousandsFromSeveralReplicasArriveOnceInTheOrderOfTheFeed() throws Exception {
    Random random = new Random(7);
    String last = places.end("hota-intake");
    List<String> read = new ArrayList<>();
    List<OtherReplica> replicas = new ArrayList<>();
    SseReader stream = SseReader.connected("hota-intake", last);
    try {
      for (int i = 0; i < 6; i++) {
        replicas.add(new OtherReplica(database));
      }
      for (int i = 0; i < 2_000; i++) {
        OtherReplica one = replicas.get(random.nextInt(replicas.size()));
        one.raise("hota", "PK-26-THOU-%04d-0".formatted(i));
        int turn = random.nextInt(40);
        if (turn == 0) {
          one.rollback();
        } else if (turn < 5) {
          one.commit();
        }
        if (i % 500 == 250) {
          last = readRest(stream, read, last);
          stream.close();
        } else if (i % 500 == 499) {
          stream = SseReader.connected("hota-intake", last);
        }
      }
      for (OtherReplica one : replicas) {
        one.commit();
      }
      List<String> expected =
          rows.texts(
              "SELECT reference FROM alert WHERE reference LIKE 'PK-26-THOU-%' ORDER BY xid, position");
      assertThat(expected.size() > 1_000).as("too few were committed").isTrue();
      read.addAll(references(stream.next(expected.size() - read.size())));
      assertThat(read).isEqualTo(expected);
      assertThat(stream.rest()).isEqualTo(List.of());
    } finally {
      stream.close();
      for (OtherReplica one : replicas) {
        one.close();
      }
    }
  }

  private static String readRest(SseReader stream, List<String> read, String last)
      throws InterruptedException {
    for (SseReader.Event event : stream.next(stream.rest().size())) {
      read.add(event.reference());
      last = event.id();
    }
    return last;
  }

  /**
   * More than fits into what lies between: the service stops reading for it, and goes on for
   * others.
   */
  @Test
  void aReaderThatDoesNotReadHoldsNobodyUpAndIsCutOffInTheEnd() throws Exception {
    int many = 10_000;
    String start = places.of("darya-hospital-integration", FeedPosition.START);
    try (SlowReader slow = SlowReader.of("darya-hospital-integration", start);
        SlowReader never = SlowReader.of("darya-hospital-integration", start)) {
      raiseMany("darya-hospital", many);
      try (SseReader fast = SseReader.connected("darya-hospital-integration", start)) {
        fast.next(many);
        assertThat(slow.readEvents(many)).isEqualTo(many);
        clock.advance(Duration.ofMinutes(16));
        assertThat(fast.ends()).isTrue();
        assertThat(never.readEvents(many) < many)
            .as("it ended, and left out what was not read")
            .isTrue();
      }
    }
  }

  private void raiseMany(String agency, int count) throws Exception {
    rows.execute(
        "INSERT INTO event SELECT 'urn:amaan:case-service', gen_random_uuid(),"
            + " 'org.amaan.case.opened.v1', 'many', now(), now() FROM generate_series(1, ?)",
        count);
    rows.execute(
        "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, action,"
            + " created_at, version) SELECT gen_random_uuid(), source, id, type, 'cases/' || id,"
            + " 'PK-26-MANY-0000-1', '/v1/cases/' || id, 'routine', ?, 'read', now(), 0 FROM event WHERE"
            + " subject = 'many'",
        agency);
  }

  @Test
  void oneReaderHasTwentyAtMostAndRoomAgainWhenOneIsClosed() throws Exception {
    try (Streams streams = new Streams()) {
      for (int i = 0; i < 20; i++) {
        streams.open("stranger-ngo");
      }
      as("stranger-ngo")
          .get("/v1/alerts/stream")
          .then()
          .statusCode(429)
          .header("Retry-After", "30")
          .body("type", equalTo("urn:amaan:problem:too-many-streams"))
          .body("limit", equalTo(20));
      streams.open("insaf-legal");
      streams.closeOne();
      await().atMost(10, SECONDS).until(() -> streams.isOpened("stranger-ngo"));
    }
  }

  /** The limits of an agency and of all are lower here than elsewhere. */
  @Test
  void oneAgencyLeavesRoomForOthersAndAllTogetherForTheProcess() throws Exception {
    try (Streams streams = new Streams()) {
      for (String client : List.of("ahtc-officer-1", "ahtc-officer-2", "ahtc-supervisor")) {
        for (int i = 0; i < 20 && streams.count() < 50; i++) {
          streams.open(client);
        }
      }
      as("ahtc-supervisor")
          .get("/v1/alerts/stream")
          .then()
          .statusCode(429)
          .body("limit", equalTo(50));
      for (String client : List.of("lahore-officer", "lahore-supervisor")) {
        for (int i = 0; i < 20; i++) {
          streams.open(client);
        }
      }
      as("prosecutor-punjab")
          .get("/v1/alerts/stream")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", equalTo("urn:amaan:problem:no-room-for-streams"));
      as("prosecutor-punjab").get("/v1/alerts").then().statusCode(200);
    }
  }

  private final class Streams implements AutoCloseable {
    private final List<SseReader> open = new ArrayList<>();

    void open(String client) throws Exception {
      open.add(SseReader.connected(client, places.end(client)));
    }

    boolean isOpened(String client) throws Exception {
      SseReader stream = SseReader.open(client, places.end(client));
      open.add(stream);
      return stream.response.statusCode() == 200;
    }

    int count() {
      return open.size();
    }

    void closeOne() throws Exception {
      open.remove(0).close();
    }

    @Override
    public void close() throws Exception {
      for (SseReader stream : open) {
        stream.close();
      }
    }
  }

  private static List<String> references(List<SseReader.Event> events) {
    return events.stream().map(SseReader.Event::reference).toList();
  }
}
