package org.amaan.system.sequence;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** The running platform, with a name for everything that the walk has made in it. */
final class World implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NAME = Pattern.compile("\\{([a-z0-9.-]+)}");
  private static final int BUSY = 503;

  private static final Pattern KEPT = Pattern.compile("kept by ([a-z-]+)");

  private final Platform platform;
  private final Cast cast;
  private final Set<String> leaks = new ConcurrentSkipListSet<>();
  private final Http http = new Http();
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final List<Connection> databases;

  World(Platform platform, Cast cast) {
    this.platform = platform;
    this.cast = cast;
    try {
      databases = List.of(platform.superuser("referral"), platform.superuser("casework"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another one of the same platform, in which nothing has a name yet. */
  World fresh() {
    return new World(platform, cast);
  }

  void bind(String name, String id) {
    ids.put(name, id);
    names.put(id, name);
  }

  Optional<String> name(String id) {
    return Optional.ofNullable(names.get(id));
  }

  boolean knows(String name) {
    return ids.containsKey(name);
  }

  /** Of these it is always the newest that a step is about. */
  private Optional<String> newest(Step step) {
    String list =
        switch (step.kind()) {
          case ACKNOWLEDGE -> "/v1/alerts?state=open&limit=1";
          case RECEIVE_REPORT -> "/v1/anonymous-reports?state=waiting&limit=1";
          case CLOSE_REPORT -> "/v1/anonymous-reports?state=received&limit=1";
          default -> "";
        };
    if (list.isEmpty()) {
      return Optional.of("");
    }
    JsonNode found = get(step.client(), step.kind().service, list).json().at("/items/0/id");
    return found.isTextual() ? Optional.of(found.asText()) : Optional.empty();
  }

  /** Nothing when the step is about something that was never made. */
  Optional<Http.Reply> give(Step step) {
    Optional<String> newest = newest(step);
    if (newest.isEmpty() || !step.about().stream().allMatch(ids::containsKey)) {
      return Optional.empty();
    }
    String path = addressed(step.kind().path, step.about()).replace("{0}", newest.get());
    Map<String, String> headers = new HashMap<>();
    Optional<String> body = filled(step.body().toString());
    if (body.isEmpty()) {
      return Optional.empty();
    }
    String text = body.get();
    headers.put("Content-Type", "application/json");
    switch (step.kind().method) {
      case "PATCH" -> headers.put("Content-Type", "application/merge-patch+json");
      case "POST" -> headers.put("Idempotency-Key", UUID.randomUUID().toString());
      default -> {}
    }
    if (step.kind() == Kind.ATTACH) {
      headers.put("Content-Type", "text/plain");
      headers.put("Attachment-Category", step.body().path("category").asText());
      text = step.body().path("text").asText();
    }
    if (!step.kind().method.equals("POST")) {
      Http.Reply now = get(step.client(), step.kind().service, versionPath(step));
      String tag = tag(step, now);
      if (tag == null && step.kind() == Kind.ASSESS) {
        headers.put("If-None-Match", "*");
      } else {
        headers.put("If-Match", tag == null ? "\"1\"" : tag);
      }
    }
    Http.Reply reply =
        call(step.client(), step.kind().method, step.kind().service, path, headers, text);
    if (reply.status() / 100 == 2) {
      bind(step, reply);
      if (step.kind() == Kind.EXPORT) {
        watch(step.client(), reply);
      }
    }
    return Optional.of(reply);
  }

  /** What is open to a country has a version each, and none of them all. */
  private static String tag(Step step, Http.Reply now) {
    if (step.kind() != Kind.SET_COMPETENCE) {
      return now.headers().get("etag");
    }
    for (JsonNode item : now.json().path("items")) {
      if (step.kind().path.endsWith("/" + item.path("rule").asText())) {
        return "\"" + item.path("version").asLong() + "\"";
      }
    }
    return null;
  }

  private String versionPath(Step step) {
    return addressed(step.kind().versioned(), step.about());
  }

  private void bind(Step step, Http.Reply reply) {
    step.binds()
        .forEach(
            (place, name) -> {
              if (place.startsWith("/")) {
                JsonNode found = reply.json().at(place);
                if (found.isTextual()) {
                  bind(name, found.asText());
                }
              }
            });
    String consent = step.binds().get("consent");
    if (consent != null) {
      String path = "/v1/subjects/" + reply.json().path("subjectId").asText() + "/consents";
      JsonNode items = get(step.client(), Platform.REFERRAL, path).json().path("items");
      items.forEach(item -> bind(consent, item.path("id").asText()));
    }
  }

  /** What an agency keeps to itself stands in no answer to another one. */
  private void watch(String client, Http.Reply reply) {
    String agency = cast.actor(client).agency();
    KEPT.matcher(reply.text())
        .results()
        .map(found -> found.group(1))
        .filter(keeper -> !keeper.equals(agency))
        .forEach(keeper -> leaks.add(agency + " was shown what is kept by " + keeper));
  }

  /** Seen since it was asked last. */
  Set<String> leaks() {
    Set<String> seen = Set.copyOf(leaks);
    leaks.clear();
    return seen;
  }

  Http.Reply get(String client, String service, String path) {
    Http.Reply reply = call(client, "GET", service, path, Map.of(), null);
    if (service.equals(Platform.CASE)) {
      watch(client, reply);
    }
    if (reply.status() == BUSY) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> call(client, "GET", service, path, Map.of(), null).status() != BUSY);
      return call(client, "GET", service, path, Map.of(), null);
    }
    return reply;
  }

  Http.Reply post(String client, String service, String path, JsonNode body) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString());
    return call(client, "POST", service, path, headers, body.toString());
  }

  /** Whoever comes next finds it as it was. */
  void delete(String client, String service, String path) {
    String tag = get(client, service, path).headers().get("etag");
    if (tag != null) {
      call(client, "DELETE", service, path, Map.of("If-Match", tag), null);
    }
  }

  /** Every mail that left the platform. */
  JsonNode mails() {
    return http.send("GET", platform.mailPage() + "/email", Map.of(), null).json();
  }

  String id(String name) {
    return ids.get(name);
  }

  /** Each {0}, {1} … is the id of the name in that place. */
  String addressed(String path, List<String> about) {
    String text = path;
    for (int i = 0; i < about.size(); i++) {
      text = text.replace("{" + i + "}", ids.get(about.get(i)));
    }
    return text;
  }

  /** An incident's name is given an id when it is first heard of. */
  private Optional<String> filled(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.startsWith("incident.")) {
        ids.computeIfAbsent(name, n -> UUID.randomUUID().toString());
      }
      if (!ids.containsKey(name)) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, ids.get(name));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  /** Every service has heard what the others say; twice, since hearing makes them say more. */
  void settle() {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> isQuiet() && isQuiet());
  }

  private boolean isQuiet() {
    return databases.stream().mapToInt(World::waiting).sum() == 0;
  }

  private static int waiting(Connection database) {
    try (Statement statement = database.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT count(*) FROM outbox_message WHERE state NOT IN ('delivered', 'failed')")) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Http.Reply call(
      String client,
      String method,
      String service,
      String path,
      Map<String, String> more,
      String body) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Authorization", "Bearer " + platform.tokens.of(client));
    return http.send(method, at(service) + path, headers, body);
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
    for (Connection database : databases) {
      try {
        database.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
