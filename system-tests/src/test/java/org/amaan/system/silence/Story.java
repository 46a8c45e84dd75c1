package org.amaan.system.silence;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amaan.launcher.story.DemoStory;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** What happens in one run, told in few words; ids by name. */
final class Story {

  static final String NGO = "umeed-caseworker";
  static final String POLICE = "ahtc-supervisor";
  static final String OFFICER = "ahtc-officer-1";
  static final String PROSECUTOR = "prosecutor-punjab";
  static final String SHELTER = "panah-shelter";
  static final String LAHORE = "lahore-supervisor";

  final Observer observer;
  private final Calls calls;
  private final Platform platform;
  private final Map<String, String> ids = new LinkedHashMap<>();

  Story(Platform platform, Calls calls, Observer observer) {
    this.platform = platform;
    this.calls = calls;
    this.observer = observer;
  }

  /** What has been made so far. */
  Map<String, String> ids() {
    return new LinkedHashMap<>(ids);
  }

  String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new AssertionError("nothing is called " + name + " here: " + ids.keySet());
    }
    return id;
  }

  /** A submission; recipients are codes of agencies, and types. */
  Story submits(String client, String name, String to, String need, String... recipients) {
    ObjectNode body = body(observer.country());
    body.putObject("receiver").put("agency", to);
    body.put("need", need);
    ObjectNode consent = (ObjectNode) body.path("consents").path(0);
    consent.putArray("purposes").add("protection").add("investigation").add("medical-care");
    consent.set("recipients", recipients(recipients));
    return made(client, name, body);
  }

  Story submitsWithout(String client, String name, String to, String excluded) {
    ObjectNode body = body(observer.country());
    body.putObject("receiver").put("agency", to);
    body.putArray("exclusions").add(excluded);
    return made(client, name, body);
  }

  /** With one observation: those of one moment come in no particular order. */
  private static ObjectNode body(String country) {
    ObjectNode body = (ObjectNode) read(DemoStory.body());
    body.withObject("/situation").put("country", country);
    JsonNode first = body.at("/observations/0");
    body.putArray("observations").add(first);
    return body;
  }

  Story refersOn(String client, String name, String subject, String to, String need) {
    return refersOn(client, name, subject, to, need, "");
  }

  Story refersOn(
      String client, String name, String subject, String to, String need, String caseName) {
    ObjectNode body = onward(subject, to, need).put("urgency", "routine");
    if (!caseName.isEmpty()) {
      body.put("caseId", id(caseName));
    }
    return made(client, name, body);
  }

  Story refersOnInDanger(String client, String name, String subject, String to, String need) {
    return made(client, name, onward(subject, to, need).put("urgency", "immediate-danger"));
  }

  private ObjectNode onward(String subject, String to, String need) {
    ObjectNode body = Http.JSON.createObjectNode();
    body.put("subjectId", id(subject)).put("need", need);
    body.putObject("receiver").put("agency", to);
    body.putObject("situation").put("country", "PK");
    return body;
  }

  Story drafts(String client, String subject) {
    ObjectNode body = Http.JSON.createObjectNode();
    body.put("subjectId", id(subject)).put("state", "draft");
    return made(client, "draft", body);
  }

  private Story made(String client, String name, ObjectNode body) {
    JsonNode made =
        ok(
            calls.send("POST", client, platform.at.referral() + "/v1/referrals", body.toString()),
            client + " submits");
    ids.put(name, made.path("id").asText());
    ids.putIfAbsent("subject", made.path("subjectId").asText());
    ids.putIfAbsent("subject of " + name, made.path("subjectId").asText());
    return this;
  }

  Story receives(String client, String name) {
    return moves(client, name, "receipt", "{}");
  }

  /** A case opens when an agency that investigates accepts. */
  Story accepts(String client, String name) {
    return receives(client, name).moves(client, name, "acceptance", "{}");
  }

  Story acceptsWithCase(String client, String name, String caseName) {
    accepts(client, name);
    String url = platform.at.referral() + "/v1/referrals/" + id(name);
    String found =
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> calls.get(client, url).json().path("caseId").asText(), c -> !c.isEmpty());
    ids.put(caseName, found);
    return this;
  }

  Story moves(String client, String name, String command, String body) {
    ok(
        calls.send(
            "POST",
            client,
            platform.at.referral() + "/v1/referrals/" + id(name) + "/" + command,
            body),
        client + " " + command);
    return this;
  }

  Story onSubject(String client, String command, String body) {
    JsonNode made =
        ok(
            calls.send(
                "POST",
                client,
                platform.at.referral() + "/v1/subjects/" + id("subject") + "/" + command,
                body),
            client + " " + command);
    ids.put(command, made.path("id").asText());
    return this;
  }

  Story onCase(String client, String caseName, String command, String body) {
    JsonNode made =
        ok(
            calls.send(
                "POST",
                client,
                platform.at.casework() + "/v1/cases/" + id(caseName) + "/" + command,
                body),
            client + " " + command);
    ids.put(command, made.path("id").asText());
    return this;
  }

  Story assesses(String client, String caseName) {
    String url = platform.at.casework() + "/v1/cases/" + id(caseName) + "/assessment";
    String nothing = "{\"consentMentioned\": false, \"findings\": []}";
    ok(calls.send("PUT", client, url, nothing, Map.of("If-None-Match", "*")), "assesses");
    ok(calls.send("POST", client, url + "/signature", "{\"version\": 1}"), "signs");
    return this;
  }

  Story hands(String giver, String taker, String caseName, String agency, String unit) {
    onCase(
        giver,
        caseName,
        "handovers",
        "{\"to\": {\"agency\": \"%s\", \"unit\": \"%s\"}, \"reason\": \"jurisdiction\"}"
            .formatted(agency, unit));
    String url = platform.at.casework() + "/v1/handovers/" + id("handovers") + "/acceptance";
    ok(calls.send("POST", taker, url, "{}"), taker + " takes over");
    return this;
  }

  Story excludes(String client, String name, String... agencies) {
    String url = platform.at.referral() + "/v1/referrals/" + id(name) + "/exclusions";
    String tag = calls.get(client, url).require(200).headers().get("etag");
    ObjectNode body = Http.JSON.createObjectNode();
    List.of(agencies).forEach(body.withArray("exclusions")::add);
    ok(
        calls.send("PUT", client, url, body.toString(), Map.of("If-Match", tag)),
        client + " excludes");
    return this;
  }

  Story corrects(String client, String patch) {
    String url = platform.at.referral() + "/v1/subjects/" + id("subject");
    String tag = calls.get(client, url + "?purpose=protection").require(200).headers().get("etag");
    ok(
        calls.send(
            "PATCH",
            client,
            url,
            patch,
            Map.of("If-Match", tag, "Content-Type", "application/merge-patch+json")),
        client + " corrects");
    return this;
  }

  Story attaches(String client, String name, String category) {
    ok(
        calls.send(
            "POST",
            client,
            platform.at.referral() + "/v1/referrals/" + id(name) + "/attachments",
            "A fictional file",
            Map.of("Content-Type", "text/plain", "Attachment-Category", category)),
        client + " attaches");
    return this;
  }

  Story consents(String client, String... recipients) {
    ObjectNode body = Http.JSON.createObjectNode();
    body.put("givenBy", "subject").put("method", "verbal").put("language", "ur");
    body.put("interpreter", false).put("givenAt", "2026-03-03T08:00:00Z");
    List.of("purpose", "uses", "own-data", "storage-time", "withdrawal")
        .forEach(body.withArray("explained")::add);
    body.putArray("purposes").add("protection").add("medical-care");
    body.set("recipients", recipients(recipients));
    body.putArray("categories").add("identity").add("medical");
    return onSubject(client, "consents", body.toString());
  }

  Story withdrawsConsent(String client) {
    return onSubject(client, "consents/" + id("consents") + "/withdrawal", "{}");
  }

  Story opensInEmergency(String client, String name) {
    JsonNode made =
        ok(
            calls.send(
                "POST",
                client,
                platform.at.referral() + "/v1/referrals/" + id(name) + "/emergency-access",
                "{\"purpose\": \"medical-care\", \"reason\": \"Unconscious in front of me\"}"),
            client + " opens");
    ids.put("emergency", made.path("id").asText());
    return this;
  }

  Story reads(String client) {
    String url = platform.at.referral() + "/v1/subjects/" + id("subject");
    calls.get(client, url + "?purpose=protection").require(200);
    return this;
  }

  /** What was asked of it about this person. */
  Story answersNotice(String client) {
    String url = platform.at.referral() + "/v1/withdrawal-notices";
    for (JsonNode notice : calls.get(client, url + "?limit=200").json().path("items")) {
      if (notice.path("subjectId").asText().equals(id("subject"))) {
        String answer = url + "/" + notice.path("id").asText() + "/answer";
        ok(calls.send("POST", client, answer, "{\"answer\": \"deleted\"}"), "answers");
      }
    }
    return this;
  }

  Story sends(String method, String client, String url, String body) {
    ok(calls.send(method, client, url, body), client + " " + method + " " + url);
    return this;
  }

  Story acknowledgesEverything(String client) {
    String url = platform.at.notification() + "/v1/alerts";
    calls.settle();
    calls
        .get(client, url + "?state=open&limit=20")
        .json()
        .path("items")
        .forEach(
            alert ->
                calls.send(
                    "POST",
                    client,
                    url + "/" + alert.path("id").asText() + "/acknowledgement",
                    "{}"));
    return this;
  }

  /** The next steps rest on what other services have heard by now. */
  Story settled() {
    calls.settle();
    return this;
  }

  String referralService() {
    return platform.at.referral();
  }

  String notificationService() {
    return platform.at.notification();
  }

  private static ObjectNode recipients(String... recipients) {
    ObjectNode said = Http.JSON.createObjectNode();
    List<String> types = List.of("ngo", "hospital", "police", "shelter", "legal-aid");
    for (String recipient : recipients) {
      said.withArray(types.contains(recipient) ? "agencyTypes" : "agencies").add(recipient);
    }
    return said;
  }

  /** What follows from it comes before what is done next. */
  private JsonNode ok(Http.Reply reply, String what) {
    if (reply.status() / 100 != 2) {
      throw new AssertionError(what + ": " + reply.status() + " " + reply.text());
    }
    calls.settle();
    return reply.json();
  }

  private static JsonNode read(String text) {
    return new Http.Reply(200, Map.of(), text).json();
  }
}
