package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.amaan.launcher.story.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** From a referral to an agency's own system, across services and deaths. */
@Isolated("ends a service")
class WebhookTest {

  private static final Duration DELIVERED = Duration.ofSeconds(90);

  private final Platform platform = Platform.running();
  private final Http http = new Http();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final CountDownLatch killed = new CountDownLatch(1);
  private HttpServer receiver;
  private String subscription = "";

  @BeforeEach
  void subscribe() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          try {
            killed.await(); // the first is never answered
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    String body =
        """
        {"channel": "webhook", "url": "http://127.0.0.1:%d/", "events": ["org.amaan.referral.*"]}
        """
            .formatted(receiver.getAddress().getPort());
    subscription =
        send("POST", "/v1/subscriptions", body, Map.of("Idempotency-Key", key()))
            .require(201)
            .json()
            .path("id")
            .asText();
  }

  @AfterEach
  void end() {
    if (!platform.isRunning(Platform.NOTIFICATION)) {
      platform.start(Platform.NOTIFICATION);
    }
    String path = "/v1/subscriptions/" + subscription;
    String tag = send("GET", path, null, Map.of()).require(200).headers().get("etag");
    send("DELETE", path, null, Map.of("If-Match", tag)).require(204);
    killed.countDown();
    receiver.stop(0);
  }

  @Test
  void whatWasUnderWayWhenTheServiceWasKilledComesAgainUnderTheSameId() {
    Answer referral =
        platform.api.post(
            "umeed-caseworker", platform.at.referral() + "/v1/referrals", platform.referralBody());
    assertThat(referral.status()).isEqualTo(201);
    String url = platform.at.referral() + "/v1/referrals/" + referral.text("/id");
    assertThat(platform.api.post("ahtc-supervisor", url + "/receipt", "{}").status())
        .isEqualTo(200);
    await().atMost(DELIVERED).until(() -> !ids.isEmpty());
    String id = ids.get(0);
    platform.kill(Platform.NOTIFICATION);
    killed.countDown();
    platform.start(Platform.NOTIFICATION);
    await().atMost(DELIVERED).until(() -> ids.stream().filter(id::equals).count() == 2);
    await().atMost(DELIVERED).until(() -> state(id).equals("delivered"));
  }

  private String state(String id) {
    return send("GET", "/v1/deliveries/" + id, null, Map.of())
        .require(200)
        .json()
        .path("state")
        .asText();
  }

  private Http.Reply send(String method, String path, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Authorization", "Bearer " + platform.tokens.of("umeed-admin"));
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    return http.send(method, platform.at.notification() + path, headers, body);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
