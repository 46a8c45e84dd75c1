package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amaan.launcher.stack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two notification-services on one database share the work; one of them dies in the middle. */
@Isolated("ends a service")
class NotificationReplicasTest {

  private static final Duration DELIVERED = Duration.ofSeconds(90);
  private static final int BATCH = 100;

  /** One subscription for each, so that both replicas have something to do. */
  private static final List<String> TYPES =
      List.of("opened", "assigned", "state-changed", "custody-passed");

  private static final String ADMIN = "replicas-admin";
  private static final String READER = "replicas-reader";
  private static final String AGENCY = "replicas-agency";

  private static final Platform PLATFORM = Platform.running();

  private final Http http = new Http();
  private final String first = PLATFORM.at.notification();
  private final ServiceProcess second = PLATFORM.replica();
  private final List<String> subscriptions = new ArrayList<>();
  private WebhookReceiver receiver;

  @BeforeAll
  static void anAgencyOfItsOwn() {
    Realm realm = PLATFORM.realm();
    realm.add(Realm.Client.named(ADMIN).with("agency-admin").of(AGENCY));
    realm.add(Realm.Client.named(READER).with("caseworker").of(AGENCY));
  }

  @BeforeEach
  void startTheSecond() throws Exception {
    if (!second.isRunning()) {
      second.start();
    }
    receiver = new WebhookReceiver();
  }

  @AfterEach
  void endSubscriptions() {
    for (String path : subscriptions) {
      String tag = send("GET", first, path, ADMIN, null).require(200).headers().get("etag");
      http.send("DELETE", first + path, headers(ADMIN, Map.of("If-Match", tag)), null).require(204);
    }
    receiver.close();
  }

  @AfterAll
  static void endTheSecond() {
    PLATFORM.replica().stop();
  }

  @Test
  void eachAlertIsDeliveredOnceAlthoughBothAreToldOfEachEvent() throws Exception {
    TYPES.forEach(this::subscribe);
    double before = delivered(first);
    double beforeAtSecond = delivered(second.address());
    int events = 2_000;
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> reports = new ArrayList<>();
      for (String batch : batches(events)) {
        reports.add(clients.submit(() -> report(first, batch)));
        reports.add(clients.submit(() -> report(second.address(), batch)));
      }
      for (Future<?> report : reports) {
        report.get();
      }
    } finally {
      clients.shutdown();
    }
    await().atMost(DELIVERED).until(this::nothingWaits);
    assertThat(receiver.events()).isEqualTo(events);
    assertThat(receiver.received.size()).isEqualTo(events);
    // Whoever has a turn keeps it while more comes; where an event is reported after a pause, it
    // begins.
    await().atMost(DELIVERED).until(() -> hasAShare(first, before));
    await().atMost(DELIVERED).until(() -> hasAShare(second.address(), beforeAtSecond));
  }

  @Test
  void whatOneHadInHandWhenItWasKilledTheOtherDelivers() throws Exception {
    TYPES.forEach(this::subscribe);
    int events = 2_000;
    int answered = 200;
    receiver.holdAfter(answered);
    List<String> batches = batches(events);
    batches.subList(0, batches.size() / 2).forEach(batch -> report(second.address(), batch));
    await().atMost(DELIVERED).until(() -> receiver.events() > answered);
    ProcessHandle process = second.process().running().orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    receiver.release();
    batches.forEach(batch -> report(first, batch));
    await().atMost(DELIVERED).until(this::nothingWaits);
    assertThat(receiver.events()).isEqualTo(events);
    Map<String, Set<String>> ids =
        receiver.received.stream()
            .collect(
                Collectors.groupingBy(
                    WebhookReceiver.Received::event,
                    Collectors.mapping(WebhookReceiver.Received::webhookId, Collectors.toSet())));
    assertThat(ids.values().stream().allMatch(each -> each.size() == 1))
        .as("a repeat comes under the same webhook-id")
        .isTrue();
  }

  @Test
  void aStreamAtOneShowsWhatTheOtherTookAndGoesOnThere() throws Exception {
    String start;
    try (AlertReader reader = reader(first, "")) {
      List<String> about = new ArrayList<>(reported(second.address(), 5));
      about.addAll(reported(first, 5));
      await().atMost(DELIVERED).until(() -> links(reader.seen).containsAll(about));
      start = reader.seen.get(reader.seen.size() - 4).place();
    }
    Set<String> missed = new TreeSet<>(reported(first, 150));
    missed.addAll(reported(second.address(), 150));
    try (AlertReader reader = reader(second.address(), start)) {
      missed.addAll(reported(first, 20));
      await().atMost(DELIVERED).until(() -> links(reader.seen).containsAll(missed));
      assertThat(reader.seen.size()).isEqualTo(3 + missed.size());
      assertThat(new HashSet<>(reader.seen.stream().map(s -> s.alert()).toList()).size())
          .isEqualTo(reader.seen.size());
      second.stop();
      assertThat(reader.ends()).as("a service that stops ends its streams").isTrue();
    }
    try (AlertReader reader = reader(first, start)) {
      await().atMost(DELIVERED).until(() -> reader.seen.size() >= 3 + missed.size());
      assertThat(links(reader.seen).containsAll(missed)).isTrue();
    }
  }

  private AlertReader reader(String service, String lastSeen) {
    return new AlertReader(service, PLATFORM.realm().token(READER), lastSeen);
  }

  private static List<String> links(List<AlertReader.Seen> seen) {
    return seen.stream().map(AlertReader.Seen::link).toList();
  }

  private void subscribe(String type) {
    String body =
        """
        {"channel": "webhook", "url": "%s", "events": ["org.amaan.case.%s.v1"]}
        """
            .formatted(receiver.url() + type, type);
    Http.Reply made =
        http.send(
            "POST",
            first + "/v1/subscriptions",
            headers(ADMIN, Map.of("Idempotency-Key", UUID.randomUUID().toString())),
            body);
    subscriptions.add("/v1/subscriptions/" + made.require(201).json().path("id").asText());
  }

  private boolean hasAShare(String service, double before) {
    reported(service, 1);
    return delivered(service) > before;
  }

  private boolean nothingWaits() {
    return send("GET", first, "/v1/deliveries?state=pending&limit=1", ADMIN, null)
        .require(200)
        .json()
        .path("items")
        .isEmpty();
  }

  /** How many deliveries a replica has made since it started, as its metrics say. */
  private double delivered(String service) {
    return http.send("GET", service + "/q/metrics", Map.of(), null)
        .require(200)
        .text()
        .lines()
        .filter(line -> line.startsWith("amaan_deliveries_delivered_seconds_count"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static List<String> batches(int events) {
    return IntStream.range(0, events / BATCH)
        .mapToObj(i -> batch(IntStream.range(0, BATCH).mapToObj(j -> newCase()).toList()))
        .toList();
  }

  /** Events about cases of their own, and the links to these. */
  private List<String> reported(String service, int count) {
    List<String> cases = IntStream.range(0, count).mapToObj(i -> newCase()).toList();
    for (int i = 0; i < count; i += BATCH) {
      report(service, batch(cases.subList(i, Math.min(i + BATCH, count))));
    }
    return cases.stream().map(one -> "/v1/cases/" + one).toList();
  }

  private static String newCase() {
    return UUID.randomUUID().toString();
  }

  private static String batch(List<String> cases) {
    ArrayNode batch = Http.JSON.createArrayNode();
    for (String one : cases) {
      String type = TYPES.get(batch.size() % TYPES.size());
      var event = batch.addObject();
      event.put("specversion", "1.0").put("id", UUID.randomUUID().toString());
      event.put("source", "urn:amaan:case-service").put("type", "org.amaan.case." + type + ".v1");
      event.put("subject", "cases/" + one).put("time", Instant.now().toString());
      event.put("datacontenttype", "application/json");
      var data = event.putObject("data");
      data.put("reference", "C-PK-26-7KQ4-M2XD-R").put("link", "/v1/cases/" + one);
      data.put("urgency", "routine");
      data.putArray("recipients").addObject().put("agency", AGENCY).put("action", "read");
    }
    return batch.toString();
  }

  /** As an outbox does: again, until it is answered. */
  private void report(String service, String batch) {
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + PLATFORM.tokens.of(Platform.CASE),
            "Content-Type",
            "application/cloudevents-batch+json");
    await()
        .atMost(DELIVERED)
        .ignoreException(UncheckedIOException.class)
        .until(() -> http.send("POST", service + "/v1/events", headers, batch).status() == 202);
  }

  private Http.Reply send(String method, String service, String path, String client, String body) {
    return http.send(method, service + path, headers(client, Map.of()), body);
  }

  private static Map<String, String> headers(String client, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Authorization", "Bearer " + PLATFORM.realm().token(client));
    headers.put("Content-Type", "application/json");
    return headers;
  }
}
