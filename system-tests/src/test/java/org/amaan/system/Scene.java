package org.amaan.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.amaan.launcher.story.DemoStory;

/**
 * What the access matrix asks about, made through the platform's own operations: referrals in
 * several states, a case that has passed through hands, a person whom several agencies know.
 */
final class Scene {

  private static final Duration DELIVERED = Duration.ofSeconds(60);
  private static final String NGO = "umeed-caseworker";
  private static final String SHELTER = "panah-shelter";
  private static final String AHTC = "ahtc-supervisor";
  private static final String OFFICER = "ahtc-officer-1";
  private static final String SUPERVISOR = "ahtc-supervisor";
  private static final String REGULATOR = "hota-intake";
  private static final String LAHORE = "lahore-supervisor";

  private final Platform platform;
  private final Http http = new Http();
  private final Map<String, Map<String, String>> things = new TreeMap<>();
  private String karachi = "";

  Scene(Platform platform) {
    this.platform = platform;
  }

  /** The ids of a thing by the names of path parameters. */
  Map<String, String> thing(String name) {
    return things.getOrDefault(name, Map.of());
  }

  void make() {
    addKarachi();
    subscribe();
    String inboxCursor = endOfInbox();
    String underway = submit(referral(), "submitted-referral");
    withdraw(submit(referral(), "withdrawn-referral"));
    endWithoutConsent(submit(referral(), "completed-referral"));
    letConsentBeWithdrawn();
    eraseSubject();
    String referral = submit(referral(), "referral-in-case");
    Map<String, String> person = thing("referral-in-case");
    String inShelter = submit(shelterReferral(person.get("subjectId")), "referral-to-shelter");
    accept(SHELTER, inShelter, "{}");
    String caseId = passCaseOn(referral);
    put("subject", Map.of("subjectId", person.get("subjectId"), "consentId", consentOf(person)));
    put("open-task", Map.of("taskId", taskOf(person.get("subjectId"))));
    put("case", Map.of("caseId", caseId, "inboxCursor", inboxCursor));
    put("referral-in-case", Map.of("caseId", caseId));
    put("report", Map.of("referralId", referral, "caseId", caseId));
    put("report", Map.of("reference", person.get("reference")));
    put("report", Map.of("revocationId", UUID.randomUUID().toString()));
    put("directory", Map.of("agencyCode", "umeed-trust", "profileId", "pk", "country", "PK"));
    put("competence", Map.of("country", "PK", "ruleId", "domestic-organ-offence"));
    put("alert", Map.of("alertId", alert(SUPERVISOR, "submitted", underway)));
    addToSubmitted(underway);
    addToCase(caseId, referral, person.get("subjectId"));
    reportAnonymously();
    putAudited(referral, caseId, person.get("subjectId"));
    excludeShelter();
    excludeCustodian(inboxCursor);
    excludeHospital();
    awaitDeliveries();
    put("delivery", Map.of("deliveryId", delivery(thing("subscription").get("subscriptionId"))));
    put("delivery", thing("subscription"));
    for (String database : new String[] {"referral", "casework"}) {
      put("failed-message " + database, Map.of("messageId", failedMessage(database)));
    }
  }

  /** Paused, so that nothing changes by itself while others are refused. */
  private void subscribe() {
    String body =
        """
        {"channel": "webhook", "url": "http://127.0.0.1:9/", "events": ["*"], "state": "paused"%s}
        """;
    String url = platform.at.notification() + "/v1/subscriptions";
    put("subscription", Map.of("subscriptionId", made("umeed-admin", url, body.formatted(""))));
    String unit = ", \"unit\": \"ahtc-islamabad\"";
    put(
        "unit-subscription",
        Map.of(
            "subscriptionId",
            made(AccessMatrix.clientOf("ahtc", "agency-admin"), url, body.formatted(unit))));
  }

  private String delivery(String subscription) {
    String url = platform.at.notification() + "/v1/deliveries?subscription=" + subscription;
    return call("GET", "umeed-admin", url, null).require(200).json().at("/items/0/id").asText();
  }

  private String made(String client, String url, String body) {
    return command(client, url, body).path("id").asText();
  }

  /** The implicated hospital, from everything of these persons. */
  private void excludeHospital() {
    things.keySet().stream()
        .filter(name -> thing(name).containsKey("referralId"))
        .filter(name -> !name.equals("passed-case") && !name.equals("taken-back"))
        .forEach(name -> exclude("darya-hospital", thing(name)));
  }

  private void exclude(String agency, Map<String, String> thing) {
    String url = referral(thing.get("referralId"));
    String tag = call("GET", NGO, url + "/exclusions", null).require(200).headers().get("etag");
    String body = "{\"exclusions\": [\"%s\"]}".formatted(agency);
    send("PUT", NGO, url + "/exclusions", body, Map.of("If-Match", tag)).require(200);
  }

  /** Every service has heard what the others say; twice, since hearing makes them say more. */
  private void awaitDeliveries() {
    await()
        .atMost(DELIVERED)
        .until(
            () ->
                Stream.of("referral", "casework", "referral", "casework")
                    .allMatch(database -> undelivered(database) == 0));
  }

  private int undelivered(String database) {
    String waiting =
        "SELECT count(*) FROM outbox_message WHERE state NOT IN ('delivered', 'failed')";
    try (Connection connection = platform.superuser(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(waiting)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A police unit that the demo's directory does not have; its supervisor is the matrix's own. */
  private void addKarachi() {
    karachi = AccessMatrix.clientOf("karachi", "supervisor");
    String url = platform.at.referral() + "/v1/agencies/karachi-police";
    call(
            "PUT",
            "operator",
            url,
            """
            {"name": "Karachi Police (fictional)", "type": "police", "country": "PK", "area": "PK-SD",
             "languages": ["ur", "sd"], "services": ["investigation"],
             "units": [{"code": "karachi-investigation", "name": "Karachi Investigation"}],
             "defaultUnit": "karachi-investigation", "receivesReferrals": true}
            """)
        .require(201);
  }

  /**
   * Consents name everybody who might read, the hospital too, so that nothing is closed by them.
   */
  private ObjectNode referral() {
    ObjectNode body = (ObjectNode) json(DemoStory.body());
    ObjectNode consent = (ObjectNode) body.path("consents").path(0);
    consent.putArray("purposes").add("protection").add("investigation").add("prosecution");
    ((ObjectNode) consent.path("recipients"))
        .putArray("agencyTypes")
        .add("police")
        .add("prosecution")
        .add("shelter")
        .add("hospital");
    return body;
  }

  private ObjectNode shelterReferral(String subjectId) {
    ObjectNode body = referral();
    body.remove("consents");
    body.remove("subject");
    body.put("subjectId", subjectId);
    return toShelter(body);
  }

  private static ObjectNode toShelter(ObjectNode body) {
    body.put("need", "protection");
    body.putObject("receiver").put("agency", "panah-shelter");
    return body;
  }

  private String submit(ObjectNode body, String thing) {
    JsonNode made =
        call("POST", NGO, platform.at.referral() + "/v1/referrals", body.toString())
            .require(201)
            .json();
    put(thing, Map.of("referralId", made.path("id").asText()));
    put(thing, Map.of("subjectId", made.path("subjectId").asText()));
    put(thing, Map.of("reference", made.path("reference").asText()));
    return made.path("id").asText();
  }

  /** The shelter records a consent of the person whom it has in care, which is to be confirmed. */
  private String taskOf(String subject) {
    ObjectNode consent = (ObjectNode) referral().path("consents").path(0);
    command(
        SHELTER,
        platform.at.referral() + "/v1/subjects/" + subject + "/consents",
        consent.toString());
    return awaited(
            NGO,
            platform.at.referral() + "/v1/tasks?limit=200",
            item -> item.path("subjectId").asText(),
            subject)
        .path("id")
        .asText();
  }

  private void withdraw(String referral) {
    command(AHTC, referral(referral) + "/receipt", "{}");
    command(NGO, referral(referral) + "/withdrawal", "{\"code\": \"sent-in-error\"}");
  }

  private void endWithoutConsent(String referral) {
    accept(AHTC, referral, "{\"openCase\": false}");
    command(AHTC, referral(referral) + "/start", "{}");
    command(AHTC, referral(referral) + "/completion", "{\"outcome\": \"served\"}");
    withdrawConsent(thing("completed-referral"));
  }

  private void letConsentBeWithdrawn() {
    String referral = submit(toShelter(referral()), "withdrawn-consent");
    accept(SHELTER, referral, "{}");
    Map<String, String> ids = thing("withdrawn-consent");
    String subject = platform.at.referral() + "/v1/subjects/" + ids.get("subjectId");
    call("GET", SHELTER, subject + "?purpose=protection", null).require(200);
    put("withdrawn-consent", Map.of("consentId", withdrawConsent(ids)));
    String notices = platform.at.referral() + "/v1/withdrawal-notices?limit=200";
    JsonNode notice =
        awaited(SHELTER, notices, item -> item.path("subjectId").asText(), ids.get("subjectId"));
    put("withdrawn-consent", Map.of("noticeId", notice.path("id").asText()));
  }

  private void eraseSubject() {
    String referral = submit(toShelter(referral()), "erased-subject");
    accept(SHELTER, referral, "{}");
    String subject = thing("erased-subject").get("subjectId");
    command(
        "dpo-umeed",
        platform.at.referral() + "/v1/subjects/" + subject + "/erasure",
        "{\"reason\": \"subject-request\"}");
  }

  /** Time to decide, and an officer who could not wait for it, which was reviewed. */
  private void addToSubmitted(String referral) {
    command(NGO, referral(referral) + "/reflection-period", "{}");
    String accesses = referral(referral) + "/emergency-access";
    String access =
        command(
                OFFICER,
                accesses,
                "{\"purpose\": \"medical-care\", \"reason\": \"Unconscious in front of me\"}")
            .path("id")
            .asText();
    command(AHTC, accesses + "/" + access + "/review", "{\"verdict\": \"justified\"}");
    put("emergency-access", Map.of("referralId", referral, "accessId", access));
  }

  private void addToCase(String caseId, String referral, String subjectId) {
    String file = platform.at.casework() + "/v1/cases/" + caseId;
    String shared = note(file, "{\"text\": \"A note of the access matrix\", \"handling\": \"H0\"}");
    put("case-note", Map.of("caseId", caseId, "noteId", shared));
    String kept = note(file, "{\"text\": \"Another one\", \"handling\": \"H2\"}");
    put("kept-note", Map.of("caseId", caseId, "noteId", kept));
    addEvidence(caseId, file + "/evidence");
    put("case-assessment", Map.of("caseId", caseId, "assessmentId", signedAssessment(file)));
    addPersons(caseId, file, subjectId);
    put(
        "case-observation",
        Map.of("caseId", caseId, "observationId", observation(file, "R1", "H0")));
    put(
        "kept-observation",
        Map.of("caseId", caseId, "observationId", observation(file, "R2", "H2")));
    Map<String, String> headers =
        Map.of("Content-Type", "text/plain", "Attachment-Category", "identity");
    String attachment =
        send("POST", NGO, referral(referral) + "/attachments", "A file of the matrix", headers)
            .require(201)
            .json()
            .path("id")
            .asText();
    put("attachment", Map.of("referralId", referral, "attachmentId", attachment));
    String holds = platform.at.referral() + "/v1/subjects/" + subjectId + "/legal-holds";
    String hold =
        command(
                "dpo-umeed",
                holds,
                "{\"authority\": \"A court (fictional)\", \"caseNumber\": \"FIR 1 (fictional)\"}")
            .path("id")
            .asText();
    command("dpo-umeed", holds + "/" + hold + "/release", "{\"reason\": \"Over (fictional)\"}");
    put("legal-hold", Map.of("subjectId", subjectId, "holdId", hold));
  }

  /** An item with its content, on its way to a colleague; and one that stays in the agency. */
  private void addEvidence(String caseId, String url) {
    String item =
        """
        {"kind": "message", "description": "An item of the access matrix", "place": "Lahore (fictional)",
         "collectedAt": "2024-11-20T09:15:00+05:00", "handling": "%s",
         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
        """;
    String kept = command(LAHORE, url, item.formatted("H2")).path("id").asText();
    put("kept-evidence", Map.of("caseId", caseId, "evidenceId", kept));
    String shared = command(LAHORE, url, item.formatted("H0")).path("id").asText();
    Map<String, String> plain = Map.of("Content-Type", "text/plain");
    send("PUT", LAHORE, url + "/" + shared + "/content", "test", plain).require(201);
    String transfer =
        command(
                LAHORE,
                url + "/" + shared + "/transfers",
                """
                {"to": {"agency": "lahore-police", "unit": "lahore-investigation", "person": "lahore-officer"},
                 "place": "Lahore (fictional)", "reason": "storage"}
                """)
            .path("id")
            .asText();
    put("evidence", Map.of("caseId", caseId, "evidenceId", shared, "transferId", transfer));
  }

  /** The accused, who is the subject; and a witness whom nobody else is to know of. */
  private void addPersons(String caseId, String file, String subjectId) {
    String accused =
        person(
            file,
            "\"standing\": \"accused\", \"handling\": \"H0\", \"subjectId\": \"%s\""
                .formatted(subjectId));
    put("case-person", Map.of("caseId", caseId, "personId", accused));
    String kept = person(file, "\"standing\": \"witness\", \"handling\": \"H2\"");
    put("kept-person", Map.of("caseId", caseId, "personId", kept));
    String review =
        call("GET", LAHORE, file + "/non-punishment-reviews", null)
            .require(200)
            .json()
            .at("/items/0/id")
            .asText();
    put("non-punishment-review", Map.of("caseId", caseId, "reviewId", review));
    addTrial(caseId, file, subjectId);
  }

  /** A hearing, a measure and a claim, for the subject. */
  private void addTrial(String caseId, String file, String subjectId) {
    String hearing =
        """
        {"kind": "testimony", "courtLevel": "special", "startsAt": "%s", "timeZone": "Asia/Karachi", "inCamera": true}
        """
            .formatted(soon());
    String measure =
        "{\"kind\": \"screen\", \"subjectId\": \"%s\", \"reviewDueAt\": \"%s\"}"
            .formatted(subjectId, soon());
    String claim =
        """
        {"subjectId": "%s", "route": "state-fund", "claimed": {"currency": "PKR", "minorUnits": 100}, "filingDueAt": "%s"}
        """
            .formatted(subjectId, soon());
    put("hearing", Map.of("caseId", caseId, "hearingId", entered(file + "/hearings", hearing)));
    put(
        "protection-measure",
        Map.of("caseId", caseId, "measureId", entered(file + "/protection-measures", measure)));
    put(
        "compensation-claim",
        Map.of("caseId", caseId, "claimId", entered(file + "/compensation-claims", claim)));
  }

  private String entered(String url, String body) {
    return command(LAHORE, url, body).path("id").asText();
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofDays(30));
  }

  private String person(String file, String codes) {
    return command(
            LAHORE,
            file + "/persons",
            "{\"kind\": \"natural\", \"roles\": [\"Other\"], " + codes + "}")
        .path("id")
        .asText();
  }

  private String observation(String file, String indicator, String handling) {
    return command(
            LAHORE,
            file + "/observations",
            "{\"observations\": [{\"indicator\": \"%s\", \"value\": \"present\", \"observer\": \"police\", \"handling\": \"%s\"}]}"
                .formatted(indicator, handling))
        .at("/items/0/id")
        .asText();
  }

  private String note(String file, String body) {
    return command(LAHORE, file + "/notes", body).path("id").asText();
  }

  /** Its version is 2. */
  private String signedAssessment(String file) {
    String assessment = file + "/assessment";
    String nothing = "{\"consentMentioned\": false, \"findings\": []}";
    send("PUT", LAHORE, assessment, nothing, Map.of("If-None-Match", "*")).require(201);
    return command(LAHORE, assessment + "/signature", "{\"version\": 1}").path("id").asText();
  }

  private void reportAnonymously() {
    String reports = platform.at.referral() + "/v1/anonymous-reports";
    Set<String> before = reports(reports);
    String code =
        command(
                NGO,
                reports,
                """
                {"kind": "network", "situation": {"country": "PK", "area": "PK-PB", "organFacility": true},
                 "facts": "A broker of the access matrix"}
                """)
            .path("code")
            .asText();
    Set<String> made =
        await()
            .atMost(DELIVERED)
            .until(
                () -> {
                  Set<String> now = reports(reports);
                  now.removeAll(before);
                  return now;
                },
                found -> !found.isEmpty());
    String report = made.iterator().next();
    command(REGULATOR, reports + "/" + report + "/receipt", "{}");
    command(
        REGULATOR, reports + "/" + report + "/closure", "{\"outcome\": \"investigation-opened\"}");
    put("anonymous-report", Map.of("reportId", report, "code", code));
  }

  private Set<String> reports(String url) {
    Set<String> ids = new TreeSet<>();
    call("GET", REGULATOR, url + "?limit=200", null)
        .require(200)
        .json()
        .path("items")
        .forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private void putAudited(String referral, String caseId, String subjectId) {
    String alert = alert(SUPERVISOR, "submitted", referral);
    command(
        SUPERVISOR, platform.at.notification() + "/v1/alerts/" + alert + "/acknowledgement", "{}");
    put("audited-subject", Map.of("subjectId", subjectId));
    put("audited-case", Map.of("caseId", caseId));
    put("audited-alert", Map.of("alertId", alert));
  }

  /** It took a person on and read about them. */
  private void excludeShelter() {
    String referral = submit(toShelter(referral()), "taken-back");
    put("hidden-alert", Map.of("alertId", alert(SHELTER, "submitted", referral)));
    accept(SHELTER, referral, "{}");
    String subject =
        platform.at.referral() + "/v1/subjects/" + thing("taken-back").get("subjectId");
    call("GET", SHELTER, subject + "?purpose=protection", null).require(200);
    exclude("panah-shelter", thing("taken-back"));
  }

  /** It holds the case, which passes to the coordinator. */
  private void excludeCustodian(String inboxCursor) {
    String referral = submit(referral(), "passed-case");
    accept(AHTC, referral, "{\"openCase\": true}");
    put("passed-case", Map.of("caseId", caseOf(referral), "inboxCursor", inboxCursor));
    awaitDeliveries();
    exclude("ahtc", thing("passed-case"));
  }

  /** ahtc accepts and hands over to lahore, which lets the prosecution in and offers to karachi. */
  private String passCaseOn(String referral) {
    accept(AHTC, referral, "{\"openCase\": true}");
    String caseId = caseOf(referral);
    String file = platform.at.casework() + "/v1/cases/" + caseId;
    String toLahore = offer(AHTC, file, "lahore-police", "lahore-investigation");
    command(LAHORE, handover(toLahore) + "/acceptance", "{}");
    command(LAHORE, file + "/assignment", "{}");
    command(LAHORE, file + "/transitions", "{\"to\": \"under-investigation\"}");
    command(
        LAHORE,
        file + "/transitions",
        "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}");
    String refused = offer(LAHORE, file, "karachi-police", "karachi-investigation");
    command(karachi, handover(refused) + "/refusal", "{\"reason\": \"not-competent\"}");
    put("refused-handover", Map.of("handoverId", refused));
    String open = offer(LAHORE, file, "karachi-police", "karachi-investigation");
    put("open-handover", Map.of("handoverId", open));
    put("supervisors-alert", Map.of("alertId", alert(karachi, "handover-offered", open)));
    // Who holds the case and who may read it is known to referral-service, too.
    String subject =
        platform.at.referral() + "/v1/subjects/" + thing("referral-in-case").get("subjectId");
    await()
        .atMost(DELIVERED)
        .until(
            () ->
                call("GET", "prosecutor-punjab", subject + "?purpose=prosecution", null).status()
                    == 200);
    return caseId;
  }

  private String caseOf(String referral) {
    return await()
        .atMost(DELIVERED)
        .until(
            () ->
                call("GET", AHTC, referral(referral), null)
                    .require(200)
                    .json()
                    .path("caseId")
                    .asText(),
            found -> !found.isEmpty());
  }

  private String offer(String client, String file, String agency, String unit) {
    return command(
            client,
            file + "/handovers",
            "{\"to\": {\"agency\": \"%s\", \"unit\": \"%s\"}, \"reason\": \"jurisdiction\"}"
                .formatted(agency, unit))
        .path("id")
        .asText();
  }

  private void accept(String client, String referral, String body) {
    command(client, referral(referral) + "/receipt", "{}");
    command(client, referral(referral) + "/acceptance", body);
  }

  private String consentOf(Map<String, String> ids) {
    String consents = platform.at.referral() + "/v1/subjects/" + ids.get("subjectId") + "/consents";
    return call("GET", NGO, consents, null).require(200).json().at("/items/0/id").asText();
  }

  private String withdrawConsent(Map<String, String> ids) {
    String consent = consentOf(ids);
    command(
        NGO,
        platform.at.referral()
            + "/v1/subjects/"
            + ids.get("subjectId")
            + "/consents/"
            + consent
            + "/withdrawal",
        "{}");
    return consent;
  }

  private String alert(String client, String type, String about) {
    return awaited(
            client,
            platform.at.notification() + "/v1/alerts?limit=200",
            item ->
                item.path("type").asText().contains("." + type + ".")
                    ? item.path("link").asText().replaceAll(".*/", "")
                    : "",
            about)
        .path("id")
        .asText();
  }

  private JsonNode awaited(
      String client, String url, Function<JsonNode, String> key, String wanted) {
    return await()
        .atMost(DELIVERED)
        .until(
            () -> {
              JsonNode items = call("GET", client, url, null).require(200).json().path("items");
              return StreamSupport.stream(items.spliterator(), false)
                  .filter(item -> key.apply(item).equals(wanted))
                  .findFirst();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  /** Where the units' feed ends now, so that what comes is found on one page. */
  private String endOfInbox() {
    String cursor = "";
    while (true) {
      String url = platform.at.casework() + "/v1/inbox?limit=200";
      JsonNode page =
          call("GET", LAHORE, cursor.isEmpty() ? url : url + "&cursor=" + cursor, null)
              .require(200)
              .json();
      cursor = page.path("next").asText();
      if (page.path("items").isEmpty()) {
        return cursor;
      }
    }
  }

  /** No operation makes one: a copy of a message that was delivered. */
  private String failedMessage(String database) {
    UUID id = UUID.randomUUID();
    try (Connection connection = platform.superuser(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO outbox_message
            (id, topic, aggregate_id, sequence, payload, state, attempts, created_at)
          SELECT '%s', topic, aggregate_id, sequence, payload, 'failed', 9, created_at
          FROM outbox_message WHERE state = 'delivered' ORDER BY id LIMIT 1
          """
              .formatted(id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return id.toString();
  }

  private JsonNode command(String client, String url, String body) {
    Http.Reply reply = call("POST", client, url, body);
    if (reply.status() / 100 != 2) {
      throw new AssertionError(client + " POST " + url + ": " + reply.status() + reply.text());
    }
    return reply.json();
  }

  private Http.Reply call(String method, String client, String url, String body) {
    return send(method, client, url, body, Map.of());
  }

  private Http.Reply send(
      String method, String client, String url, String body, Map<String, String> more) {
    String token =
        client.startsWith("matrix-") ? platform.realm().token(client) : platform.tokens.of(client);
    Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    if (method.equals("POST")) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    headers.putAll(more);
    return http.send(method, url, headers, body);
  }

  private String referral(String id) {
    return platform.at.referral() + "/v1/referrals/" + id;
  }

  private String handover(String id) {
    return platform.at.casework() + "/v1/handovers/" + id;
  }

  private void put(String thing, Map<String, String> ids) {
    things.computeIfAbsent(thing, name -> new TreeMap<>()).putAll(ids);
  }

  private static JsonNode json(String text) {
    return new Http.Reply(200, Map.of(), text).json();
  }
}
