package org.amaan.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.amaan.launcher.testing.Tokens;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events as the WHATWG describes it. */
final class SseReader implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  record Event(String id, String name, String data) {
    String reference() {
      return JsonPath.from(data).getString("reference");
    }
  }

  final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private SseReader(HttpResponse<InputStream> response) {
    this.response = response;
    Thread thread = new Thread(this::read, "sse-reader");
    thread.setDaemon(true);
    thread.start();
  }

  static SseReader open(String client, @Nullable String lastEventId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/alerts/stream"))
            .header("Authorization", "Bearer " + Tokens.of(client))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new SseReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  /** Opens a stream and waits until the server has answered on it. */
  static SseReader connected(String client, @Nullable String lastEventId) throws Exception {
    SseReader reader = open(client, lastEventId);
    assertThat(reader.response.statusCode()).isEqualTo(200);
    assertThat(reader.comment()).isEqualTo("open");
    return reader;
  }

  Event next() throws InterruptedException {
    Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(event).as("no event came").isNotNull();
    return event;
  }

  List<Event> next(int count) throws InterruptedException {
    List<Event> read = new ArrayList<>();
    while (read.size() < count) {
      read.add(next());
    }
    return read;
  }

  String comment() throws InterruptedException {
    String comment = comments.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(comment).as("no comment came").isNotNull();
    return comment;
  }

  boolean ends() throws InterruptedException {
    return ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What has come and was not asked for. */
  List<Event> rest() {
    return List.copyOf(events);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      StringBuilder data = new StringBuilder();
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(id, name, data.toString()));
          }
          name = "";
          data.setLength(0);
        } else if (line.startsWith(":")) {
          comments.add(line.substring(1).trim());
        } else if (line.startsWith("id:")) {
          id = line.substring(3).trim();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).trim();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).trim());
        }
      }
    } catch (IOException closed) {
      // by this side
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
