package org.amaan.notification.contention;

import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.launcher.testing.Tokens;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.Race;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commands about one thing at one moment: each is carried out or told what stands in its way, and
 * none is sent away because another was faster.
 */
@QuarkusTest
class ContentionTest {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 8);
  private static final String LADDER = "/v1/escalation-ladder";
  private static final String WAITS =
      """
      {"waits": {"routine": {"supervisor": "PT%dH", "fallback": "P1D", "coordinator": "P1DT12H"},
        "immediateDanger": {"supervisor": "PT1M", "fallback": "PT2M", "coordinator": "PT24H"}},
       "events": ["org.amaan.referral.*"]}
      """;

  private final Race race = Race.seeded();

  @Inject Rows rows;

  @BeforeAll
  static void signIn() {
    List.of(ADMIN, "ahtc-supervisor", "ahtc-officer-1", "referral-service").forEach(Tokens::of);
  }

  /** What is sent at one moment. */
  private interface Round {
    List<Callable<Response>> calls();
  }

  private Map<Integer, Integer> rounds(Set<Integer> right, Round round) throws Exception {
    List<Integer> answers = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (Response answer : race.run(round.calls())) {
        answers.add(answer.statusCode());
        if (!right.contains(answer.statusCode())) {
          wrong.add(answer.asString());
        }
      }
    }
    Map<Integer, Integer> counts = Race.counted(answers);
    System.out.println("race.seed=" + race.seed() + " " + counts);
    assertThat(wrong).as("race.seed=" + race.seed() + " " + counts).isEqualTo(List.of());
    return counts;
  }

  @Test
  void acknowledgements() throws Exception {
    rounds(
        Set.of(200),
        () -> {
          TestEvent event = TestEvent.submitted().to("ahtc").report();
          String path =
              "/v1/alerts/"
                  + rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0)
                  + "/acknowledgement";
          return List.of(
              () -> command("ahtc-supervisor", path),
              () -> command("ahtc-officer-1", path),
              () -> command("ahtc-supervisor", path));
        });
  }

  @Test
  void changesAndAnEndOfASubscription() throws Exception {
    rounds(
        Set.of(200, 204, 404, 412),
        () -> {
          Subscribed subscribed = Subscribed.to("http://127.0.0.1:9/");
          String etag = subscribed.etag();
          return List.of(
              () -> change(subscribed, etag, "ur"),
              () -> change(subscribed, etag, "fa"),
              () -> command(ADMIN, subscribed.path() + "/secret-rotation"),
              () -> as(ADMIN).header("If-Match", etag).delete(subscribed.path()));
        });
  }

  @Test
  void ladders() throws Exception {
    Map<Integer, Integer> counts =
        rounds(
            Set.of(200, 412),
            () -> {
              String etag = as(ADMIN).get(LADDER).header("ETag");
              return List.of(() -> ladder(etag, 2), () -> ladder(etag, 3), () -> ladder(etag, 5));
            });
    assertThat(counts.get(200)).isEqualTo(ROUNDS);
  }

  /** One event that several send at once, and whom to hide it from. */
  @Test
  void events() throws Exception {
    rounds(
        Set.of(202),
        () -> {
          TestEvent event = TestEvent.submitted().to("ahtc").to("umeed-trust");
          return List.of(
              () -> report(event),
              () -> report(event),
              () -> report(event),
              () -> report(TestEvent.exclusions(event, 1, "ahtc")));
        });
  }

  private static Response report(TestEvent event) {
    return as("referral-service")
        .contentType(TestEvent.SINGLE)
        .body(event.body())
        .post("/v1/events");
  }

  private static Response command(String client, String path) {
    return as(client).header("Idempotency-Key", UUID.randomUUID()).post(path);
  }

  private static Response change(Subscribed subscribed, String etag, String language) {
    return as(ADMIN)
        .header("If-Match", etag)
        .contentType(MERGE_PATCH)
        .body(Map.of("language", language))
        .patch(subscribed.path());
  }

  private static Response ladder(String etag, int hours) {
    return as(ADMIN)
        .header("If-Match", etag)
        .contentType("application/json")
        .body(WAITS.formatted(hours))
        .put(LADDER);
  }
}
