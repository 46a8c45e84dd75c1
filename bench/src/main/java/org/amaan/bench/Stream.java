package org.amaan.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A reader of the inbox as server-sent events. */
final class Stream implements AutoCloseable {

  private final java.util.stream.Stream<String> lines;

  private Stream(java.util.stream.Stream<String> lines) {
    this.lines = lines;
  }

  /** What comes from now on: alerts that are open already come first, and nobody looks for them. */
  static Stream open(RunningStack stack, String client) {
    HttpRequest request =
        stack
            .as(client, stack.at.notification() + "/v1/alerts/stream")
            .timeout(java.time.Duration.ofHours(1))
            .GET()
            .build();
    HttpResponse<java.util.stream.Stream<String>> answer =
        stack.http().sendAsync(request, HttpResponse.BodyHandlers.ofLines()).join();
    if (answer.statusCode() != 200) {
      throw new RunningStack.NotAsExpected("no stream: " + answer.statusCode());
    }
    return new Stream(answer.body());
  }

  void follow(Receiver.Arrival arrival) {
    Thread reader =
        new Thread(
            () -> {
              try {
                lines
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> arrival.of(line.substring(5), System.nanoTime()));
              } catch (RuntimeException closed) {
                // the end of the measurement
              }
            },
            "stream");
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public void close() {
    lines.close();
  }
}
