package org.amaan.system.silence;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.launcher.story.Mailbox;
import org.amaan.system.AlertReader;
import org.amaan.system.Contracts;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** All that the observer can fetch, stream and be sent. */
final class Sight implements AutoCloseable {

  /** The directory is everybody's, and grows with each observer. */
  private static final List<String> EVERYBODYS =
      List.of(
          "listAgencies",
          "getAgency",
          "listIndicators",
          "listSignatureKeys",
          "compareLegalProfile",
          "streamAlerts",
          "getDossier");

  private static final List<String> HEADERS =
      List.of("etag", "last-modified", "link", "location", "retry-after", "content-type");

  /** What a list's items are called in the addresses of one. */
  private static final Map<String, String> ITEMS =
      Map.of(
          "listAlerts", "alertId",
          "listDeliveries", "deliveryId",
          "listConsents", "consentId",
          "listTasks", "taskId",
          "listWithdrawalNotices", "noticeId",
          "listSubscriptions", "subscriptionId",
          "listReferrals", "referralId",
          "listCases", "caseId");

  private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

  /** The first mail is the code that confirms the address. */
  private static final int CODES = 1;

  private static final String SINCE = "2026-01-01T00:00:00Z";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Platform platform;
  private final Calls calls;
  private final Observer observer;
  private final Statements statements;
  private final Contracts contracts = new Contracts();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final HttpServer receiver;
  private final AlertReader stream;
  private final Mailbox mailbox;

  /** What was asked, what was answered, and by how many statements. */
  record Answer(String asked, String answer, Map<String, Integer> statements) {}

  Sight(Platform platform, Calls calls, Observer observer, Statements statements, boolean byMail) {
    this.platform = platform;
    this.calls = calls;
    this.observer = observer;
    this.statements = statements;
    try {
      receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext(
        "/",
        exchange -> {
          sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    mailbox = new Mailbox(platform.at.mail(), observer.agency() + "@observer.example");
    if (byMail) {
      subscribeByMail();
    } else {
      subscribeByWebhook();
    }
    stream = new AlertReader(platform.at.notification(), calls.token(observer.client()), "");
  }

  private void subscribeByWebhook() {
    String receiving = "http://127.0.0.1:%d/".formatted(receiver.getAddress().getPort());
    calls
        .send(
            "POST",
            observer.client(),
            platform.at.notification() + "/v1/subscriptions",
            subscription("webhook").put("url", receiving).toString())
        .require(201);
  }

  private void subscribeByMail() {
    String url = platform.at.notification() + "/v1/subscriptions";
    String body = subscription("email").put("address", mailbox.address()).toString();
    String id =
        calls.send("POST", observer.client(), url, body).require(201).json().path("id").asText();
    Matcher code = CODE.matcher(mailbox.await(CODE.asPredicate()).path("text").asText());
    if (!code.find()) {
      throw new AssertionError("no code was mailed");
    }
    String confirmation = "{\"code\": \"%s\"}".formatted(code.group());
    calls
        .send("POST", observer.client(), url + "/" + id + "/confirmation", confirmation)
        .require(200);
  }

  private ObjectNode subscription(String channel) {
    ObjectNode body = Http.JSON.createObjectNode();
    body.put("channel", channel).putArray("events").add("*");
    if (!observer.unit().isEmpty()) {
      body.put("unit", observer.unit());
    }
    return body;
  }

  List<Answer> of(Map<String, String> known) {
    awaitDeliveries();
    Map<String, List<String>> ids = new TreeMap<>();
    known.forEach((name, id) -> parameter(name).forEach(p -> add(ids, p, id)));
    List<Answer> seen = new ArrayList<>();
    List<Contracts.Operation> later = new ArrayList<>();
    for (Contracts.Operation operation : contracts.operations()) {
      if (!operation.method().equals("GET") || EVERYBODYS.contains(operation.id())) {
        continue;
      }
      boolean list = ITEMS.containsKey(operation.id());
      if (list) {
        seen.addAll(ask(operation, ids));
      } else {
        later.add(operation);
      }
    }
    later.forEach(operation -> seen.addAll(ask(operation, ids)));
    awaitStream(ids.getOrDefault("alertId", List.of()));
    sent.stream().sorted(byTime()).forEach(body -> seen.add(new Answer("webhook", body, Map.of())));
    mailbox.texts().stream()
        .skip(CODES)
        .forEach(text -> seen.add(new Answer("mail", text, Map.of())));
    stream.seen.forEach(event -> seen.add(new Answer("stream", event.text(), Map.of())));
    return seen;
  }

  private static java.util.Comparator<String> byTime() {
    return java.util.Comparator.comparing(
        body -> new Http.Reply(0, Map.of(), body).json().path("time").asText());
  }

  private void awaitDeliveries() {
    String url = platform.at.notification() + "/v1/deliveries?limit=1&state=pending";
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> calls.get(observer.client(), url).json().path("items").isEmpty());
  }

  private void awaitStream(List<String> alerts) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> stream.seen.stream().map(AlertReader.Seen::alert).toList().containsAll(alerts));
  }

  /** Which places of addresses an id that is known by this name may stand in. */
  private static List<String> parameter(String name) {
    if (name.startsWith("subject")) {
      return List.of("subjectId");
    }
    return switch (name) {
      case "case" -> List.of("caseId");
      case "handovers" -> List.of("handoverId");
      case "consents" -> List.of("consentId");
      case "emergency" -> List.of("accessId");
      default -> List.of("referralId");
    };
  }

  private static void add(Map<String, List<String>> ids, String parameter, String id) {
    List<String> known = ids.computeIfAbsent(parameter, p -> new ArrayList<>());
    if (!known.contains(id)) {
      known.add(id);
    }
  }

  private List<Answer> ask(Contracts.Operation operation, Map<String, List<String>> ids) {
    List<Answer> answers = new ArrayList<>();
    for (String path : paths(operation.path(), ids)) {
      for (String query : queries(operation.id())) {
        answers.addAll(pages(operation, path, query, ids));
      }
    }
    return answers;
  }

  private List<Answer> pages(
      Contracts.Operation operation, String path, String query, Map<String, List<String>> ids) {
    List<Answer> answers = new ArrayList<>();
    String base = at(operation.service()) + path;
    String url = base + query;
    for (int page = 0; page < 20; page++) {
      long since = statements.end();
      Http.Reply reply = calls.get(observer.client(), url);
      StringBuilder said = new StringBuilder().append(reply.status()).append('\n');
      for (String header : HEADERS) {
        if (reply.headers().containsKey(header)) {
          said.append(header).append(": ").append(reply.headers().get(header)).append('\n');
        }
      }
      said.append(reply.text());
      answers.add(
          new Answer(
              operation.id() + " " + path + query,
              said.toString(),
              statements.executedFor(observer.client(), since)));
      if (!reply.text().startsWith("{")) {
        return answers;
      }
      JsonNode items = reply.json().path("items");
      String item = ITEMS.get(operation.id());
      if (item != null) {
        items.forEach(one -> add(ids, item, one.path("id").asText()));
      }
      String next = reply.json().path("next").asText("");
      if (next.isEmpty() || items.isEmpty()) {
        return answers;
      }
      url = base + (query.isEmpty() ? "?" : query + "&") + "cursor=" + next;
    }
    return answers;
  }

  private List<String> queries(String operation) {
    List<String> purposes =
        observer.investigates()
            ? List.of("?purpose=investigation")
            : List.of("?purpose=protection", "?purpose=medical-care");
    return switch (operation) {
      case "readSubject", "listAttachments", "readAttachment" -> purposes;
      case "listObservations" -> List.of(purposes.get(0), "");
      case "listReferrals" ->
          List.of(
              "?direction=sent",
              "?direction=received",
              "?direction=sent&state=accepted",
              "?direction=sent&updatedSince=" + SINCE);
      case "getWorkload" -> List.of("?kind=late", "?kind=due", "?kind=unassigned");
      case "screenCase" -> List.of("?observer=police");
      case "listAuditEntries", "listAudit", "listOutbox" -> List.of();
      default -> List.of("");
    };
  }

  private static List<String> paths(String template, Map<String, List<String>> ids) {
    List<String> paths = new ArrayList<>(List.of(template));
    for (Map.Entry<String, List<String>> known : new LinkedHashMap<>(ids).entrySet()) {
      String place = "{" + known.getKey() + "}";
      if (template.contains(place)) {
        paths =
            paths.stream()
                .flatMap(path -> known.getValue().stream().map(id -> path.replace(place, id)))
                .toList();
      }
    }
    return paths.stream().filter(path -> !path.contains("{")).toList();
  }

  private String at(String service) {
    return switch (service) {
      case Platform.CASE -> platform.at.casework();
      case Platform.NOTIFICATION -> platform.at.notification();
      default -> platform.at.referral();
    };
  }

  @Override
  public void close() {
    receiver.stop(0);
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
