package org.amaan.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads a replica's stream of alerts until it is closed. */
public final class AlertReader implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  /**
   * @param place the event's id in the stream
   * @param text the event's data as it was sent
   */
  public record Seen(String place, String alert, String link, String text) {}

  public final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final InputStream stream;

  /**
   * @param lastSeen where to go on; empty to begin with what is open
   */
  public AlertReader(String service, String token, String lastSeen) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + "/v1/alerts/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (!lastSeen.isEmpty()) {
      request.header("Last-Event-ID", lastSeen);
    }
    try {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("no stream, but " + answer.statusCode());
      }
      stream = answer.body();
      Thread reading = new Thread(this::read, "alert-reader");
      reading.setDaemon(true);
      reading.start();
      connected.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean ends() throws InterruptedException {
    return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String place = "";
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith(":")) {
          connected.countDown();
        } else if (line.startsWith("id:")) {
          place = line.substring("id:".length()).strip();
        } else if (line.startsWith("data:")) {
          String text = line.substring("data:".length()).strip();
          var alert = Http.JSON.readTree(text);
          seen.add(new Seen(place, alert.path("id").asText(), alert.path("link").asText(), text));
        }
        line = lines.readLine();
      }
    } catch (IOException closed) {
      // by this side, or by a service that died
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
