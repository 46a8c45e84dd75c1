package org.amaan.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The least that telling takes: one process takes a post, commits one row in the same PostgreSQL,
 * and posts to the receiver. No token is checked, nothing is encrypted, signed or kept for later.
 */
final class BareHook {

  private static final int CONNECTIONS = 8;

  private final RunningStack stack;

  BareHook(RunningStack stack) {
    this.stack = stack;
  }

  Latencies measured(Pace pace) throws Exception {
    Latencies latencies = new Latencies();
    Map<String, Long> due = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Connection> connections = connections();
    BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS, true, connections);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_000);
    try (Receiver receiver =
        Receiver.of(
            (body, nanos) -> latencies.add(nanos - due.getOrDefault(body.strip(), nanos)))) {
      server.setExecutor(threads);
      server.createContext("/", exchange -> take(exchange, idle, receiver.url()));
      server.start();
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      pace.keep(
          begin -> {
            String id = UUID.randomUUID().toString();
            due.put(id, begin);
            stack.send(
                HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(id)).build());
          });
      Pace.await(() -> latencies.count() == pace.all());
    } finally {
      server.stop(0);
      threads.shutdownNow();
      for (Connection connection : connections) {
        connection.close();
      }
    }
    return latencies;
  }

  private List<Connection> connections() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(stack.reference());
    }
    try (Statement statement = connections.get(0).createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bare_referral");
      statement.execute("CREATE TABLE bare_referral (id uuid PRIMARY KEY, body text NOT NULL)");
    }
    return connections;
  }

  private void take(HttpExchange exchange, BlockingQueue<Connection> idle, String receiver)
      throws IOException {
    String id;
    try (InputStream body = exchange.getRequestBody()) {
      id = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
    store(id, idle);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    stack.send(
        HttpRequest.newBuilder(URI.create(receiver))
            .POST(HttpRequest.BodyPublishers.ofString(id))
            .build());
  }

  private static void store(String id, BlockingQueue<Connection> idle) throws IOException {
    try {
      Connection connection = idle.take();
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bare_referral VALUES (?, ?)")) {
        insert.setObject(1, UUID.fromString(id));
        insert.setString(2, "x".repeat(2_000));
        insert.executeUpdate();
      } finally {
        idle.add(connection);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
