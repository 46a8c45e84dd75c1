package org.amaan.notification.example;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/examples/WebhookReceiver.java, started as docs/webhooks.md says. */
@QuarkusTest
class WebhookReceiverTest {

  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "WebhookReceiver.java").toAbsolutePath().normalize();

  @Inject Rows rows;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private String url;
  private Subscribed subscription;
  private Process receiver;

  @BeforeEach
  void start() throws Exception {
    rows.execute("DELETE FROM subscription");
    int port = freePort();
    url = "http://127.0.0.1:" + port + "/amaan";
    subscription = Subscribed.to(url);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            EXAMPLE.toString(),
            Integer.toString(port));
    builder.environment().put("AMAAN_WEBHOOK_SECRET", subscription.secret());
    receiver = builder.redirectErrorStream(true).start();
    Thread reading = new Thread(this::read);
    reading.setDaemon(true);
    reading.start();
    await().atMost(60, SECONDS).until(() -> said.contains("ready"));
  }

  @AfterEach
  void end() throws SQLException {
    receiver.destroyForcibly();
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void itTakesWhatIsSentToIt() {
    subscription.command("test").statusCode(200).body("result", equalTo("delivered"));
    TestEvent event = TestEvent.submitted().to(Subscribed.AGENCY).report();
    await().until(() -> said.stream().anyMatch(line -> line.contains(event.reference)));
  }

  @Test
  void itHandlesAMessageOnceAndRefusesWhatIsForgedOrOld() throws Exception {
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    assertThat(send(id, now, "{\"n\":1}", sign(id, now, "{\"n\":1}"))).isEqualTo(204);
    assertThat(send(id, now, "{\"n\":1}", sign(id, now, "{\"n\":1}"))).isEqualTo(204);
    await().until(() -> said.contains("event {\"n\":1}"));
    assertThat(said.stream().filter(line -> line.startsWith("event")).count()).isEqualTo(1);

    String other = UUID.randomUUID().toString();
    assertThat(send(other, now, "{\"n\":2}", sign(id, now, "{\"n\":1}")))
        .as("altered")
        .isEqualTo(401);
    assertThat(send(other, now, "{\"n\":1}", sign(id, now, "{\"n\":1}")))
        .as("another id")
        .isEqualTo(401);
    assertThat(send(other, now, "{}", "v1,AAAA")).as("forged").isEqualTo(401);
    assertThat(send(other, now, "{}", "")).as("unsigned").isEqualTo(401);
    long old = now - Duration.ofMinutes(6).toSeconds();
    assertThat(send(other, old, "{}", sign(other, old, "{}"))).as("replayed").isEqualTo(401);
    long early = now + Duration.ofMinutes(6).toSeconds();
    assertThat(send(other, early, "{}", sign(other, early, "{}")))
        .as("from the future")
        .isEqualTo(401);
    assertThat(send(other, now, "{}", "v1,AAAA " + sign(other, now, "{}")))
        .as("one signature of several fits")
        .isEqualTo(204);
  }

  private String sign(String id, long at, String body) throws Exception {
    return new Webhook(subscription.secret()).sign(id, at, body);
  }

  private int send(String id, long at, String body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
    Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(at),
            "webhook-signature", signature)
        .forEach(request::header);
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException ended) {
      // with the process
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
