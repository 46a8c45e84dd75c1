package org.amaan.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.amaan.launcher.story.DemoStory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a victim told is planted through every input that takes it, and through many that do not.
 * Then everything that the platform leaves behind is searched for it: it may stand in the answer to
 * an authorised reading of the subject and nowhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("ends a service")
class PlantedSecretTest {

  private static final String NGO = "umeed-caseworker";
  private static final String POLICE = "ahtc-supervisor";
  private static final String SHELTER = "panah-shelter";
  private static final String OFFICER = "dpo-umeed";

  private final Platform platform = Platform.running();
  private final Http http = new Http();

  /** Part of everything planted, so that one search finds all of it. */
  private final String mark =
      "zq7" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 45), 36) + "qz";

  private final String urduMark = "ژخ" + urdu(mark) + "غژ";
  private final String digits =
      Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L));
  private final Map<String, String> marks = new LinkedHashMap<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> readings = new ArrayList<>();
  private String referral = "";
  private String subject = "";
  private String reference = "";
  private String read = "";

  @BeforeAll
  void plant() throws SQLException {
    marks.putAll(formsOf("Latin", mark));
    marks.putAll(formsOf("Urdu", urduMark));
    marks.putAll(formsOf("digits", digits));
    referAndAnswer();
    refuseAndWithdraw();
    completeAndReopen();
    change();
    writeInTheCase();
    openInAnEmergency();
    addFile();
    holdAndExport();
    reportAnonymously();
    everybodyReads();
    sendWhatIsRefused();
    read = call("GET", NGO, subject() + "?purpose=protection", null).require(200).text();
    platform.kill(Platform.REFERRAL);
    platform.start(Platform.REFERRAL);
    try (Connection connection = platform.superuser("referral");
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  @Test
  void whoMayReadItReadsIt() {
    assertThat(read.contains(mark) && read.contains(urduMark) && read.contains(digits))
        .as(read)
        .isTrue();
    assertThat(readings.stream().filter(text -> !text.contains(mark)).toList())
        .as("authorised readings without what was planted for them")
        .isEqualTo(List.of());
  }

  @Test
  void noOtherAnswerSaysIt() {
    assertThat(answers.size() > 100).as("only " + answers.size() + " answers").isTrue();
    assertThat(answers.stream().filter(this::tells).collect(Collectors.toSet()))
        .isEqualTo(Set.of());
  }

  @Test
  void noLogSaysIt() {
    Map<String, String> found = inFiles(platform.home.folder().resolve("logs"));
    assertThat(found).isEqualTo(Map.of());
  }

  @Test
  void noMetricSaysIt() {
    for (String service :
        List.of(platform.at.referral(), platform.at.casework(), platform.at.notification())) {
      String metrics = http.send("GET", service + "/q/metrics", Map.of(), null).require(200).text();
      assertThat(metrics.contains("http_server")).as(metrics).isTrue();
      assertThat(told(metrics)).as(service).isEqualTo("");
    }
  }

  @Test
  void itStandsReadableInNoTable() throws SQLException {
    Map<String, String> found = new TreeMap<>();
    for (String database : Stored.everyDatabase()) {
      try (Connection connection = platform.superuser(database);
          Statement statement = connection.createStatement()) {
        for (String table : Stored.tablesOf(statement)) {
          try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
            while (rows.next()) {
              String told = told(rows.getString(1));
              if (!told.isEmpty()) {
                found.put(database + "." + table, told);
              }
            }
          }
        }
      }
    }
    assertThat(found).isEqualTo(Map.of());
  }

  @Test
  void itStandsReadableInNoFile() {
    assertThat(inFiles(platform.home.folder())).isEqualTo(Map.of());
  }

  /** The searches above find what does stand in clear. */
  @Test
  void whatIsNoSecretIsFound() {
    Map<String, String> found =
        inFiles(platform.home.folder(), Map.of("reference number", reference));
    assertThat(found.keySet().stream().anyMatch(f -> f.contains("base/")))
        .as(found::toString)
        .isTrue();
    assertThat(tells("{\"a\": \"" + URLEncoder.encode(urduMark, UTF_8) + "\"}")).isTrue();
    assertThat(tells("x" + mark.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(tells(HexFormat.of().formatHex(("a name " + urduMark).getBytes(UTF_8)))).isTrue();
    for (String before : List.of("", "a", "ab")) {
      assertThat(
              tells(Base64.getEncoder().encodeToString((before + mark + " more").getBytes(UTF_8))))
          .isTrue();
    }
  }

  private void referAndAnswer() {
    JsonNode made = submit(referral("ahtc"));
    subject = made.path("subjectId").asText();
    referral = made.path("id").asText();
    reference = made.path("reference").asText();
    String url = referral(made);
    command(POLICE, url + "/information-requests", text("questions"));
    command(NGO, url + "/answers", text("answers"));
    command(POLICE, url + "/acceptance", "{\"openCase\": true}");
    everybodyReads();
  }

  private void refuseAndWithdraw() {
    String refused = referral(submit(referral("ahtc")));
    command(POLICE, refused + "/refusal", with("{\"code\": \"outside-area\"}", "text"));
    String withdrawn = referral(submit(referral("panah-shelter")));
    command(NGO, withdrawn + "/withdrawal", with("{\"code\": \"other\"}", "text"));
    ObjectNode draft = referral("ahtc");
    draft.put("state", "draft");
    submit(draft);
  }

  private void completeAndReopen() {
    JsonNode made = submit(referral("panah-shelter"));
    String url = referral(made);
    command(SHELTER, url + "/acceptance", "{}");
    command(SHELTER, url + "/start", "{}");
    command(SHELTER, url + "/completion", with("{\"outcome\": \"served\"}", "text"));
    command(SHELTER, url + "/reopening", with("{}", "reason"));
    String consents =
        platform.at.referral() + "/v1/subjects/" + made.path("subjectId").asText() + "/consents";
    String consent = call("GET", NGO, consents, null).json().at("/items/0/id").asText();
    command(NGO, consents + "/" + consent + "/withdrawal", "{}");
    everybodyReads();
  }

  private void change() {
    Http.Reply now = call("GET", NGO, subject() + "?purpose=protection", null).require(200);
    String tag = now.headers().get("etag");
    ObjectNode patch = Http.JSON.createObjectNode();
    patch.set("identity", identity());
    patch.put("narrative", planted("changed"));
    patch
        .putArray("handling")
        .addObject()
        .put("category", "medical")
        .put("code", "H3")
        .put("condition", planted("the condition"));
    send(
            "PATCH",
            NGO,
            subject(),
            patch.toString(),
            Map.of("If-Match", tag, "Content-Type", "application/merge-patch+json"))
        .require(200);
  }

  private void openInAnEmergency() {
    ObjectNode asked = Http.JSON.createObjectNode();
    asked.put("purpose", "medical-care").put("reason", planted("the emergency"));
    String accesses = platform.at.referral() + "/v1/referrals/" + referral + "/emergency-access";
    String access = accesses + "/" + create("ahtc-officer-1", accesses, asked.toString());
    command(POLICE, access + "/review", with("{\"verdict\": \"justified\"}", "note"));
    for (String client : List.of(NGO, "ahtc-officer-2", "stranger-ngo", "nrm-pk", "auditor")) {
      keep(call("GET", client, accesses, null));
      keep(call("GET", client, access, null));
      keep(call("GET", client, platform.at.referral() + "/v1/emergency-access", null));
    }
    readings.add(call("GET", POLICE, access, null).require(200).text());
  }

  private void addFile() {
    String files = platform.at.referral() + "/v1/referrals/" + referral + "/attachments";
    String name = URLEncoder.encode(planted("the file"), UTF_8).replace("+", "%20");
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "text/plain",
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + name + ".txt",
            "Attachment-Category",
            "narrative",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    // More than what fits into one piece.
    Http.Reply made = send("POST", NGO, files, planted("in it ").repeat(6000), headers);
    keep(made);
    String file = files + "/" + made.require(201).json().path("id").asText();
    keep(send("POST", NGO, files, "\u0000" + planted("no text"), headers));
    keep(send("POST", "stranger-ngo", files, planted("no party"), headers));
    for (String client : List.of("ahtc-officer-1", "stranger-ngo", "nrm-pk", "auditor")) {
      keep(call("GET", client, files + "?purpose=cross-border", null));
      keep(call("GET", client, file + "?purpose=cross-border", null));
    }
    readings.add(call("GET", NGO, files + "?purpose=protection", null).require(200).text());
    readings.add(call("GET", NGO, file + "?purpose=protection", null).require(200).text());
  }

  private void holdAndExport() {
    String holds = subject() + "/legal-holds";
    ObjectNode asked = Http.JSON.createObjectNode();
    asked.put("authority", planted("a court")).put("caseNumber", planted("FIR"));
    String hold = create(OFFICER, holds, asked.toString());
    command(OFFICER, holds + "/" + hold + "/release", with("{}", "reason"));
    keep(call("GET", NGO, holds, null));
    keep(call("POST", NGO, subject() + "/access-exports", null));
    readings.add(call("GET", OFFICER, holds, null).require(200).text());
    for (String type : List.of("application/json", "text/html")) {
      readings.add(
          send("POST", OFFICER, subject() + "/access-exports", null, Map.of("Accept", type))
              .require(200)
              .text());
    }
  }

  private void reportAnonymously() {
    String reports = platform.at.referral() + "/v1/anonymous-reports";
    ObjectNode report = Http.JSON.createObjectNode();
    report.put("kind", "network").put("facts", planted("a broker"));
    report.putObject("situation").put("country", "PK").put("organFacility", true);
    String code =
        call("POST", NGO, reports, report.toString()).require(201).json().path("code").asText();
    ObjectNode more = Http.JSON.createObjectNode().put("code", code).put("facts", planted("more"));
    keep(call("POST", NGO, reports + "/additions", more.toString()));
    keep(call("POST", NGO, reports + "/status", "{\"code\": \"" + code + "\"}"));
    keep(call("POST", NGO, reports + "/status", with("{}", "code")));
    keep(call("POST", NGO, reports, with("{\"kind\": \"network\"}", "situation")));
    readings.add(
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> told("hota-intake", reports), text -> text.contains(mark)));
    keep(call("GET", "hota-intake", reports, null));
    keep(call("GET", NGO, reports, null));
  }

  /** All that the owner of reports reads in them. */
  private String told(String client, String reports) {
    StringBuilder all = new StringBuilder();
    call("GET", client, reports + "?limit=200", null)
        .require(200)
        .json()
        .path("items")
        .forEach(
            item ->
                all.append(
                    call("GET", client, reports + "/" + item.path("id").asText(), null).text()));
    return all.toString();
  }

  private void writeInTheCase() {
    String caseId =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    call("GET", POLICE, platform.at.referral() + "/v1/referrals/" + referral, null)
                        .require(200)
                        .json()
                        .path("caseId")
                        .asText(),
                found -> !found.isEmpty());
    String file = platform.at.casework() + "/v1/cases/" + caseId;
    create(POLICE, file + "/notes", with("{\"handling\": \"H0\"}", "text"));
    keep(call("POST", POLICE, file + "/notes", with("{\"handling\": \"H0\"}", "corrects")));
    String finding = with("{\"element\": \"recruitment\", \"value\": \"indicated\"}", "reason");
    readings.add(
        send(
                "PUT",
                POLICE,
                file + "/assessment",
                "{\"consentMentioned\": false, \"findings\": [" + finding + "]}",
                Map.of("If-None-Match", "*", "Content-Type", "application/json"))
            .require(201)
            .text());
    keep(call("POST", POLICE, file + "/assessment/signature", "{\"version\": 1}"));
    keep(call("GET", POLICE, file + "/assessments", null));
    readings.add(call("GET", POLICE, file + "/assessment", null).require(200).text());
    observe(file + "/observations");
    String person =
        "{\"kind\": \"natural\", \"standing\": \"accused\", \"roles\": [\"Other\"], \"handling\": \"H0\", \"subjectId\": \"%s\"}"
            .formatted(subject);
    ObjectNode known = (ObjectNode) json(with(person, "name"));
    known.putArray("aliases").add(planted("alias"));
    known.putArray("identifiers").addObject().put("type", "phone").put("value", "+92" + digits);
    String entered =
        file + "/persons/" + create("ahtc-officer-1", file + "/persons", known.toString());
    keep(
        send(
            "PATCH",
            "ahtc-officer-1",
            entered,
            with("{}", "details"),
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "\"0\"")));
    String reviews = file + "/non-punishment-reviews";
    String review =
        call("GET", POLICE, reviews, null).require(200).json().at("/items/0/id").asText();
    command(
        POLICE,
        reviews + "/" + review + "/conclusion",
        with("{\"outcome\": \"not-punished\"}", "reason"));
    readings.add(call("GET", POLICE, entered, null).require(200).text());
    readings.add(call("GET", POLICE, reviews, null).require(200).text());
    for (String client : List.of("stranger-ngo", "nrm-pk", "lahore-supervisor", "auditor")) {
      keep(call("GET", client, entered, null));
      keep(call("GET", client, reviews, null));
      keep(call("GET", client, file + "/notes", null));
      keep(call("POST", client, file + "/notes", with("{}", "text")));
      keep(call("GET", client, file + "/assessment", null));
      keep(call("GET", client, file + "/assessments", null));
    }
    secure(file + "/evidence");
    prosecute(file);
    tryIt(file);
    // A ZIP of all of it; what it left behind is looked for with the rest.
    call("GET", POLICE, file + "/dossier?language=ur", null).require(200);
    keep(call("GET", POLICE, file, null));
    for (String client : List.of(POLICE, "prosecutor-punjab", "stranger-ngo", "nrm-pk")) {
      keep(call("GET", client, file + "/timeline", null));
      keep(call("GET", client, file + "/protection", null));
      keep(call("GET", client, file + "/screening", null));
      keep(call("GET", client, platform.at.casework() + "/v1/workload", null));
    }
    for (String client : List.of("stranger-ngo", "nrm-pk", "lahore-supervisor", "auditor")) {
      keep(call("GET", client, file + "/dossier?language=en", null));
    }
    keep(call("GET", "auditor", platform.at.casework() + "/v1/audit?subject=" + caseId, null));
    readings.add(call("GET", POLICE, file + "/notes", null).require(200).text());
  }

  /** What was seen, with a note: the officers' own, and the referrer's, of which they get codes. */
  private void observe(String observations) {
    String one =
        "{\"indicator\": \"R2\", \"value\": \"present\", \"observer\": \"police\", \"handling\": \"H0\"}";
    String own = "{\"observations\": [" + with(one, "note") + "]}";
    create("ahtc-officer-1", observations, own);
    for (String client : List.of("stranger-ngo", "nrm-pk", "lahore-supervisor", "auditor")) {
      keep(call("POST", client, observations, own));
      keep(call("GET", client, observations, null));
    }
    readings.add(call("GET", POLICE, observations, null).require(200).text());
  }

  /** A court by its name, and its file number. */
  private void tryIt(String file) {
    String hearing =
        """
        {"kind": "bail", "courtLevel": "special", "startsAt": "%s", "timeZone": "Asia/Karachi",
         "inCamera": true}
        """
            .formatted(Instant.now().plus(Duration.ofDays(20)))
            .strip();
    String hearings = file + "/hearings";
    String entered = hearings + "/" + create("ahtc-officer-1", hearings, with(hearing, "court"));
    keep(
        send(
            "PATCH",
            "ahtc-officer-1",
            entered,
            with("{}", "fileNumber"),
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "\"0\"")));
    readings.add(call("GET", POLICE, entered, null).require(200).text());
    for (String client : List.of("stranger-ngo", "nrm-pk", "lahore-supervisor", "auditor")) {
      keep(call("GET", client, hearings, null));
      keep(call("GET", client, entered, null));
    }
  }

  /** The prosecution asks back. */
  private void prosecute(String file) {
    command(POLICE, file + "/transitions", "{\"to\": \"under-investigation\"}");
    command(
        POLICE,
        file + "/transitions",
        "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}");
    String signed = file + "/assessment";
    ObjectNode questions = (ObjectNode) json(text("questions"));
    questions.set(
        "version",
        call("GET", "prosecutor-punjab", signed, null).require(200).json().path("version"));
    keep(call("POST", "stranger-ngo", signed + "/return", questions.toString()));
    create("prosecutor-punjab", signed + "/return", questions.toString());
    readings.add(call("GET", POLICE, signed, null).require(200).text());
  }

  /** An item whose content takes more than one piece, on its way to a laboratory. */
  private void secure(String evidence) {
    String content = planted("in a chat ").repeat(6000);
    ObjectNode item =
        (ObjectNode)
            json(
                "{\"kind\": \"message\", \"collectedAt\": \"2024-11-20T09:15:00Z\", \"handling\": \"H0\"}");
    item.put("description", planted("description")).put("place", planted("place"));
    item.put("sha256", sha256(content));
    String id = create(POLICE, evidence, item.toString());
    String one = evidence + "/" + id;
    keep(call("POST", POLICE, evidence, with(item.toString(), "preserves")));
    Map<String, String> plain = Map.of("Content-Type", "text/plain");
    keep(send("PUT", POLICE, one + "/content", planted("another"), plain));
    Http.Reply kept = send("PUT", POLICE, one + "/content", content, plain);
    keep(kept);
    kept.require(201);
    ObjectNode stored = (ObjectNode) json(with("{\"reason\": \"storage\"}", "place"));
    stored
        .putObject("to")
        .put("agency", "ahtc")
        .put("unit", "ahtc-islamabad")
        .put("person", "ahtc-officer-1");
    String transfers = one + "/transfers";
    String toColleague = create(POLICE, transfers, stored.toString());
    command(
        "ahtc-officer-1", transfers + "/" + toColleague + "/countersignature", with("{}", "seal"));
    ObjectNode transfer = (ObjectNode) json("{\"reason\": \"examination\"}");
    transfer.put("place", planted("place")).put("seal", planted("seal"));
    transfer.putObject("outside").put("type", "laboratory").put("name", planted("name"));
    create("ahtc-officer-1", transfers, transfer.toString());
    keep(call("POST", POLICE, evidence + "/verification", null));
    keep(call("GET", POLICE, evidence.replace("/evidence", "/preservation-list"), null));
    for (String client : List.of("stranger-ngo", "nrm-pk", "lahore-supervisor", "auditor")) {
      keep(call("POST", client, evidence, item.toString()));
      keep(call("GET", client, one, null));
      keep(call("GET", client, one + "/content", null));
      keep(call("POST", client, transfers, transfer.toString()));
    }
    readings.add(call("GET", POLICE, evidence, null).require(200).text());
    readings.add(call("GET", POLICE, one, null).require(200).text());
    readings.add(call("GET", POLICE, one + "/content", null).require(200).text());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    return new Http.Reply(200, Map.of(), text).json();
  }

  /** What was made, by its id; the answer does not repeat what was sent. */
  private String create(String client, String url, String body) {
    Http.Reply made = call("POST", client, url, body);
    keep(made);
    return made.require(201).json().path("id").asText();
  }

  /** Every list and every page that somebody sees of it. */
  private void everybodyReads() {
    for (String client :
        List.of(
            NGO,
            POLICE,
            SHELTER,
            "ahtc-officer-1",
            "stranger-ngo",
            "nrm-pk",
            "auditor",
            "operator")) {
      keep(call("GET", client, platform.at.referral() + "/v1/referrals?limit=200", null));
      keep(call("GET", client, platform.at.casework() + "/v1/cases?limit=200", null));
      keep(call("GET", client, platform.at.casework() + "/v1/inbox?limit=200", null));
      keep(call("GET", client, platform.at.notification() + "/v1/alerts?limit=200", null));
      keep(call("GET", client, platform.at.referral() + "/v1/audit?subject=" + subject, null));
      keep(call("GET", client, platform.at.referral() + "/v1/withdrawal-notices", null));
      keep(call("GET", client, platform.at.referral() + "/v1/outbox", null));
      keep(call("GET", client, subject() + "/consents", null));
    }
  }

  /** Mistakes of clients: the words are where they do not belong, or cannot be read there. */
  private void sendWhatIsRefused() {
    String referrals = platform.at.referral() + "/v1/referrals";
    String encoded = URLEncoder.encode(planted("in the address"), UTF_8).replace("+", "%20");
    for (String word : List.of(encoded, mark, URLEncoder.encode(urduMark, UTF_8), digits)) {
      for (String url :
          List.of(
              referrals + "/" + word,
              referrals + "?reference=" + word,
              referrals + "?state=" + word,
              referrals + "?cursor=" + word,
              referrals + "?limit=" + word,
              referrals + "?" + word + "=1",
              platform.at.referral() + "/v1/" + word,
              platform.at.referral() + "/" + word,
              platform.at.referral() + "/v1/subjects/" + word,
              subject() + "?purpose=" + word,
              subject() + "/consents/" + word,
              platform.at.referral() + "/v1/agencies/" + word,
              platform.at.referral() + "/v1/agencies?country=" + word,
              platform.at.referral() + "/v1/audit?subject=" + word,
              platform.at.casework() + "/v1/cases/" + word,
              platform.at.casework() + "/v1/cases?state=" + word,
              platform.at.casework() + "/v1/inbox?cursor=" + word,
              platform.at.casework() + "/v1/handovers/" + word,
              platform.at.notification() + "/v1/alerts/" + word,
              platform.at.notification() + "/v1/alerts?state=" + word)) {
        keep(call("GET", NGO, url, null));
        keep(send("GET", null, url, null, Map.of()));
        keep(
            send(
                "POST",
                NGO,
                url,
                "{\"" + mark + "\": 1}",
                Map.of(
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    UUID.randomUUID().toString())));
      }
    }
    for (String body : badBodies()) {
      keep(call("POST", NGO, referrals, body));
      keep(call("POST", NGO, subject() + "/consents", body));
      keep(
          call(
              "POST",
              "ahtc-officer-1",
              platform.at.casework() + "/v1/handovers/" + UUID.randomUUID() + "/refusal",
              body));
      keep(
          send(
              "PATCH",
              NGO,
              subject(),
              body,
              Map.of("If-Match", "\"0\"", "Content-Type", "application/merge-patch+json")));
      keep(
          send(
              "POST",
              "case-service",
              platform.at.notification() + "/v1/events",
              body,
              Map.of("Content-Type", "application/cloudevents+json")));
    }
    for (String header :
        List.of(
            "Idempotency-Key",
            "If-Match",
            "Content-Type",
            "Accept",
            "Authorization",
            "traceparent",
            "Accept-Language",
            "X-Request-Id")) {
      Map<String, String> headers =
          new HashMap<>(
              Map.of(
                  "Content-Type",
                  "application/json",
                  "Idempotency-Key",
                  UUID.randomUUID().toString()));
      headers.put(header, planted("in a header").replaceAll("[^ -~]", "?"));
      keep(send("POST", header.equals("Authorization") ? null : NGO, referrals, "{}", headers));
    }
  }

  private List<String> badBodies() {
    String words = quoted(planted("where it does not belong"));
    List<String> bodies = new ArrayList<>();
    for (String field :
        List.of(
            "narrative",
            "fullName",
            mark,
            urduMark,
            "need",
            "urgency",
            "receiver",
            "subject",
            "consents",
            "state",
            "situation",
            "givenBy",
            "purposes",
            "reason",
            "subjectId",
            "specversion",
            "source",
            "data",
            "identity",
            "contact")) {
      bodies.add("{\"" + field + "\": " + words + "}");
      bodies.add("{\"" + field + "\": {" + words + ": " + words + "}}");
      bodies.add("{\"" + field + "\": [" + words + "]}");
    }
    bodies.add("{\"subject\": {\"narrative\": " + words);
    bodies.add("{\"subject\": " + words + " " + words + "}");
    bodies.add(words);
    bodies.add("[" + words + "]");
    bodies.add(planted("no JSON at all"));
    bodies.add("{\"narrative\": \"" + mark + "\\u00\"}");
    bodies.add("{\"narrative\": \"" + mark + "\u0000\"}");
    bodies.add("{\"subject\": {\"narrative\": " + quoted(planted("").repeat(9000)) + "}}");
    ObjectNode wrong = referral("ahtc");
    ((ObjectNode) wrong.at("/subject/contact")).put("phone", planted("no number"));
    bodies.add(wrong.toString());
    ObjectNode mail = referral("ahtc");
    ((ObjectNode) mail.at("/subject/contact")).put("email", planted("no address"));
    bodies.add(mail.toString());
    ObjectNode date = referral("ahtc");
    ((ObjectNode) date.at("/subject/identity")).put("birthDate", planted("no date"));
    bodies.add(date.toString());
    bodies.add(referral(mark).toString());
    bodies.add(referral("ahtc").put("need", planted("no need")).toString());
    return bodies;
  }

  private ObjectNode referral(String receiver) {
    ObjectNode body = (ObjectNode) new Http.Reply(200, Map.of(), DemoStory.body()).json();
    body.putObject("receiver").put("agency", receiver);
    if (receiver.equals("panah-shelter")) {
      body.put("need", "protection");
    }
    ObjectNode person = (ObjectNode) body.path("subject");
    person.set("identity", identity());
    ObjectNode contact = person.putObject("contact");
    contact.put("phone", "+92" + digits);
    contact.put("email", mark + "@example.org");
    contact.put("address", planted("the address"));
    contact
        .putObject("safeToContact")
        .put("when", planted("when"))
        .put("how", planted("how"))
        .put("by", planted("by"));
    person.putObject("medical").put("summary", planted("medical"));
    person
        .putObject("location")
        .put("country", "PK")
        .put("area", mark)
        .put("description", planted("where"));
    person.put("gender", mark);
    person.put("narrative", planted("what they told"));
    body.path("observations").forEach(o -> ((ObjectNode) o).put("note", planted("what was seen")));
    return body;
  }

  private ObjectNode identity() {
    ObjectNode identity = Http.JSON.createObjectNode();
    identity
        .put("fullName", planted("the name"))
        .put("givenName", urduMark)
        .put("familyName", mark);
    identity
        .putArray("documents")
        .addObject()
        .put("kind", mark)
        .put("number", digits)
        .put("country", "PK");
    return identity;
  }

  private String planted(String what) {
    return what + " " + mark + " " + urduMark + " " + digits;
  }

  private String text(String list) {
    return "{\"" + list + "\": [" + quoted(planted(list)) + "]}";
  }

  private String with(String body, String field) {
    ObjectNode json = (ObjectNode) new Http.Reply(200, Map.of(), body).json();
    return json.put(field, planted(field)).toString();
  }

  private static String quoted(String text) {
    return Http.JSON.getNodeFactory().textNode(text).toString();
  }

  private JsonNode submit(ObjectNode body) {
    Http.Reply made = call("POST", NGO, platform.at.referral() + "/v1/referrals", body.toString());
    keep(made);
    return made.require(201).json();
  }

  private void command(String client, String url, String body) {
    Http.Reply reply = call("POST", client, url, body);
    keep(reply);
    reply.require(200);
  }

  private String subject() {
    return platform.at.referral() + "/v1/subjects/" + subject;
  }

  private String referral(JsonNode made) {
    return platform.at.referral() + "/v1/referrals/" + made.path("id").asText();
  }

  private Http.Reply call(String method, String client, String url, String body) {
    Map<String, String> headers = new HashMap<>();
    if (body != null) {
      headers.put("Content-Type", "application/json");
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    return send(method, client, url, body, headers);
  }

  private Http.Reply send(
      String method, String client, String url, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (client != null) {
      all.put("Authorization", "Bearer " + platform.tokens.of(client));
    }
    return http.send(method, url, all, body);
  }

  private void keep(Http.Reply reply) {
    assertThat(reply.status() < 500).as(reply.text()).isTrue();
    // Who misnames a field is told its name.
    answers.add(
        reply.headers()
            + " "
            + reply.text().replaceAll("\"field\":\"[^\"]*\",\"code\":\"unknown-field\"", ""));
  }

  private boolean tells(String text) {
    return !told(text).isEmpty();
  }

  /** Which planted words a text says, in which form. */
  private String told(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return marks.entrySet().stream()
        .filter(
            m ->
                m.getKey().contains("base64")
                    ? text.contains(m.getValue())
                    : lower.contains(m.getValue()))
        .map(m -> m.getKey() + around(lower, m.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String around(String text, String found) {
    int at = text.indexOf(found);
    return at < 0
        ? ""
        : " in …" + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 30)) + "…";
  }

  private Map<String, String> inFiles(Path folder) {
    return inFiles(folder, marks);
  }

  private static Map<String, String> inFiles(Path folder, Map<String, String> wanted) {
    Map<String, String> found = new TreeMap<>();
    Map<String, String> bytes = new LinkedHashMap<>();
    wanted.forEach((name, word) -> bytes.put(name, new String(word.getBytes(UTF_8), ISO_8859_1)));
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              try {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                Set<String> forms = new TreeSet<>();
                bytes.forEach(
                    (name, word) -> {
                      if (content.contains(word)) {
                        forms.add(name + around(content, word).replaceAll("[^ -~]", "."));
                      }
                    });
                if (!forms.isEmpty()) {
                  found.put(folder.relativize(file).toString(), forms.toString());
                }
                return FileVisitResult.CONTINUE;
              } catch (NoSuchFileException e) {
                return visitFileFailed(file, e);
              }
            }

            /** PostgreSQL renames and removes files meanwhile; the others are searched. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
              if (why instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw why;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Map<String, String> formsOf(String name, String word) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(name, word);
    forms.put(name + " in hexadecimal", HexFormat.of().formatHex(word.getBytes(UTF_8)));
    for (int shift = 0; shift < 3; shift++) {
      String all =
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(("   ".substring(0, shift) + word).getBytes(UTF_8));
      // The first and the last characters depend on what stands beside it.
      forms.put(
          name + " in base64, " + shift,
          all.substring(shift == 0 ? 0 : shift + 1, all.length() - 2));
    }
    String escaped =
        word.chars()
            .mapToObj(c -> c < 128 ? Character.toString((char) c) : "\\u%04x".formatted(c))
            .collect(Collectors.joining());
    forms.putIfAbsent(name + " escaped", escaped);
    forms.putIfAbsent(name + " in a URL", URLEncoder.encode(word, UTF_8).toLowerCase(Locale.ROOT));
    return forms;
  }

  /** Letters for letters, so that the Urdu words are of this run too. */
  private static String urdu(String latin) {
    String letters = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہیے";
    return latin
        .chars()
        .mapToObj(c -> Character.toString(letters.charAt(c % letters.length())))
        .collect(Collectors.joining());
  }
}
