package org.amaan.system.sequence;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/**
 * Two agencies have their alerts mailed: one each alert at once, the other one a digest soon. No
 * mail leads to what its agency never had to do with, and none says anything personal.
 */
final class Mailboxes {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int DIGEST_AFTER_MINUTES = 2;
  private static final Pattern CODE = Pattern.compile("\\b([A-Z0-9]{4}-[A-Z0-9]{4})\\b");
  private static final Pattern LINK = Pattern.compile("/v1/[a-z-]+/([0-9a-f-]{36})");

  /** Whatever the walk records or writes says that it is. */
  private static final Pattern PERSONAL = Pattern.compile("(?i)fictional|kept by|\\+923");

  private final World world;
  private final Cast cast;
  private final Map<String, String> agencies = new TreeMap<>();
  private final Set<String> read = new TreeSet<>();
  private final Map<String, String> subscriptions = new TreeMap<>();

  Mailboxes(World world, Cast cast) {
    this.world = world;
    this.cast = cast;
    subscribe("ahtc-admin", Bodies.json());
    String soon =
        LocalTime.now(ZoneOffset.UTC)
            .plusMinutes(DIGEST_AFTER_MINUTES)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    subscribe("umeed-admin", Bodies.json().put("at", soon).put("timeZone", "UTC"));
  }

  private void subscribe(String client, ObjectNode digest) {
    String address = UUID.randomUUID() + "@walk.example";
    ObjectNode body = Bodies.json().put("channel", "email").put("address", address);
    Bodies.put(body, "events", List.of("*"));
    if (!digest.isEmpty()) {
      body.set("digest", digest);
    }
    String path = "/v1/subscriptions";
    String id = world.post(client, Platform.NOTIFICATION, path, body).json().path("id").asText();
    String code = await().atMost(PATIENCE).until(() -> codeTo(address), found -> !found.isEmpty());
    Http.Reply reply =
        world.post(
            client,
            Platform.NOTIFICATION,
            path + "/" + id + "/confirmation",
            Bodies.json().put("code", code));
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(client + " has no mails: " + reply.text());
    }
    subscriptions.put(client, path + "/" + id);
    agencies.put(address, cast.actor(client).agency());
  }

  private String codeTo(String address) {
    for (JsonNode mail : world.mails()) {
      if (mail.at("/to/0/address").asText().equals(address)) {
        return CODE.matcher(mail.path("text").asText())
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }

  /** What arrived since they were read last. */
  List<Difference> read(Model model) {
    List<Difference> found = new ArrayList<>();
    for (JsonNode mail : world.mails()) {
      String agency = agencies.get(mail.at("/to/0/address").asText());
      String text = mail.path("text").asText() + mail.path("html").asText();
      if (agency == null || !read.add(mail.path("id").asText() + mail.path("time").asText())) {
        continue;
      }
      if (PERSONAL.matcher(text).find()) {
        found.add(new Difference("a mail says something personal", "", text));
      }
      LINK.matcher(text)
          .results()
          .flatMap(link -> world.name(link.group(1)).stream())
          .filter(thing -> !model.rules.hadToDoWith(agency, thing))
          .forEach(
              thing ->
                  found.add(
                      new Difference("a mail of what is another's", "", agency + " " + thing)));
    }
    return found;
  }

  /** Other tests' alerts are escalated as always, and are mailed to nobody. */
  void close() {
    subscriptions.forEach((client, path) -> world.delete(client, Platform.NOTIFICATION, path));
    cast.where(actor -> actor.has("agency-admin"))
        .forEach(
            admin -> world.delete(admin.client(), Platform.NOTIFICATION, "/v1/escalation-ladder"));
  }

  int count() {
    return read.size();
  }
}
