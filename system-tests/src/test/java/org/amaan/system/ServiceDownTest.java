package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.launcher.story.Answer;
import org.amaan.launcher.story.StoryStopped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Parts of the platform are down while others work, and nothing acknowledged is lost. */
@Isolated("ends a service")
class ServiceDownTest {

  private static final Duration DELIVERED = Duration.ofSeconds(90);

  private final Platform platform = Platform.running();

  @AfterEach
  void allUpAgain() {
    for (String service : List.of(Platform.REFERRAL, Platform.CASE, Platform.NOTIFICATION)) {
      if (!platform.isRunning(service)) {
        platform.start(service);
      }
    }
  }

  @Test
  void alertsComeOnceTheNotifierIsBack() {
    platform.kill(Platform.NOTIFICATION);
    Answer referral = submit(Platform.key());
    assertThat(referral.status()).isEqualTo(201);
    platform.start(Platform.NOTIFICATION);
    await().atMost(DELIVERED).until(() -> alerts("submitted", referral) == 1);
  }

  @Test
  void aCaseOpensOnceTheCaseServiceIsBack() {
    platform.kill(Platform.CASE);
    platform.kill(Platform.NOTIFICATION);
    Answer referral = submit(Platform.key());
    String url = platform.at.referral() + "/v1/referrals/" + referral.text("/id");
    assertThat(platform.api.post("ahtc-supervisor", url + "/receipt", "{}").status())
        .isEqualTo(200);
    Answer accepted =
        platform.api.post("ahtc-supervisor", url + "/acceptance", "{\"openCase\": true}");
    assertThat(accepted.text("/state")).isEqualTo("accepted");
    // Who holds the case cannot be confirmed now, so nobody of the police reads the person.
    Answer read = readSubject(referral);
    assertThat(read.status() == 503 || !read.has("/fields/identity")).as(read::toString).isTrue();
    platform.start(Platform.CASE);
    platform.start(Platform.NOTIFICATION);
    await().atMost(DELIVERED).until(() -> cases(referral).size() == 1);
    await().atMost(DELIVERED).until(() -> readSubject(referral).has("/fields/identity"));
    await().atMost(DELIVERED).until(() -> alerts("submitted", referral) == 1);
  }

  @Test
  void acknowledgedReferralsSurviveKillNineAndTheOthersCanBeRepeated() throws Exception {
    Map<UUID, Answer> acknowledged = new ConcurrentHashMap<>();
    List<UUID> keys = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        UUID key = Platform.key();
        keys.add(key);
        sending.add(clients.submit(() -> sendOnce(key, acknowledged)));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= 10);
      platform.kill(Platform.REFERRAL);
      for (Future<?> each : sending) {
        each.get();
      }
    } finally {
      clients.shutdown();
    }
    assertThat(acknowledged.size() < keys.size())
        .as("the kill came too late to interrupt anything")
        .isTrue();
    platform.start(Platform.REFERRAL);
    Map<UUID, String> after = new LinkedHashMap<>();
    for (UUID key : keys) {
      after.put(key, repeat(key).text("/id"));
    }
    acknowledged.forEach((key, answer) -> assertThat(after.get(key)).isEqualTo(answer.text("/id")));
    assertThat(after.values().stream().distinct().count()).isEqualTo(keys.size());
    for (Answer answer : acknowledged.values()) {
      await().atMost(DELIVERED).until(() -> alerts("submitted", answer) == 1);
    }
  }

  private void sendOnce(UUID key, Map<UUID, Answer> acknowledged) {
    try {
      Answer answer = submit(key);
      if (answer.status() == 201) {
        acknowledged.put(key, answer);
      }
    } catch (StoryStopped e) {
      // The connection broke: this client does not know whether it was heard.
    }
  }

  /** As a client does that got no answer: the same request with the same key. */
  private Answer repeat(UUID key) {
    Answer[] answer = new Answer[1];
    await().atMost(Duration.ofSeconds(60)).until(() -> (answer[0] = submit(key)).status() == 201);
    return answer[0];
  }

  private Answer submit(UUID key) {
    return platform.api.post(
        "umeed-caseworker", platform.at.referral() + "/v1/referrals", platform.referralBody(), key);
  }

  private Answer readSubject(Answer referral) {
    return platform.api.get(
        "ahtc-officer-1",
        platform.at.referral()
            + "/v1/subjects/"
            + referral.text("/subjectId")
            + "?purpose=investigation");
  }

  private List<String> cases(Answer referral) {
    Answer held =
        platform.api.get(
            "ahtc-supervisor", platform.at.casework() + "/v1/cases?assignee=unit&limit=200");
    return held.items()
        .filter(
            item ->
                item.path("subjects")
                    .findValuesAsText("subjectId")
                    .contains(referral.text("/subjectId")))
        .map(item -> item.path("id").asText())
        .toList();
  }

  private long alerts(String about, Answer referral) {
    Answer open =
        platform.api.get(
            "ahtc-supervisor", platform.at.notification() + "/v1/alerts?state=open&limit=200");
    return open.items()
        .filter(item -> item.path("reference").asText().equals(referral.text("/reference")))
        .filter(item -> item.path("type").asText().endsWith("." + about + ".v1"))
        .count();
  }
}
