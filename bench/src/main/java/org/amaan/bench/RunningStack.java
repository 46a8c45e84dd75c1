package org.amaan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.Secrets;
import org.amaan.launcher.stack.TokenSource;
import org.amaan.launcher.story.Endpoints;

/** The stack under measurement: its services, tokens of the demo clients, and its PostgreSQL. */
public final class RunningStack {

  public static final List<String> DATABASES = List.of("referral", "casework", "notification");

  static final ObjectMapper JSON = new ObjectMapper();

  private final Ports ports = Ports.of(System.getenv());
  private final TokenSource tokens = new TokenSource(EmbeddedKeycloak.url(ports.keycloak()));
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newFixedThreadPool(4))
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  public final Endpoints at = Endpoints.on(ports);

  /** Of another status than asked for nothing can be measured. */
  public static final class NotAsExpected extends RuntimeException {
    public NotAsExpected(String message) {
      super(message);
    }
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder as(String client, String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofMinutes(1))
        .header("Authorization", "Bearer " + tokens.of(client));
  }

  /** A command of its own. */
  public HttpRequest post(String client, String url, String type, String body) {
    return as(client, url)
        .header("Content-Type", type)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode require(int status, HttpRequest request) {
    HttpResponse<String> answer = send(request).join();
    if (answer.statusCode() != status) {
      throw new NotAsExpected(request.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return json(answer.body());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.isEmpty() ? "{}" : text);
    } catch (IOException e) {
      throw new NotAsExpected("not JSON: " + text);
    }
  }

  /**
   * As the superuser, who is under no policy: a look at the figures, and the references' tables.
   */
  public Connection database(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name,
        "postgres",
        Secrets.of("postgres"));
  }

  /** A database of the reference's own, in the server that the services use. */
  Connection reference() throws SQLException {
    try (Connection server = database("postgres");
        Statement statement = server.createStatement()) {
      if (!exists(statement)) {
        statement.execute("CREATE DATABASE bench");
      }
    }
    return database("bench");
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = 'bench'")) {
      return found.next();
    }
  }
}
