package org.amaan.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhooks and says when each came. */
final class Receiver implements AutoCloseable {

  /** What is done with one. */
  interface Arrival {
    void of(String body, long nanos);
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver of(Arrival arrival) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_000);
    Receiver receiver = new Receiver(server);
    server.setExecutor(receiver.threads);
    server.createContext("/", exchange -> take(exchange, arrival));
    server.start();
    return receiver;
  }

  /** One that takes the connection and never says a word. */
  static Receiver silent() throws IOException {
    return of(
        (body, nanos) -> {
          try {
            Thread.sleep(3_600_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private static void take(HttpExchange exchange, Arrival arrival) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      arrival.of(new String(body.readAllBytes(), StandardCharsets.UTF_8), System.nanoTime());
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
