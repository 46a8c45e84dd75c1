package org.amaan.referral.anonymous.handling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.KeyRows;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody reports, adds, asks, and makes mistakes; then everything that the calls left behind is
 * searched for whatever could tell who it was, or when within the hour.
 */
@QuarkusTest
class NothingTellsWhoReportedTest extends ServiceTest {

  private static final String CLIENT = "darya-hospital-integration";
  private static final String AGENCY = "darya-hospital";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REQUEST = "request-of-the-reporter";
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  @Inject Rows rows;
  @Inject KeyRows keys;
  @Inject SettableClock clock;
  @Inject ReleaseReports releaseReports;

  private final Lines log = new Lines();
  private final List<String> answers = new ArrayList<>();

  @BeforeEach
  void listen() {
    // Ten minutes past some hour, so that none ends meanwhile.
    Instant now = clock.instant();
    clock.advance(
        Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(70))));
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(log);
    clock.reset();
  }

  @Test
  void whateverAReporterDoes() throws Exception {
    Set<String> telling = telling();
    quiet();
    Set<String> before = dump();
    List<String> others = rows.all("SELECT id FROM anonymous_report");
    String metrics = metrics();
    log.lines.clear();

    UUID key = UUID.randomUUID();
    telling.add(key.toString());
    String code = keep(call(key).body(AnonymousReports.NETWORK).post("/v1/anonymous-reports"), 201);
    code = new ObjectMapper().readTree(code).path("code").asText();
    telling.add(code);
    telling.add(code.replace("-", ""));
    keep(call(key).body(AnonymousReports.NETWORK).post("/v1/anonymous-reports"), 201);
    keep(call(key).body(addition(code, "other")).post("/v1/anonymous-reports"), 400);
    UUID another = UUID.randomUUID();
    telling.add(another.toString());
    keep(call(another).body(addition(code, "more")).post("/v1/anonymous-reports/additions"), 201);
    keep(call(another).body(addition(code, "else")).post("/v1/anonymous-reports/additions"), 422);
    keep(call(another).body(addition("0", "more")).post("/v1/anonymous-reports/additions"), 404);
    keep(
        call(another).body("{\"code\": \"" + code + "\"}").post("/v1/anonymous-reports/status"),
        200);
    keep(call(another).body("{").post("/v1/anonymous-reports"), 400);
    keep(call(another).body("{}").post("/v1/anonymous-reports/"), 400, 404);
    keep(call(another).contentType("text/plain").body("x").post("/v1/anonymous-reports"), 415);
    keep(call(another).body("x".repeat(300_000)).post("/v1/anonymous-reports"), 413);
    keep(call(another).put("/v1/anonymous-reports"), 405);
    for (String path : List.of("/v1/%61nonymous-reports", "/v1/x/%2e%2e/anonymous-reports")) {
      keep(call(another).urlEncodingEnabled(false).body("{").post(path), 400, 404);
    }

    // Before the hour is over.
    List<String> left = ofThese(since(before), others);
    assertThat(left.stream().anyMatch(row -> row.startsWith("anonymous_report ")))
        .as(left.toString())
        .isTrue();
    assertThat(left.stream().anyMatch(row -> row.startsWith("anonymous_addition "))).isTrue();
    assertTellsNothing("rows", left, telling);
    left.forEach(NothingTellsWhoReportedTest::assertFullHours);
    assertThat(log.lines).isEqualTo(List.of());
    assertTellsNothing("answers", answers, telling(code));
    assertThat(metrics()).isEqualTo(metrics);

    // And after, when the owner is told.
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    clock.advance(Duration.ofHours(2));
    Instant released = clock.instant();
    Acting.asWorker(
        () -> {
          releaseReports.release();
          return null;
        });
    List<String> reported = rows.all("SELECT id FROM anonymous_report");
    reported.removeAll(others);
    assertThat(reported.size()).isEqualTo(1);
    String id = reported.get(0);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Peers.calls().stream().anyMatch(call -> call.toString().contains(id)));
    left = ofThese(since(before), others);
    assertThat(left.stream().anyMatch(row -> row.startsWith("audit_entry ")))
        .as(left.toString())
        .isTrue();
    assertThat(left.stream().anyMatch(row -> row.startsWith("outbox_message ")))
        .as(left.toString())
        .isTrue();
    assertTellsNothing("rows", left, telling);
    for (String row : left) {
      assertNotWithin(hour, row);
    }
    for (Peers.Call call : Peers.calls()) {
      if (call.toString().contains(id)) {
        assertTellsNothing("the event", List.of(call.toString()), telling);
        assertFullHours(call.toString());
      }
    }
    assertThat(released.isAfter(hour.plus(Duration.ofHours(1)))).isTrue();
    assertTellsNothing("log lines", log.lines, telling);
  }

  /** What becomes meanwhile of reports that other tests have made is not looked at. */
  private static List<String> ofThese(List<String> rows, List<String> others) {
    return rows.stream().filter(row -> others.stream().noneMatch(row::contains)).toList();
  }

  /** Whatever the token says of its holder, and what the request carries beside it. */
  private static Set<String> telling() throws Exception {
    String payload = Tokens.of(CLIENT).split("\\.")[1];
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
    Set<String> telling = new LinkedHashSet<>(List.of(CLIENT, AGENCY, TRACE, REQUEST, "127.0.0.1"));
    for (String claim : List.of("sub", "jti", "sid", "person", "client_id", "preferred_username")) {
      if (claims.hasNonNull(claim)) {
        telling.add(claims.path(claim).asText());
      }
    }
    assertThat(telling.size() > 6).as(telling.toString()).isTrue();
    return telling;
  }

  /** Answers go to the reporter alone, so that they may have the code. */
  private static Set<String> telling(String code) throws Exception {
    Set<String> telling = telling();
    telling.remove(code);
    telling.remove("127.0.0.1");
    return telling;
  }

  private static RequestSpecification call(UUID key) {
    return RestAssured.given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(Tokens.of(CLIENT))
        .header("Idempotency-Key", key)
        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
        .header("X-Request-Id", REQUEST);
  }

  private static String addition(String code, String facts) {
    return "{\"code\": \"%s\", \"facts\": \"%s\"}".formatted(code, facts);
  }

  private String keep(Response response, int... expected) {
    boolean as = false;
    for (int status : expected) {
      as |= response.statusCode() == status;
    }
    assertThat(as).as(response.statusCode() + " " + response.asString()).isTrue();
    assertThat(response.asString().contains("traceId")).as(response.asString()).isFalse();
    answers.add(response.headers() + "\n" + response.asString());
    return response.asString();
  }

  /** What other tests set in motion has ended. */
  private void quiet() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                rows.count(
                        "outbox_message WHERE state = 'pending' AND next_attempt_at < now() +"
                            + " interval '1 minute'")
                    == 0);
  }

  /** But for the longest time of each, which goes down by itself. */
  private static String metrics() {
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_requests") && !line.contains("/q/"))
        .filter(line -> !line.contains("_seconds_max"))
        .sorted()
        .toList()
        .toString();
  }

  /** Every row of every table of both databases, but for what runs by itself. */
  private Set<String> dump() {
    Set<String> all = new LinkedHashSet<>();
    for (Rows database : List.of(rows, keys)) {
      for (String table :
          database.all(
              "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                  + " AND table_type = 'BASE TABLE'")) {
        if (!table.startsWith("flyway")) {
          all.addAll(
              database.all(
                  "SELECT '"
                      + table
                      + " ' || t::text FROM "
                      + table
                      + " t"
                      + (table.equals("scheduled_tasks") ? " WHERE false" : "")));
        }
      }
    }
    return all;
  }

  private List<String> since(Set<String> before) {
    return dump().stream().filter(row -> !before.contains(row)).toList();
  }

  private static void assertTellsNothing(String where, List<String> texts, Set<String> telling) {
    for (String whole : texts) {
      // Where the service itself is reached, which in a test is where its clients are, too.
      String text = whole.replace("http://127.0.0.1", "http://referrals");
      for (String word : telling) {
        assertThat(text.contains(word)).as(where + " have " + word + ": " + text).isFalse();
        assertThat(
                text.contains(hex(word))
                    || text.contains(word.replace("-", "")) && word.contains("-"))
            .as(where + " have " + word + ": " + text)
            .isFalse();
      }
    }
  }

  private static String hex(String word) {
    return java.util.HexFormat.of()
        .formatHex(word.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Nor does an id carry a time. */
  private static void assertFullHours(String text) {
    Matcher times = TIME.matcher(text);
    while (times.find()) {
      assertThat(times.group().matches(".{13}:00(:00(\\.0+)?)?")).as(text).isTrue();
    }
    assertThat(ID.matcher(text).find()).as(text).isFalse();
  }

  private static void assertNotWithin(Instant hour, String row) {
    Matcher times = TIME.matcher(row);
    while (times.find()) {
      String prefix = hour.toString().substring(0, 13).replace('T', ' ');
      String time = times.group().replace('T', ' ');
      assertThat(!time.startsWith(prefix) || time.matches(".{13}:00(:00(\\.0+)?)?"))
          .as(row)
          .isTrue();
    }
  }

  /** Every line that any logger writes, with its context. */
  private static final class Lines extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Lines() {
      setLevel(Level.ALL);
      setFormatter(new PatternFormatter("%p %c %X %m%n%e"));
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(getFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
