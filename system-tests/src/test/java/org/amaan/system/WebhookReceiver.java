package org.amaan.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system of an agency that takes whatever comes, in the end. */
final class WebhookReceiver implements AutoCloseable {

  /**
   * @param event the id in the body: the alert's
   */
  record Received(String webhookId, String event) {}

  final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int answered = Integer.MAX_VALUE;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** From now on it lets those wait that come after some, until it is told to go on. */
  void holdAfter(int some) {
    answered = some;
  }

  void release() {
    released.countDown();
  }

  long events() {
    return received.stream().map(Received::event).distinct().count();
  }

  private void take(HttpExchange exchange) throws IOException {
    String event = Http.JSON.readTree(exchange.getRequestBody().readAllBytes()).path("id").asText();
    received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), event));
    if (received.size() > answered) {
      await();
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
