package org.amaan.referral.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands in for case-service and notification-service. Tests tell it over HTTP what to answer,
 * because Quarkus runs resources and tests in different class loaders.
 */
public class Peers implements QuarkusTestResourceLifecycleManager {

  private static final String CONTROL = "/stub";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private HttpServer server;

  /** What the stub answers to one path. */
  public record Answer(int status, long delayMillis, String body) {}

  /** What the stub was sent. */
  public record Call(String method, String path, String body, boolean authorised) {}

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "stub-peer");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of("AMAAN_CASE_URL", url, "AMAAN_NOTIFICATION_URL", url);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  // ---------------------------------------------------------------- for tests

  /** From now on {@code path} is answered like this. */
  public static void answer(String path, int status, String body) {
    answer(path, new Answer(status, 0, body));
  }

  public static void answer(String path, Answer answer) {
    try {
      send("PUT", CONTROL + path, JSON.writeValueAsString(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** case-service says who holds a case. */
  public static void custodian(
      UUID caseId, long sequence, String agency, String unit, String... readers) {
    custodian(caseId, sequence, false, agency, unit, readers);
  }

  public static void custodian(
      UUID caseId, long sequence, boolean closed, String agency, String unit, String... readers) {
    ArrayNode granted = JSON.createArrayNode();
    for (String reader : readers) {
      granted.addObject().put("agency", reader).put("basis", "grant");
    }
    answer(
        custodianPath(caseId),
        200,
        """
        {"caseId": "%s", "sequence": %d, "custodian": {"agency": "%s", "unit": "%s"}, "readers": %s, "closed": %s}
        """
            .formatted(caseId, sequence, agency, unit, granted, closed));
  }

  public static String custodianPath(UUID caseId) {
    return "/v1/cases/" + caseId + "/custodian";
  }

  /** Everything the service has sent so far, in the order of arrival. */
  public static List<Call> calls() {
    try {
      return List.of(JSON.readValue(send("GET", CONTROL, ""), Call[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String send(String method, String path, String body) {
    String url = ConfigProvider.getConfig().getValue("AMAAN_CASE_URL", String.class);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---------------------------------------------------------------- the server

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals(CONTROL)) {
      reply(exchange, 200, JSON.writeValueAsString(calls));
    } else if (path.startsWith(CONTROL)) {
      answers.put(path.substring(CONTROL.length()), JSON.readValue(body, Answer.class));
      reply(exchange, 204, "");
    } else {
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      boolean authorised = token != null && token.startsWith("Bearer ");
      for (String one : each(body)) {
        calls.add(new Call(method, path, one, authorised));
      }
      Answer answer = answers.getOrDefault(path, usual(method, path, body));
      pause(answer.delayMillis());
      reply(exchange, answer.status(), answer.body());
    }
  }

  /** A batch of events counts as so many calls. */
  private static List<String> each(String body) throws IOException {
    if (!body.startsWith("[")) {
      return List.of(body);
    }
    List<String> events = new ArrayList<>();
    JSON.readTree(body).forEach(event -> events.add(event.toString()));
    return events;
  }

  private static Answer usual(String method, String path, String body) throws IOException {
    if (method.equals("PUT") && path.startsWith("/v1/referred-cases/")) {
      String referral = path.substring(path.lastIndexOf('/') + 1);
      JsonNode message = JSON.readTree(body);
      UUID caseId =
          message.hasNonNull("caseId")
              ? UUID.fromString(message.get("caseId").asText())
              : UUID.nameUUIDFromBytes(referral.getBytes(StandardCharsets.US_ASCII));
      return new Answer(
          200,
          0,
          "{\"caseId\": \"%s\", \"sequence\": %s}".formatted(caseId, message.path("sequence")));
    }
    if (method.equals("PUT") && path.matches("/v1/cases/[^/]+/protection/[^/]+")) {
      return new Answer(204, 0, "");
    }
    if (method.equals("PUT") && path.startsWith("/v1/revocations/")) {
      return new Answer(204, 0, "");
    }
    if (method.equals("POST") && path.equals("/v1/events")) {
      return new Answer(
          202, 0, "{\"accepted\": %d, \"duplicates\": 0}".formatted(each(body).size()));
    }
    return new Answer(
        404,
        0,
        "{\"type\": \"urn:amaan:problem:not-found\", \"title\": \"Not found\", \"status\": 404}");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis); // a slow peer, not a test that waits
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
