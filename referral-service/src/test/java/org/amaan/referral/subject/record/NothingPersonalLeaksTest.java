package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.KeyRows;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A name, a phone number and a story are planted; then everything that can be done with a subject
 * is done, well and badly. They may be found in disclosed answers only.
 */
@QuarkusTest
class NothingPersonalLeaksTest extends ServiceTest {

  @Inject Rows rows;
  @Inject KeyRows keys;

  private final Lines log = new Lines();
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(log);
  }

  @Test
  void whateverIsDoneWithASubject() {
    Referred subject = Referred.toPolice();
    UUID id = subject.subjectId();
    String word = subject.planted();
    askAndAnswer(subject);
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");

    // disclosed, withheld, refused
    call(200, "umeed-caseworker", r -> r.get("/v1/subjects/{id}?purpose=protection", id));
    call(200, "ahtc-officer-1", r -> r.get("/v1/subjects/{id}?purpose=investigation", id));
    call(404, "stranger-ngo", r -> r.get("/v1/subjects/{id}?purpose=protection", id));
    call(403, "umeed-admin", r -> r.get("/v1/subjects/{id}?purpose=protection", id));
    call(400, "umeed-caseworker", r -> r.get("/v1/subjects/{id}?purpose={p}", id, word));
    Peers.answer(Peers.custodianPath(caseId), 200, "{\"" + word + "\": \"" + word + "\"}");
    call(503, "ahtc-officer-2", r -> r.get("/v1/subjects/{id}?purpose=investigation", id), 200);

    // rectified well and badly
    for (String body :
        List.of(
            "{\"nickname\": \"" + word + "\"}",
            "{\"identity\": {\"nickname\": \"" + word + "\"}}",
            "{\"identity\": \"" + word + "\"}",
            "{\"identity\": {\"birthDate\": \"" + word + "\"}}",
            "{\"contact\": {\"phone\": \"" + word + "\"}}",
            "{\"contact\": {\"email\": \"" + word + "\"}}",
            "{\"sex\": \"" + word + "\"}",
            "{\"ageClass\": \"" + word + "\"}",
            "{\"languages\": [\"" + word + "!\"]}",
            "{\"medical\": {\"summary\": \"" + word + "\\u0000\"}}",
            "{\"medical\": " + word + "}",
            "\"" + word + "\"",
            // the only one that can be taken, and so the last
            "{\"narrative\": \"" + word + "-more\"}")) {
      for (String client : List.of("umeed-caseworker", "stranger-ngo", "ahtc-supervisor")) {
        keep(
            Api.patchAs(client)
                .header("If-Match", "\"0\"")
                .body(body)
                .patch("/v1/subjects/{id}", id));
      }
    }

    // consents, badly
    for (String part : List.of("subject", "thumbprint", "pa", "protection", "police", "identity")) {
      String body = Referred.CONSENT_TO_POLICE.replaceFirst("\"" + part + "\"", "\"" + word + "\"");
      keep(Api.commandAs("umeed-caseworker").body(body).post("/v1/subjects/{id}/consents", id));
    }
    keep(
        Api.commandAs("umeed-caseworker")
            .body(
                Referred.CONSENT_TO_POLICE.replace(
                    "\"agencyTypes\": [\"police\", \"shelter\"]",
                    "\"agencies\": [\"" + word + "\"]"))
            .post("/v1/subjects/{id}/consents", id));
    String consent =
        Api.as("umeed-caseworker")
            .get("/v1/subjects/{id}/consents", id)
            .jsonPath()
            .getString("items[0].id");
    call(
        200,
        "umeed-caseworker",
        r ->
            r.header("Idempotency-Key", UUID.randomUUID())
                .body("{}")
                .post("/v1/subjects/{id}/consents/{cid}/withdrawal", id, consent));
    call(200, "umeed-caseworker", r -> r.get("/v1/subjects/{id}?purpose=protection", id));

    assertThat(problems.size() > 30).as("problems seen: " + problems.size()).isTrue();
    assertNowhere("problem bodies", problems, subject);
    assertNowhere("log lines", log.lines, subject);
    assertNowhere(
        "what peers were sent", Peers.calls().stream().map(Peers.Call::toString).toList(), subject);
    assertNowhere("metrics", List.of(RestAssured.get("/q/metrics").asString()), subject);
    assertInNoTable(subject);
  }

  @Test
  void theListenerHears() {
    Logger.getLogger("org.amaan").warning("heard");
    assertThat(log.lines.stream().anyMatch(line -> line.contains("heard"))).isTrue();
  }

  private void askAndAnswer(Referred subject) {
    call(
        200,
        "ahtc-supervisor",
        r ->
            r.header("Idempotency-Key", UUID.randomUUID())
                .body("{\"questions\": [\"%s-question\"]}".formatted(subject.planted()))
                .post("/v1/referrals/{id}/information-requests", subject.referralId()));
    call(
        200,
        "umeed-caseworker",
        r ->
            r.header("Idempotency-Key", UUID.randomUUID())
                .body("{\"answers\": [\"%s-answer\"]}".formatted(subject.planted()))
                .post("/v1/referrals/{id}/answers", subject.referralId()));
  }

  private void call(
      int status, String client, Function<RequestSpecification, Response> call, int... or) {
    Response response = call.apply(Api.as(client));
    boolean expected = response.statusCode() == status;
    for (int other : or) {
      expected |= response.statusCode() == other;
    }
    assertThat(expected).as(response.statusCode() + " " + response.asString()).isTrue();
    keep(response);
  }

  private void keep(Response response) {
    if (response.statusCode() >= 400) {
      problems.add(response.asString());
      assertThat(response.statusCode() < 500 || response.statusCode() == 503)
          .as(response.asString())
          .isTrue();
    }
  }

  private static void assertNowhere(String where, List<String> texts, Referred subject) {
    for (String text : texts) {
      assertThat(text.contains(subject.planted()) || text.contains(subject.phone()))
          .as(where + ": " + text)
          .isFalse();
    }
  }

  /** Not even in the subject's own: what is personal is sealed. */
  private void assertInNoTable(Referred subject) {
    assertThat(
            rows.one(
                "SELECT (identity IS NOT NULL AND EXISTS (SELECT FROM subject_note WHERE subject_id"
                    + " = s.id))::text FROM subject s WHERE id = ?",
                subject.subjectId()))
        .isEqualTo("true");
    assertInNoTable(
        rows, List.of("audit_entry", "outbox_message", "subject", "subject_note"), subject);
    assertInNoTable(keys, List.of("data_key"), subject);
  }

  private static void assertInNoTable(Rows rows, List<String> among, Referred subject) {
    List<String> tables =
        rows.all(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                + " AND table_type = 'BASE TABLE' ORDER BY 1");
    assertThat(tables.containsAll(among)).as(tables.toString()).isTrue();
    for (String table : tables) {
      if (table.equals("flyway_schema_history")) {
        continue;
      }
      for (String planted : List.of(subject.planted(), subject.phone())) {
        // bytes as text as well: what is serialised counts
        String found =
            rows.one(
                "SELECT count(*) FROM "
                    + table
                    + " t WHERE strpos(t::text, ?) > 0"
                    + " OR strpos(t::text, encode(convert_to(?, 'UTF8'), 'hex')) > 0",
                planted,
                planted);
        assertThat(found).as(table).isEqualTo("0");
      }
    }
  }

  /** Every line that any logger writes, with its stack trace and context. */
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
