package org.amaan.casework.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.platform.testing.Contract;

/**
 * referral-service and notification-service as this service sees them. Each request and each answer
 * is held against the provider's own contract; what breaks it is kept in {@link #problems}.
 */
public class StubPeers implements QuarkusTestResourceLifecycleManager {

  public record Received(String method, String path, String mediaType, String token, String body) {}

  private record Agency(String code, String type, String unit, String country) {
    Agency(String code, String type, String unit) {
      this(code, type, unit, "PK");
    }

    String service() {
      return code.endsWith("-oversight")
          ? "oversight"
          : type.equals("coordinator") ? "coordination" : "investigation";
    }
  }

  private static final List<Agency> AGENCIES =
      List.of(
          new Agency("ahtc", "police", "ahtc-islamabad"),
          new Agency("lahore-police", "police", "lahore-investigation"),
          new Agency("punjab-police", "police", "punjab-investigation"),
          new Agency("punjab-prosecution", "prosecution", "punjab-main"),
          // A prosecution whose only client is a caseworker.
          new Agency("hota", "prosecution", "hota-main"),
          new Agency("nrm-pakistan", "coordinator", "nrm-pakistan-desk"),
          new Agency("nrm-afghanistan", "coordinator", "nrm-afghanistan-desk", "AF"),
          new Agency("national-oversight", "coordinator", "national-oversight-desk"),
          new Agency("umeed-trust", "ngo", "umeed-main"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  public final List<Received> received = new CopyOnWriteArrayList<>();
  public final List<String> problems = new CopyOnWriteArrayList<>();

  private HttpServer referralService;
  private HttpServer notificationService;

  @Override
  public Map<String, String> start() {
    referralService = server(Contract.of("referral-service"));
    notificationService = server(Contract.of("notification-service"));
    return Map.of(
        "quarkus.rest-client.referral-service.url", url(referralService),
        "quarkus.rest-client.notification-service.url", url(notificationService));
  }

  @Override
  public void stop() {
    referralService.stop(0);
    notificationService.stop(0);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(StubPeers.class));
  }

  /** From now on, paths that contain this are answered with this status. */
  public void fail(String path, int status) {
    failures.put(path, status);
  }

  /** From now on, this path is answered so. */
  public void answer(String path, String body) {
    answers.put(path, body);
  }

  public void recover() {
    failures.clear();
    answers.clear();
  }

  public List<Received> received(Predicate<Received> which) {
    return received.stream().filter(which).toList();
  }

  private HttpServer server(Contract contract) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "stub-peer");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/", exchange -> answer(contract, exchange));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Contract contract, HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String mediaType =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String token =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<String> messages = each(body);
    messages.forEach(one -> received.add(new Received(method, path, mediaType, token, one)));
    if (!method.equals("GET")) {
      problems.addAll(contract.requestProblems(method, path, mediaType, body));
    } else if (contract.operation(method, path).isEmpty()) {
      problems.add("the contract has no " + method + " " + path);
    }
    int failure =
        failures.entrySet().stream()
            .filter(f -> path.contains(f.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(0);
    if (failure != 0) {
      send(contract, exchange, failure, problem(failure));
    } else if (path.equals("/v1/agencies")) {
      send(contract, exchange, 200, page(exchange.getRequestURI().getQuery()));
    } else if (path.startsWith("/v1/agencies/")) {
      String code = path.substring("/v1/agencies/".length());
      Optional<Agency> agency = AGENCIES.stream().filter(a -> a.code().equals(code)).findFirst();
      send(
          contract,
          exchange,
          agency.isPresent() ? 200 : 404,
          agency.map(StubPeers::json).orElse(problem(404)));
    } else if (path.equals("/v1/events")) {
      String taken = "{\"accepted\":%d,\"duplicates\":0}".formatted(messages.size());
      send(contract, exchange, 202, answers.getOrDefault(path, taken));
    } else {
      send(contract, exchange, 204, "");
    }
  }

  /** A batch of events counts as so many messages. */
  private static List<String> each(String body) throws IOException {
    if (!body.startsWith("[")) {
      return List.of(body);
    }
    List<String> events = new ArrayList<>();
    JSON.readTree(body).forEach(event -> events.add(event.toString()));
    return events;
  }

  private void send(Contract contract, HttpExchange exchange, int status, String body)
      throws IOException {
    String mediaType =
        body.isEmpty() ? "" : status >= 400 ? "application/problem+json" : "application/json";
    if (!body.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", mediaType);
    }
    problems.addAll(
        contract.responseProblems(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            status,
            mediaType,
            body));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Of the country and the type that the query names. */
  private static String page(String query) {
    return AGENCIES.stream()
        .filter(agency -> !query.contains("country=") || query.contains(agency.country()))
        .filter(agency -> query.contains("type=" + agency.type()))
        .map(StubPeers::json)
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private static String json(Agency agency) {
    return """
        {"code":"%s","id":"0192f3a4-0000-7000-8000-0000000000a1","name":"%s","type":"%s","country":"%s","languages":["ur"],"services":["%s"],
         "units":[{"code":"%s","name":"%s"}],"defaultUnit":"%s","receivesReferrals":true,
         "updatedAt":"2026-11-24T00:00:00Z","version":0,"addedLater":true}
        """
        .formatted(
            agency.code(),
            agency.code(),
            agency.type(),
            agency.country(),
            agency.service(),
            agency.unit(),
            agency.unit(),
            agency.unit());
  }

  private static String problem(int status) {
    return "{\"type\":\"urn:amaan:problem:stub\",\"title\":\"Stub\",\"status\":" + status + "}";
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
