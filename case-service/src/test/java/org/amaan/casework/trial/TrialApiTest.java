package org.amaan.casework.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.amaan.casework.deadline.DeadlineClock;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.vault.Vault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hearings, protection measures and claims: who enters them, when, and who is told. */
@QuarkusTest
class TrialApiTest extends ApiTest {

  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String TRIAL = "{\"to\": \"at-trial\"}";
  private static final String SUSPEND = "{\"to\": \"suspended\", \"reason\": \"review\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String REOPEN =
      "{\"to\": \"under-investigation\", \"reason\": \"new-evidence\"}";

  private static final List<String> RECORDS =
      List.of("hearings", "protection-measures", "compensation-claims");

  /** The way to each state. */
  private static final Map<String, String[]> WAYS =
      Map.of(
          "open",
          new String[] {},
          "under-investigation",
          new String[] {INVESTIGATE},
          "with-prosecution",
          new String[] {INVESTIGATE, PROSECUTE},
          "charged",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE},
          "at-trial",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE, TRIAL},
          "suspended",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE, TRIAL, SUSPEND},
          "closed",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE, TRIAL, CLOSE});

  private static final String DUE = "(?<=(startsAt|DueAt)\": )\"[^\"]*\"";

  @Inject DeadlineClock deadlines;
  @Inject Vault vault;
  @Inject OwnersDatabase database;

  private static Instant in(long days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Opened at(String state) {
    Opened opened = open();
    move(opened.caseId(), WAYS.get(state));
    return opened;
  }

  private static String path(Opened of, String records) {
    return "/v1/cases/" + of.caseId() + "/" + records;
  }

  private static String hearing(Instant startsAt) {
    return """
    {"kind": "testimony", "courtLevel": "first-instance-higher", "court": "Made-up Court No. 3",
     "fileNumber": "SC-118", "startsAt": "%s", "timeZone": "Asia/Karachi", "inCamera": true}
    """
        .formatted(startsAt);
  }

  private static String measure(UUID subject) {
    return """
    {"kind": "screen", "subjectId": "%s", "reviewDueAt": "%s"}
    """
        .formatted(subject, in(20));
  }

  private static String claim(UUID subject) {
    return """
    {"subjectId": "%s", "route": "criminal-proceedings",
     "claimed": {"currency": "PKR", "minorUnits": 250000000}, "filingDueAt": "%s"}
    """
        .formatted(subject, in(20));
  }

  private static String body(Opened of, String records) {
    return switch (records) {
      case "hearings" -> hearing(in(20));
      case "protection-measures" -> measure(of.subjectId());
      default -> claim(of.subjectId());
    };
  }

  private static String entered(String client, Opened of, String records) {
    return post(client, path(of, records), body(of, records)).statusCode(201).extract().path("id");
  }

  private static String end(String records) {
    return switch (records) {
      case "hearings" -> "{\"state\": \"cancelled\"}";
      case "protection-measures" -> "{\"state\": \"ended\", \"endReason\": \"refused\"}";
      default -> "{\"state\": \"withdrawn\"}";
    };
  }

  private static final String ENTERING =
      """
      open                409 409 409
      under-investigation 409 201 409
      with-prosecution    201 201 201
      charged             201 201 201
      at-trial            201 201 201
      suspended           409 409 409
      closed              409 409 409
      """;

  /** In which state of the case what is entered: hearings, protection measures, claims. */
  @TestFactory
  List<DynamicTest> everyStateOfTheCase() {
    List<DynamicTest> tests = new ArrayList<>();
    ENTERING
        .lines()
        .map(line -> line.trim().split(" +"))
        .forEach(
            row ->
                tests.add(
                    dynamicTest(
                        row[0],
                        () -> {
                          Opened opened = at(row[0]);
                          for (int i = 0; i < RECORDS.size(); i++) {
                            enters(opened, RECORDS.get(i), Integer.parseInt(row[i + 1]), row[0]);
                          }
                        })));
    return tests;
  }

  private void enters(Opened opened, String records, int status, String state) {
    if (status == 201) {
      entered(OFFICER, opened, records);
      return;
    }
    refused(
        409,
        state.equals("closed") ? "case-closed" : "case-not-in-proceedings",
        OFFICER,
        path(opened, records),
        body(opened, records));
  }

  /** Status of reading, entering, changing by whoever stands in some way to the case. */
  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "ahtc-officer-1,    200, 201, 200",
    "ahtc-supervisor,   200, 201, 200",
    "prosecutor-punjab, 200, 201, 200",
    "lahore-officer,    404, 404, 404",
    "stranger-ngo,      404, 404, 404",
    "nrm-pk,            404, 404, 404",
    "auditor,           404, 404, 404",
    "operator,          404, 404, 404",
    "dpo-ahtc,          404, 404, 404",
    "referral-service,  404, 404, 404"
  })
  void whoReadsEntersAndChanges(String client, int reads, int enters, int changes) {
    Opened opened = at("at-trial");
    for (String records : RECORDS) {
      String id = entered(OFFICER, opened, records);
      List<Long> before = written();
      get(client, path(opened, records)).statusCode(reads);
      get(client, path(opened, records) + "/" + id).statusCode(reads);
      patch(client, path(opened, records) + "/" + id, "\"0\"", end(records)).statusCode(changes);
      post(client, path(opened, records), body(opened, records)).statusCode(enters);
      if (reads == 404) {
        assertThat(written()).isEqualTo(before);
      }
    }
  }

  @Test
  void withoutTokenNothing() {
    for (String records : RECORDS) {
      String path = "/v1/cases/" + UUID.randomUUID() + "/" + records;
      needsToken("GET", path, "");
      needsToken("POST", path, "{}");
      needsToken("GET", path + "/" + UUID.randomUUID(), "");
      needsToken("PATCH", path + "/" + UUID.randomUUID(), "{}");
    }
  }

  @Test
  void aHearingIsReadAsItWasEnteredAndEachReadingIsAudited() {
    Opened opened = at("at-trial");
    UUID key = UUID.randomUUID();
    Instant startsAt = in(20);
    String body = hearing(startsAt);
    String id =
        post(OFFICER, key, path(opened, "hearings"), body)
            .statusCode(201)
            .header("ETag", equalTo("\"0\""))
            .extract()
            .path("id");
    post(OFFICER, key, path(opened, "hearings"), body)
        .statusCode(201)
        .header("Idempotent-Replayed", equalTo("true"))
        .body("id", equalTo(id));
    needsIdempotencyKey(OFFICER, path(opened, "hearings"), body);
    get(PROSECUTOR, path(opened, "hearings"))
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].court", equalTo("Made-up Court No. 3"))
        .body("items[0].fileNumber", equalTo("SC-118"))
        .body("items[0].startsAt", equalTo(startsAt.toString()))
        .body("items[0].timeZone", equalTo("Asia/Karachi"))
        .body("items[0].inCamera", equalTo(true))
        .body("items[0].state", equalTo("scheduled"))
        .body("items[0].enteredBy.agency", equalTo("ahtc"));
    assertThat(audited(opened.caseId())).contains("case.hearing-entered", "case.hearings-read");
    get(OFFICER, "/v1/cases/" + opened.caseId() + "/timeline")
        .body("items.action", hasItem("hearing-entered"))
        .body("items[0].details.state", equalTo("scheduled"));
    assertThat(
            rows.of("SELECT encode(text, 'escape') FROM hearing WHERE id = ?", UUID.fromString(id)))
        .singleElement()
        .asString()
        .doesNotContain("Made-up");
  }

  /** Every list has its ends, and a hearing past its end does not go on. */
  @Test
  void aHearingIsHeldOnceItHasBegunAndThenOnlyItsOutcomeIsCorrected() {
    Opened opened = at("at-trial");
    String id =
        post(OFFICER, path(opened, "hearings"), hearing(in(0).minusSeconds(60)))
            .statusCode(201)
            .extract()
            .path("id");
    String path = path(opened, "hearings") + "/" + id;
    patch(OFFICER, path, "\"0\"", "{\"state\": \"held\"}")
        .statusCode(400)
        .body("errors[0].field", equalTo("outcome"))
        .body("errors[0].message", equalTo("Give `outcome` if, and only if, the hearing is held."));
    patch(OFFICER, path, "\"0\"", "{\"state\": \"held\", \"outcome\": \"evidence-heard\"}")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""));
    patch(OFFICER, path, "\"0\"", "{\"outcome\": \"other\"}").statusCode(412);
    patch(PROSECUTOR, path, "\"1\"", "{\"outcome\": \"judgment-reserved\"}").statusCode(200);
    patch(OFFICER, path, "\"2\"", "{\"inCamera\": false}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:trial-record-ended"));
    patch(OFFICER, path, "\"2\"", "{\"state\": \"scheduled\", \"outcome\": null}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:trial-record-move-not-allowed"))
        .body("allowedMoves", empty());
    patch(OFFICER, path, "\"2\"", "{}").statusCode(200).header("ETag", equalTo("\"2\""));
    as(OFFICER)
        .contentType("application/merge-patch+json")
        .body("{}")
        .patch(path)
        .then()
        .statusCode(428);
    String future = entered(OFFICER, opened, "hearings");
    patch(
            OFFICER,
            path(opened, "hearings") + "/" + future,
            "\"0\"",
            "{\"state\": \"held\", \"outcome\": \"other\"}")
        .statusCode(400)
        .body("errors[0].code", equalTo("not-begun"));
    get(OFFICER, path(opened, "hearings") + "/" + UUID.randomUUID())
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:hearing-not-found"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hearings | \"startsAt\": \"[^\"]*\" | \"startsAt\": \"2020-01-01T09:00:00Z\" | startsAt",
        "hearings | \"startsAt\": \"[^\"]*\" | \"startsAt\": \"9999-01-01T09:00:00Z\" | startsAt",
        "hearings | Asia/Karachi | Asia/Nowhere | timeZone",
        "hearings | testimony | tea | kind",
        "hearings | \"inCamera\": true | \"inCamera\": true, \"judge\": \"x\" | judge",
        "protection-measures | \"reviewDueAt\": \"[^\"]*\" | \"reviewDueAt\":"
            + " \"2020-01-01T09:00:00Z\" | reviewDueAt",
        "protection-measures | \"reviewDueAt\": \"[^\"]*\" | \"reviewDueAt\":"
            + " \"9999-01-01T09:00:00Z\" | reviewDueAt",
        "protection-measures | subjectId | name | name",
        "protection-measures | \"kind\" | \"personId\": \"0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11\","
            + " \"kind\" | subjectId",
        "protection-measures | \"kind\" | \"state\": \"ended\", \"kind\" | endReason",
        "compensation-claims | PKR | XXX | claimed.currency",
        "compensation-claims | PKR | rs | claimed.currency",
        "compensation-claims | PKR | DEM | claimed.currency",
        "compensation-claims | 250000000 | 0 | claimed.minorUnits",
        "compensation-claims | 250000000 | 1000000000001 | claimed.minorUnits",
        "compensation-claims | , \"filingDueAt\": \"[^\"]*\" | '' | filingDueAt",
        "compensation-claims | \"filingDueAt\": \"[^\"]*\" | \"filingDueAt\":"
            + " \"2020-01-01T09:00:00Z\" | filingDueAt",
        "compensation-claims | \"filingDueAt\": \"[^\"]*\" | \"filingDueAt\":"
            + " \"9999-01-01T09:00:00Z\" | filingDueAt",
        "compensation-claims | \"route\" | \"state\": \"decided\", \"route\" | awarded"
      })
  void everyLimitIsRefusedByItsField(String records, String what, String by, String field) {
    Opened opened = at("charged");
    String body = body(opened, records).replaceFirst(what, by);
    List<Long> before = written();
    post(OFFICER, path(opened, records), body).statusCode(400).body("errors.field", hasItem(field));
    assertThat(written()).isEqualTo(before);
  }

  /** Neither a number of another currency nor another number of the same one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"claimed\": {\"minorUnits\": 5}} | claimed.currency",
        "{\"claimed\": {\"currency\": \"IQD\"}} | claimed.minorUnits",
        "{\"state\": \"decided\", \"awarded\": {\"minorUnits\": 5}} | awarded.currency"
      })
  void anAmountIsReplacedWhole(String patch, String field) {
    Opened opened = at("charged");
    String path =
        path(opened, "compensation-claims") + "/" + entered(OFFICER, opened, "compensation-claims");
    patch(OFFICER, path, "\"0\"", "{\"state\": \"filed\"}").statusCode(200);
    patch(OFFICER, path, "\"1\"", patch).statusCode(400).body("errors.field", hasItem(field));
  }

  /** The last that is allowed, and the first that is not. */
  @ParameterizedTest
  @CsvSource({
    "hearings, 1830, -1, 201",
    "hearings, 1830, 1, 400",
    "hearings, -366, 1, 201",
    "hearings, -366, -1, 400",
    "protection-measures, 0, 1, 201",
    "protection-measures, 0, -1, 400",
    "protection-measures, 732, -1, 201",
    "protection-measures, 732, 1, 400",
    "compensation-claims, 0, 1, 201",
    "compensation-claims, 0, -1, 400",
    "compensation-claims, 3660, -1, 201",
    "compensation-claims, 3660, 1, 400"
  })
  void everyTimeHasItsLimits(String records, int days, int minutes, int status) {
    Opened opened = at("charged");
    Instant due = in(days).plus(Duration.ofMinutes(minutes));
    post(OFFICER, path(opened, records), body(opened, records).replaceAll(DUE, "\"" + due + "\""))
        .statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({
    "hearings, Made-up Court No. 3, 200, 201",
    "hearings, Made-up Court No. 3, 201, 400",
    "hearings, SC-118, 100, 201",
    "hearings, SC-118, 101, 400"
  })
  void everyTextHasItsLimit(String records, String what, int length, int status) {
    Opened opened = at("charged");
    post(OFFICER, path(opened, records), body(opened, records).replace(what, "x".repeat(length)))
        .statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({"1, 201", "0, 400", "1000000000000, 201", "1000000000001, 400"})
  void everyAmountHasItsLimits(long amount, int status) {
    Opened opened = at("charged");
    post(
            OFFICER,
            path(opened, "compensation-claims"),
            claim(opened.subjectId()).replace("250000000", "" + amount))
        .statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({"hearings, 200", "protection-measures, 100", "compensation-claims, 100"})
  void aCaseHasOnlySoMany(String records, int limit) {
    Opened opened = at("charged");
    String id = entered(OFFICER, opened, records);
    String table =
        records.equals("hearings")
            ? "hearing"
            : records.equals("protection-measures") ? "protection_measure" : "compensation_claim";
    multiply(table, id, limit - 2);
    entered(OFFICER, opened, records);
    refused(409, "too-many-trial-records", OFFICER, path(opened, records), body(opened, records))
        .body("limit", equalTo(limit));
    // It has not filled the room of the other side.
    entered(PROSECUTOR, opened, records);
    multiply(table, id, 4 * limit - 1);
    refused(409, "too-many-trial-records", PROSECUTOR, path(opened, records), body(opened, records))
        .body("limit", equalTo(5 * limit));
    rows.change("UPDATE " + table + " SET version = 200 WHERE id = ?", UUID.fromString(id));
    String moved =
        switch (records) {
          case "hearings" -> "{\"inCamera\": false}";
          case "protection-measures" -> "{\"reviewDueAt\": \"" + in(33) + "\"}";
          default -> "{\"filingDueAt\": \"" + in(33) + "\"}";
        };
    patch(OFFICER, path(opened, records) + "/" + id, "\"200\"", moved)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-changes"))
        .body("limit", equalTo(200));
    // Otherwise nobody could keep it from becoming late.
    patch(OFFICER, path(opened, records) + "/" + id, "\"200\"", end(records)).statusCode(200);
  }

  /** Each change alerts the other side, and stands in the timeline. */
  @Test
  void anAgencyChangesATrialOnlySoOftenInADay() {
    Opened opened = at("charged");
    String hearing = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    rows.change(
        "INSERT INTO audit_entry (id, subject, action, client, agency, details, at)"
            + " SELECT gen_random_uuid(), ?, 'case.hearing-changed', 'prosecutor',"
            + " 'punjab-prosecution', '{}', now() - make_interval(hours => 1, secs => i)"
            + " FROM generate_series(0, 99) i",
        opened.caseId());
    String wait =
        patch(PROSECUTOR, hearing, "\"0\"", "{\"inCamera\": false}")
            .statusCode(429)
            .body("type", equalTo("urn:amaan:problem:too-many-requests"))
            .body("limit", equalTo(100))
            .extract()
            .header("Retry-After");
    assertThat(Integer.parseInt(wait)).isBetween(22 * 3600, 23 * 3600);
    patch(OFFICER, hearing, "\"0\"", "{\"inCamera\": false}").statusCode(200);
    patch(PROSECUTOR, hearing, "\"1\"", end("hearings")).statusCode(200);
  }

  @Test
  void aColumnThatVersionsDoNotHaveYetBreaksNoChange() throws Exception {
    Opened opened = at("charged");
    String id = entered(OFFICER, opened, "hearings");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("ALTER TABLE hearing ADD COLUMN added_later text");
      statement.execute("UPDATE hearing SET version = version + 1 WHERE id = '" + id + "'");
      try (ResultSet kept =
          statement.executeQuery(
              "SELECT h.text = v.text, h.starts_at = v.starts_at FROM hearing h"
                  + " JOIN hearing_version v ON v.id = h.id WHERE h.id = '"
                  + id
                  + "'")) {
        assertThat(kept.next()).isTrue();
        assertThat(kept.getBoolean(1) && kept.getBoolean(2)).isTrue();
      }
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hearing", "protection_measure", "compensation_claim"})
  void versionsHaveTheColumnsOfTheirTable(String table) {
    String columns =
        "SELECT column_name || ' ' || data_type FROM information_schema.columns"
            + " WHERE table_name = ? ORDER BY 1";
    assertThat(rows.of(columns, table + "_version")).isEqualTo(rows.of(columns, table));
  }

  private void multiply(String table, String id, int times) {
    rows.change(
        """
        DO $$ BEGIN
          CREATE TEMP TABLE one AS SELECT * FROM %s WHERE id = '%s';
          FOR i IN 1..%d LOOP
            UPDATE one SET id = gen_random_uuid();
            INSERT INTO %s SELECT * FROM one;
          END LOOP;
          DROP TABLE one;
        END $$
        """
            .formatted(table, id, times, table));
  }

  @Test
  void whomAMeasureOrAClaimIsForIsOfTheCase() {
    Opened opened = at("charged");
    refused(
        422,
        "unknown-protected-person",
        OFFICER,
        path(opened, "protection-measures"),
        measure(UUID.randomUUID()));
    refused(
        422,
        "unknown-claimant",
        OFFICER,
        path(opened, "compensation-claims"),
        claim(UUID.randomUUID()));
    String known = person(opened, "H0");
    String kept = person(opened, "H2");
    String ofPerson = measure(opened.subjectId()).replace("subjectId", "personId");
    refused(
        422,
        "unknown-protected-person",
        OFFICER,
        path(opened, "protection-measures"),
        ofPerson.replace(opened.subjectId().toString(), kept));
    post(
            OFFICER,
            path(opened, "protection-measures"),
            ofPerson.replace(opened.subjectId().toString(), known))
        .statusCode(201);
    get(PROSECUTOR, path(opened, "protection-measures"))
        .body("items[0].personId", equalTo(known))
        .body("items[0].subjectId", nullValue());
    patch(
            OFFICER,
            "/v1/cases/" + opened.caseId() + "/persons/" + known,
            "\"0\"",
            "{\"handling\": \"H2\"}")
        .statusCode(200);
    get(PROSECUTOR, path(opened, "protection-measures"))
        .body("items", hasSize(1))
        .body("items[0].personId", nullValue());
  }

  /**
   * Whoever may not know of the person any more has read another measure than there is now for
   * them; whoever still may has not.
   */
  @Test
  void theETagOfAMeasureMovesForWhoMayNotKnowOfThePersonAnyMoreAndForNobodyElse() {
    Opened opened = at("charged");
    String person = "/v1/cases/" + opened.caseId() + "/persons/" + person(opened, "H0");
    String path = path(opened, "protection-measures") + "/" + measureFor(opened, person);
    assertThat(etag(OFFICER, path)).isEqualTo("\"0\"");
    assertThat(etag(PROSECUTOR, path)).isEqualTo("\"0\"");

    patch(OFFICER, person, "\"0\"", "{\"handling\": \"H2\"}").statusCode(200);
    String without = etag(PROSECUTOR, path);
    assertThat(without).isNotEqualTo("\"0\"");
    get(PROSECUTOR, path).body("personId", nullValue()).body("version", equalTo(0));
    assertThat(etag(OFFICER, path)).isEqualTo("\"0\"");
    List<Long> before = written();
    patch(PROSECUTOR, path, "\"0\"", end("protection-measures"))
        .statusCode(412)
        .body("type", equalTo("urn:amaan:problem:stale-version"))
        .body("currentETag", equalTo(without));
    patch(OFFICER, path, without, end("protection-measures"))
        .statusCode(412)
        .body("currentETag", equalTo("\"0\""));
    assertThat(written()).isEqualTo(before);

    String receipt =
        patch(PROSECUTOR, path, without, "{\"state\": \"ordered\"}")
            .statusCode(200)
            .body("version", equalTo(1))
            .extract()
            .header("ETag");
    assertThat(receipt).isNotEqualTo("\"1\"").isEqualTo(etag(PROSECUTOR, path));
    patch(OFFICER, path, "\"1\"", "{\"state\": \"in-force\"}")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""));

    String hidden = etag(PROSECUTOR, path);
    patch(OFFICER, person, "\"1\"", "{\"handling\": \"H0\"}").statusCode(200);
    assertThat(etag(PROSECUTOR, path)).isEqualTo("\"2\"");
    patch(PROSECUTOR, path, hidden, end("protection-measures")).statusCode(412);
    patch(PROSECUTOR, path, "\"2\"", end("protection-measures")).statusCode(200);
  }

  /** Nor may what becomes of a person whom the reader does not know of show in the measure. */
  @Test
  void theETagOfAMeasureSaysNothingOfAPersonWhomTheReaderMayNotKnowOf() {
    Opened opened = at("charged");
    String person = "/v1/cases/" + opened.caseId() + "/persons/" + person(opened, "H0");
    String path = path(opened, "protection-measures") + "/" + measureFor(opened, person);
    patch(OFFICER, person, "\"0\"", "{\"handling\": \"H1\"}").statusCode(200);
    String without = etag(PROSECUTOR, path);
    patch(OFFICER, person, "\"1\"", "{\"handling\": \"H3\"}").statusCode(200);
    patch(OFFICER, person, "\"2\"", "{\"standing\": \"suspect\"}").statusCode(200);
    assertThat(etag(PROSECUTOR, path)).isEqualTo(without);
    patch(PROSECUTOR, path, without, end("protection-measures")).statusCode(200);
  }

  private static String measureFor(Opened opened, String person) {
    return post(
            OFFICER,
            path(opened, "protection-measures"),
            measure(opened.subjectId())
                .replace("subjectId", "personId")
                .replace(
                    opened.subjectId().toString(), person.substring(person.lastIndexOf('/') + 1)))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String etag(String client, String path) {
    return get(client, path).statusCode(200).extract().header("ETag");
  }

  private static String person(Opened opened, String handling) {
    return post(
            OFFICER,
            "/v1/cases/" + opened.caseId() + "/persons",
            """
            {"kind": "natural", "standing": "witness", "roles": ["Other"], "handling": "%s"}
            """
                .formatted(handling))
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void aMeasureIsOrderedReviewedAndEnds() {
    Opened opened = at("at-trial");
    String path =
        path(opened, "protection-measures") + "/" + entered(OFFICER, opened, "protection-measures");
    patch(OFFICER, path, "\"0\"", "{\"state\": \"ordered\"}").statusCode(200);
    patch(OFFICER, path, "\"1\"", "{\"state\": \"requested\"}")
        .statusCode(409)
        .body("allowedMoves", hasSize(2));
    patch(OFFICER, path, "\"1\"", "{\"subjectId\": \"" + UUID.randomUUID() + "\"}")
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-field"));
    pass(opened.caseId(), Duration.ofDays(17));
    patch(OFFICER, path, "\"1\"", "{\"reviewDueAt\": \"" + in(90) + "\"}").statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body(
            "deadlines.findAll { it.kind == 'protection-review' }.state",
            contains("met", "running"));
    patch(OFFICER, path, "\"2\"", end("protection-measures")).statusCode(200);
    patch(OFFICER, path, "\"3\"", "{\"state\": \"in-force\", \"endReason\": null}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:trial-record-ended"));
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("dueAt", nullValue());
  }

  @Test
  void aClaimIsFiledDecidedAndPaid() {
    Opened opened = at("at-trial");
    String path =
        path(opened, "compensation-claims")
            + "/"
            + entered(PROSECUTOR, opened, "compensation-claims");
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("dueAt", equalTo(due(path)));
    patch(OFFICER, path, "\"0\"", "{\"state\": \"paid\"}").statusCode(400);
    patch(OFFICER, path, "\"0\"", "{\"state\": \"filed\"}").statusCode(200);
    patch(OFFICER, path, "\"1\"", "{\"subjectId\": \"" + UUID.randomUUID() + "\"}").statusCode(400);
    patch(
            OFFICER,
            path,
            "\"1\"",
            "{\"state\": \"decided\", \"awarded\": {\"currency\": \"PKR\", \"minorUnits\": 7}}")
        .statusCode(200);
    patch(OFFICER, path, "\"2\"", "{\"state\": \"rejected\", \"awarded\": null}")
        .statusCode(409)
        .body("allowedMoves", contains("paid"));
    patch(OFFICER, path, "\"2\"", "{\"state\": \"paid\"}").statusCode(200);
    get(PROSECUTOR, path)
        .body("awarded.minorUnits", equalTo(7))
        .body("enteredBy.agency", equalTo("punjab-prosecution"))
        .body("state", equalTo("paid"));
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.find { it.kind == 'compensation-filing' }.state", equalTo("met"));
  }

  private static String due(String path) {
    return get(OFFICER, path).extract().path("filingDueAt");
  }

  /** Moved with the hearing, and gone with it. */
  @Test
  void aHearingIsADeadlineThatMovesAndEndsWithIt() {
    Opened opened = at("at-trial");
    String path = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    get(PROSECUTOR, "/v1/cases/" + opened.caseId())
        .body("deadlines.find { it.kind == 'hearing' }.state", equalTo("running"));
    patch(PROSECUTOR, path, "\"0\"", "{\"startsAt\": \"" + in(40) + "\"}").statusCode(200);
    pass(opened.caseId(), Duration.ofDays(19));
    deadlines.look();
    assertThat(told(opened, "hearing-due")).as("near by the first time").isEmpty();
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.findAll { it.kind == 'hearing' }", hasSize(1));
    pass(opened.caseId(), Duration.ofDays(14));
    deadlines.look();
    deadlines.look();
    assertThat(told(opened, "hearing-due"))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/attend-hearing",
            "punjab-prosecution//prosecutor/attend-hearing");
    patch(OFFICER, path, "\"1\"", "{\"state\": \"cancelled\"}").statusCode(200);
    pass(opened.caseId(), Duration.ofDays(60));
    deadlines.look();
    assertThat(told(opened, "hearing-due")).hasSize(2);
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("dueAt", nullValue());
  }

  /** Not when it begins; a day after, and a coordinator is not told that it is a hearing. */
  @Test
  void aHearingThatNobodyRecordsIsEscalated() {
    Opened opened = at("at-trial");
    entered(OFFICER, opened, "hearings");
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    assertThat(told(opened, "hearing-due")).as("near").hasSize(2);
    rows.change("DELETE FROM outbox_message WHERE aggregate_id = ?", opened.caseId());
    pass(opened.caseId(), Duration.ofDays(3).plusHours(2));
    deadlines.look();
    assertThat(told(opened, "hearing-due")).as("it has only begun").isEmpty();
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.find { it.kind == 'hearing' }.state", equalTo("near"));
    pass(opened.caseId(), Duration.ofHours(23));
    deadlines.look();
    assertThat(told(opened, "hearing-due"))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/supervisor/record-hearing",
            "punjab-prosecution//prosecutor/record-hearing");
    pass(opened.caseId(), Duration.ofDays(5));
    deadlines.look();
    assertThat(told(opened, "hearing-due")).hasSize(2);
    assertThat(told(opened, "deadline-passed"))
        .containsExactly("nrm-pakistan//coordinator/follow-up");
    get(COORDINATOR, "/v1/workload?kind=late&limit=200")
        .statusCode(200)
        .body(
            "items.findAll { it.reference == '%s' }.deadline".formatted(reference(opened)),
            hasSize(1))
        .body(
            "items.find { it.reference == '%s' }.deadline".formatted(reference(opened)),
            nullValue());
    get(SUPERVISOR, "/v1/workload?kind=late&limit=200")
        .body(
            "items.find { it.reference == '%s' }.deadline".formatted(reference(opened)),
            equalTo("hearing"));
  }

  /** The time of a hearing is not a coordinator's to know, nor that it comes. */
  @Test
  void aCoordinatorIsShownThatACaseIsLateOnceItIs() {
    Opened opened = at("at-trial");
    entered(OFFICER, opened, "hearings");
    String mine = "items.findAll { it.reference == '%s' }".formatted(reference(opened));
    pass(opened.caseId(), Duration.ofDays(18));
    get(SUPERVISOR, "/v1/workload?kind=due&limit=200").body(mine, hasSize(1));
    get(COORDINATOR, "/v1/workload?kind=due&limit=200").body(mine, empty());
    get(COORDINATOR, "/v1/workload?kind=late&limit=200").body(mine, empty());
    pass(opened.caseId(), Duration.ofDays(2).plusHours(2));
    get(SUPERVISOR, "/v1/workload?kind=due&limit=200")
        .body(mine.replace("findAll", "find") + ".deadline", equalTo("hearing"));
    get(SUPERVISOR, "/v1/workload?kind=late&limit=200").body(mine, empty());
    get(COORDINATOR, "/v1/workload?kind=late&limit=200").body(mine, empty());
    pass(opened.caseId(), Duration.ofHours(23));
    get(SUPERVISOR, "/v1/workload?kind=late&limit=200").body(mine, hasSize(1));
    get(COORDINATOR, "/v1/workload?kind=late&limit=200")
        .body(mine, hasSize(1))
        .body(mine.replace("findAll", "find") + ".dueAt", nullValue())
        .body(mine.replace("findAll", "find") + ".deadline", nullValue());
  }

  /** A coordinator hands it over; the prosecution is told as before. */
  @Test
  void aCoordinatorWhoHoldsTheCaseIsToldThatSomethingIsDueAndNotWhat() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    move(opened.caseId(), WAYS.get("at-trial"));
    entered(OFFICER, opened, "protection-measures");
    arrives(opened.referralId(), report.excluding(2, "ahtc").json()).statusCode(200);
    entered(PROSECUTOR, opened, "hearings");
    assertThat(told(opened, "trial-changed"))
        .containsExactly("punjab-prosecution//prosecutor/read-case");
    get(COORDINATOR, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("dueAt", nullValue())
        .body("deadlines.findAll { it.state == 'running' }", empty());
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    pass(opened.caseId(), Duration.ofDays(5));
    deadlines.look();
    assertThat(told(opened, "deadline-near"))
        .containsExactlyInAnyOrder(
            "nrm-pakistan/nrm-pakistan-desk/coordinator/offer-handover",
            "nrm-pakistan/nrm-pakistan-desk/coordinator/offer-handover");
    assertThat(told(opened, "deadline-passed"))
        .containsExactlyInAnyOrder(
            "nrm-pakistan/nrm-pakistan-desk/coordinator/offer-handover",
            "nrm-pakistan/nrm-pakistan-desk/coordinator/offer-handover");
    assertThat(told(opened, "protection-review-due"))
        .containsExactlyInAnyOrder(
            "punjab-prosecution//prosecutor/review-measure",
            "punjab-prosecution//prosecutor/review-measure");
    assertThat(told(opened, "hearing-due"))
        .containsExactlyInAnyOrder(
            "punjab-prosecution//prosecutor/attend-hearing",
            "punjab-prosecution//prosecutor/record-hearing");
    assertThat(
            rows.of(
                """
                SELECT DISTINCT coalesce(payload #>> '{data,dueAt}', '-') FROM outbox_message
                WHERE aggregate_id = ? AND payload ->> 'type' LIKE 'org.amaan.case.deadline-%'
                """,
                opened.caseId()))
        .containsExactly("-");
  }

  private static String reference(Opened opened) {
    return get(OFFICER, "/v1/cases/" + opened.caseId()).extract().path("reference");
  }

  @ParameterizedTest
  @CsvSource({
    "protection-measures, protection-review-due, review-measure",
    "compensation-claims, compensation-filing-due, file-claim"
  })
  void aReviewAndAFilingAreTold(String records, String type, String action) {
    Opened opened = at("with-prosecution");
    entered(PROSECUTOR, opened, records);
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    assertThat(told(opened, type))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/" + action,
            "punjab-prosecution//prosecutor/" + action);
    pass(opened.caseId(), Duration.ofDays(4));
    deadlines.look();
    assertThat(told(opened, type)).hasSize(4).contains("ahtc/ahtc-islamabad/supervisor/" + action);
  }

  @Test
  void ofAHearingThatIsEnteredAfterItBeganItIsAskedWhatBecameOfIt() {
    Opened opened = at("at-trial");
    post(OFFICER, path(opened, "hearings"), hearing(in(0).minusSeconds(3600))).statusCode(201);
    deadlines.look();
    deadlines.look();
    assertThat(told(opened, "hearing-due"))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/record-hearing",
            "punjab-prosecution//prosecutor/record-hearing");
  }

  @Test
  void aListComesInPagesNewestFirst() {
    Opened opened = at("at-trial");
    String first = entered(OFFICER, opened, "hearings");
    String second = entered(PROSECUTOR, opened, "hearings");
    String next =
        get(OFFICER, path(opened, "hearings") + "?limit=1")
            .body("items.id", contains(second))
            .body("next", notNullValue())
            .extract()
            .path("next");
    get(OFFICER, path(opened, "hearings") + "?limit=1&cursor=" + next)
        .body("items.id", contains(first))
        .body("next", nullValue());
  }

  /** References, a link and a time; and each side is told what the other wrote. */
  @Test
  void theOtherSideIsToldAndNothingOfAnybody() {
    Opened opened = at("at-trial");
    entered(OFFICER, opened, "protection-measures");
    assertThat(told(opened, "trial-changed"))
        .containsExactly("punjab-prosecution//prosecutor/read-case");
    entered(PROSECUTOR, opened, "compensation-claims");
    assertThat(told(opened, "trial-changed"))
        .containsExactlyInAnyOrder(
            "punjab-prosecution//prosecutor/read-case",
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/read-case");
    assertThat(
            rows.of(
                "SELECT payload::text FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload ->> 'type' = 'org.amaan.case.trial-changed.v1'",
                opened.caseId()))
        .hasSize(2)
        .allSatisfy(
            alert ->
                assertThat(alert)
                    .doesNotContain(opened.subjectId().toString())
                    .doesNotContain("screen")
                    .doesNotContain("250000000")
                    .contains("/v1/cases/" + opened.caseId() + "\""));
    assertThat(rows.of("SELECT change FROM inbox_entry WHERE case_id = ?", opened.caseId()))
        .contains("protection-measure-entered", "compensation-claim-entered");
  }

  /** Custody takes them along; who gave the case away reads, and is told, nothing more. */
  @Test
  void theyGoWithTheCase() {
    Opened opened = at("at-trial");
    RECORDS.forEach(records -> entered(OFFICER, opened, records));
    accept(offer(opened.caseId()));
    for (String records : RECORDS) {
      String id =
          get(LAHORE_OFFICER, path(opened, records))
              .statusCode(200)
              .body("items", hasSize(1))
              .extract()
              .path("items[0].id");
      get(OFFICER, path(opened, records)).statusCode(404);
      get(OFFICER, path(opened, records) + "/" + id).statusCode(404);
      patch(OFFICER, path(opened, records) + "/" + id, "\"0\"", end(records)).statusCode(404);
      patch(LAHORE_OFFICER, path(opened, records) + "/" + id, "\"0\"", end(records))
          .statusCode(200);
    }
    assertThat(told(opened, "trial-changed")).filteredOn(to -> to.startsWith("ahtc")).isEmpty();
  }

  /** Closed: read, without words; nothing is due. Reopened: due as before. */
  @Test
  void aClosedCaseKeepsThemToBeReadAndAReopenedOneFollowsThemAgain() {
    Opened opened = at("at-trial");
    String hearing = entered(OFFICER, opened, "hearings");
    move(opened.caseId(), CLOSE);
    get(OFFICER, path(opened, "hearings") + "/" + hearing)
        .statusCode(200)
        .body("court", nullValue())
        .body("withheld", equalTo("case-closed"))
        .body("state", equalTo("scheduled"));
    patch(OFFICER, path(opened, "hearings") + "/" + hearing, "\"0\"", end("hearings"))
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:case-closed"));
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("dueAt", nullValue());
    move(opened.caseId(), REOPEN);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("dueAt", notNullValue())
        .body("deadlines.findAll { it.kind == 'hearing' }.state", contains("running"));
    get(PROSECUTOR, path(opened, "hearings")).statusCode(404);
    patch(OFFICER, path(opened, "hearings") + "/" + hearing, "\"0\"", end("hearings"))
        .statusCode(200);
  }

  /** A step of the case on its way to court takes nothing of what is due. */
  @Test
  void theCaseMovesOnAndTheyStayDue() {
    Opened opened = at("with-prosecution");
    RECORDS.forEach(records -> entered(OFFICER, opened, records));
    move(opened.caseId(), CHARGE, TRIAL, SUSPEND);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.findAll { it.state == 'running' }", hasSize(3));
  }

  /** What an agency wrote is gone with its key, and the codes stay. */
  @Test
  void anErasureTakesTheWords() {
    Opened opened = at("at-trial");
    String hearing = entered(OFFICER, opened, "hearings");
    String theirs = entered(PROSECUTOR, opened, "hearings");
    move(opened.caseId(), CLOSE);
    post(
            "dpo-ahtc",
            "/v1/cases/" + opened.caseId() + "/erasure",
            "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    get(OFFICER, path(opened, "hearings") + "/" + hearing)
        .body("withheld", equalTo("erased"))
        .body("kind", equalTo("testimony"));
    get(OFFICER, path(opened, "hearings") + "/" + theirs).body("withheld", equalTo("case-closed"));
  }

  /** What the unit before was reminded of, the unit that takes the case over did not see. */
  @Test
  void whoTakesTheCaseOverIsRemindedOfWhatIsNear() {
    Opened opened = at("at-trial");
    entered(OFFICER, opened, "hearings");
    UUID offered = offer(opened.caseId());
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    accept(offered);
    deadlines.look();
    assertThat(told(opened, "hearing-due"))
        .containsExactlyInAnyOrder(
            "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/attend-hearing",
            "punjab-prosecution//prosecutor/attend-hearing",
            "lahore-police/lahore-investigation/investigator+supervisor+prosecutor/attend-hearing");
  }

  /** Both are escalated to others than officers while nobody claims the case. */
  @Test
  void neitherAnAcceptanceNorWhatIsLateSaysWhenAHearingIs() {
    Opened opened = at("at-trial");
    entered(OFFICER, opened, "hearings");
    pass(opened.caseId(), Duration.ofDays(22));
    deadlines.look();
    accept(offer(opened.caseId()));
    entered(LAHORE_OFFICER, opened, "hearings");
    assertThat(
            rows.of(
                """
                SELECT concat_ws(' ', payload ->> 'type', payload #>> '{data,dueAt}')
                FROM outbox_message WHERE aggregate_id = ? AND payload ->> 'type' IN
                  ('org.amaan.case.handover-accepted.v1', 'org.amaan.case.deadline-passed.v1')
                """,
                opened.caseId()))
        .containsOnly("org.amaan.case.handover-accepted.v1", "org.amaan.case.deadline-passed.v1");
  }

  /** The case may come to a prosecution after the reminder went out. */
  @Test
  void aProsecutionThatTheCaseComesToIsRemindedOfWhatIsNear() {
    Opened opened = at("under-investigation");
    entered(OFFICER, opened, "protection-measures");
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    String unit = "ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/review-measure";
    assertThat(told(opened, "protection-review-due")).containsExactly(unit);
    move(opened.caseId(), PROSECUTE);
    assertThat(told(opened, "protection-review-due"))
        .containsExactlyInAnyOrder(unit, "punjab-prosecution//prosecutor/review-measure");
    move(opened.caseId(), CHARGE);
    assertThat(told(opened, "protection-review-due")).hasSize(2);
  }

  /** A fifth of a short time is no time to answer in. */
  @ParameterizedTest
  @CsvSource({"hearings, -48", "protection-measures, 1", "compensation-claims, 1"})
  void theUnitHasADayBeforeCoordinatorsAreTold(String records, int hours) {
    Opened opened = at("at-trial");
    Instant due = in(0).plus(Duration.ofHours(hours));
    post(OFFICER, path(opened, records), body(opened, records).replaceAll(DUE, "\"" + due + "\""))
        .statusCode(201);
    pass(opened.caseId(), Duration.ofHours(Math.max(0, hours)));
    look();
    assertThat(told(opened, "deadline-passed")).isEmpty();
    pass(opened.caseId(), Duration.ofHours(23));
    look();
    assertThat(told(opened, "deadline-passed")).as("within a day").isEmpty();
    pass(opened.caseId(), Duration.ofHours(2));
    look();
    assertThat(told(opened, "deadline-passed"))
        .containsExactly("nrm-pakistan//coordinator/follow-up");
  }

  /** Each looks once: more steps of a deadline may be due. */
  private void look() {
    for (int i = 0; i < 3; i++) {
      deadlines.look();
    }
  }

  /** A time that lay ahead at first has passed by then. */
  @ParameterizedTest
  @CsvSource({"hearings", "protection-measures", "compensation-claims"})
  void aRepeatOfAnEntryIsAnsweredAsTheFirstHoweverLate(String records) {
    Opened opened = at("at-trial");
    UUID key = UUID.randomUUID();
    String body = body(opened, records);
    if (!records.equals("hearings")) {
      body = body.replaceAll(DUE, "\"" + in(0).plusSeconds(600) + "\"");
    } else {
      body = body.replaceAll(DUE, "\"" + in(-366).plusSeconds(600) + "\"");
    }
    String id =
        post(OFFICER, key, path(opened, records), body).statusCode(201).extract().path("id");
    clock.advance(Duration.ofMinutes(20));
    post(OFFICER, key, path(opened, records), body)
        .statusCode(201)
        .header("Idempotent-Replayed", equalTo("true"))
        .body("id", equalTo(id));
    post(OFFICER, path(opened, records), body).statusCode(400);
  }

  /** Too late is met too; and what somebody was told of stays to be seen. */
  @Test
  void howADeadlineOfTheTrialEnds() {
    Opened opened = at("at-trial");
    String claim = entered(OFFICER, opened, "compensation-claims");
    String hearing = entered(OFFICER, opened, "hearings");
    pass(opened.caseId(), Duration.ofDays(22));
    look();
    patch(
            OFFICER,
            path(opened, "compensation-claims") + "/" + claim,
            "\"0\"",
            "{\"state\": \"filed\"}")
        .statusCode(200);
    patch(OFFICER, path(opened, "hearings") + "/" + hearing, "\"0\"", end("hearings"))
        .statusCode(200);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.find { it.kind == 'compensation-filing' }.state", equalTo("met"))
        .body("deadlines.findAll { it.kind == 'hearing' }.state", contains("dropped"))
        .body("deadlines.find { it.kind == 'hearing' }.told.step", hasItem("passed"));
  }

  /** However often it changes: what is due, and what was last. */
  @Test
  void aRecordThatChangesOftenHasTwoDeadlinesAtMost() {
    Opened opened = at("at-trial");
    String path =
        path(opened, "protection-measures") + "/" + entered(OFFICER, opened, "protection-measures");
    for (int i = 0; i < 5; i++) {
      pass(opened.caseId(), Duration.ofDays(19 + i));
      reviewNextIn(21 + i, path, i);
    }
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body(
            "deadlines.findAll { it.kind == 'protection-review' }.state",
            contains("met", "running"));
  }

  /** It is a review only when the review is near or late, and the next one comes after it. */
  @Test
  void aReviewThatIsPostponedIsNotHeld() {
    Opened opened = at("at-trial");
    String path =
        path(opened, "protection-measures") + "/" + entered(OFFICER, opened, "protection-measures");
    pass(opened.caseId(), Duration.ofDays(15));
    reviewNextIn(21, path, 0);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("deadlines.findAll { it.kind == 'protection-review' }.state", contains("running"));
    pass(opened.caseId(), Duration.ofDays(17));
    deadlines.look();
    reviewNextIn(1, path, 1);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body(
            "deadlines.findAll { it.kind == 'protection-review' }.state",
            containsInAnyOrder("dropped", "running"));
    pass(opened.caseId(), Duration.ofDays(2));
    reviewNextIn(20, path, 2);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body(
            "deadlines.findAll { it.kind == 'protection-review' }.state",
            contains("met", "running"));
  }

  private static void reviewNextIn(long days, String path, int version) {
    patch(OFFICER, path, "\"" + version + "\"", "{\"reviewDueAt\": \"" + in(days) + "\"}")
        .statusCode(200);
  }

  /** The police's erasure takes the court, which they wrote, and not the prosecution's number. */
  @Test
  void courtAndFileNumberAreEachSealedUnderAKeyOfWhoWroteIt() {
    Opened opened = at("at-trial");
    String path = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    patch(PROSECUTOR, path, "\"0\"", "{\"fileNumber\": \"SC-119\"}").statusCode(200);
    get(OFFICER, path)
        .body("court", equalTo("Made-up Court No. 3"))
        .body("fileNumber", equalTo("SC-119"))
        .body("withheld", nullValue());
    assertThat(sealedBy(path)).containsExactly("ahtc/punjab-prosecution");
    patch(OFFICER, path, "\"1\"", "{\"fileNumber\": null, \"inCamera\": false}").statusCode(200);
    get(OFFICER, path)
        .body("court", equalTo("Made-up Court No. 3"))
        .body("fileNumber", nullValue())
        .body("withheld", nullValue());
    patch(PROSECUTOR, path, "\"2\"", "{\"fileNumber\": \"SC-120\"}").statusCode(200);
    move(opened.caseId(), CLOSE);
    post(
            "dpo-ahtc",
            "/v1/cases/" + opened.caseId() + "/erasure",
            "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    get(OFFICER, path).body("withheld", equalTo("case-closed"));
    assertThat(sealedBy(path)).containsExactly("-/punjab-prosecution");
  }

  /** Whether a legal hold keeps them or not: a refusal would tell of the hold. */
  @Test
  void whatAnotherAgencyReplacesIsKeptUnderTheKeyOfWhoWroteIt() {
    Opened opened = at("at-trial");
    String hearing = entered(OFFICER, opened, "hearings");
    String before = sealed("hearing", "id = ?", hearing);
    String path = path(opened, "hearings") + "/" + hearing;
    post(
            "dpo-ahtc",
            "/v1/cases/" + opened.caseId() + "/legal-holds",
            "{\"ground\": \"court-order\"}")
        .statusCode(201);
    patch(PROSECUTOR, path, "\"0\"", "{\"court\": null, \"fileNumber\": \"SC-119\"}")
        .statusCode(200);
    patch(PROSECUTOR, path, "\"1\"", "{\"fileNumber\": null, \"inCamera\": false}").statusCode(200);
    assertThat(sealed("hearing_version", "version = 0 AND id = ?", hearing)).isEqualTo(before);
    assertThat(rows.count("hearing_version", "id = ?", UUID.fromString(hearing))).isEqualTo(2);
    assertThat(
            rows.count(
                "case_key",
                "erased_at IS NULL AND key = (SELECT sealed_under FROM hearing_version"
                    + " WHERE version = 0 AND id = ?)",
                UUID.fromString(hearing)))
        .isOne();

    String claim = entered(PROSECUTOR, opened, "compensation-claims");
    patch(
            OFFICER,
            path(opened, "compensation-claims") + "/" + claim,
            "\"0\"",
            "{\"claimed\": {\"currency\": \"PKR\", \"minorUnits\": 1}}")
        .statusCode(200);
    assertThat(
            rows.of(
                "SELECT claimed_minor_units::text FROM compensation_claim_version WHERE id = ?",
                UUID.fromString(claim)))
        .containsExactly("250000000");
    String measure = entered(OFFICER, opened, "protection-measures");
    patch(
            PROSECUTOR,
            path(opened, "protection-measures") + "/" + measure,
            "\"0\"",
            "{\"kind\": \"video-link\"}")
        .statusCode(200);
    assertThat(
            rows.of(
                "SELECT kind FROM protection_measure_version WHERE id = ?",
                UUID.fromString(measure)))
        .containsExactly("screen");
  }

  private String sealed(String table, String which, String id) {
    return rows.of(
            "SELECT encode(text, 'hex') || encode(file_number, 'hex') FROM %s WHERE %s"
                .formatted(table, which),
            UUID.fromString(id))
        .get(0);
  }

  /** The agencies of the keys of court and file number that are there. */
  private List<String> sealedBy(String path) {
    return rows.of(
        """
        SELECT coalesce((SELECT k.agency FROM case_key k
            WHERE k.key = h.sealed_under AND k.erased_at IS NULL), '-') || '/' ||
          coalesce((SELECT k.agency FROM case_key k
            WHERE k.key = h.file_number_sealed_under AND k.erased_at IS NULL), '-')
        FROM hearing h WHERE h.id = ?
        """,
        UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
  }

  /** As V51_1 has it: both words sealed as one. */
  @Test
  void theWordsOfAHearingFromBeforeAreReadAndSealedApartWhenTheyChange() {
    Opened opened = at("at-trial");
    String hearing = entered(OFFICER, opened, "hearings");
    String path = path(opened, "hearings") + "/" + hearing;
    UUID id = UUID.fromString(hearing);
    UUID key =
        UUID.fromString(rows.of("SELECT sealed_under::text FROM hearing WHERE id = ?", id).get(0));
    byte[] both =
        QuarkusTransaction.requiringNew()
            .call(() -> vault.keyOf(key))
            .orElseThrow()
            .seal(
                id,
                "hearing.text",
                "{\"court\": \"An old court\", \"fileNumber\": \"SC-1\"}"
                    .getBytes(StandardCharsets.UTF_8));
    rows.change(
        "UPDATE hearing SET text = ?, file_number = NULL, file_number_sealed_under = NULL"
            + " WHERE id = ?",
        both,
        id);
    get(PROSECUTOR, path)
        .body("court", equalTo("An old court"))
        .body("fileNumber", equalTo("SC-1"));
    patch(PROSECUTOR, path, "\"0\"", "{\"court\": \"Another court\"}").statusCode(200);
    get(OFFICER, path).body("court", equalTo("Another court")).body("fileNumber", equalTo("SC-1"));
    assertThat(sealedBy(path)).containsExactly("punjab-prosecution/ahtc");
    patch(OFFICER, path, "\"1\"", "{\"fileNumber\": null}").statusCode(200);
    get(OFFICER, path).body("court", equalTo("Another court")).body("fileNumber", nullValue());
  }

  /** The police wrote the court and the prosecution the number; each erases what is its own. */
  @Test
  void theETagOfAHearingMovesWithTheWordsThatAreShown() {
    Opened opened = at("at-trial");
    String path = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    patch(PROSECUTOR, path, "\"0\"", "{\"fileNumber\": \"SC-119\"}").statusCode(200);
    String erasure = "/v1/cases/" + opened.caseId() + "/erasure";
    move(opened.caseId(), CLOSE);
    String closed = etag(OFFICER, path);
    assertThat(closed).isNotEqualTo("\"1\"");
    post("dpo-ahtc", erasure, "{\"reason\": \"retention-ended\"}").statusCode(200);
    assertThat(etag(OFFICER, path)).as("it shows as little as before").isEqualTo(closed);

    move(opened.caseId(), REOPEN);
    String half = etag(OFFICER, path);
    assertThat(half).isNotIn("\"1\"", closed);
    get(OFFICER, path)
        .body("court", nullValue())
        .body("fileNumber", equalTo("SC-119"))
        .body("version", equalTo(1));
    patch(OFFICER, path, "\"1\"", "{\"inCamera\": false}")
        .statusCode(412)
        .body("currentETag", equalTo(half));
    String receipt =
        patch(OFFICER, path, half, "{\"inCamera\": false}")
            .statusCode(200)
            .body("version", equalTo(2))
            .extract()
            .header("ETag");
    assertThat(receipt).isNotEqualTo("\"2\"").isEqualTo(etag(OFFICER, path));
    patch(OFFICER, path, receipt, "{\"court\": \"Another court\"}")
        .statusCode(200)
        .header("ETag", equalTo("\"3\""));
    get(OFFICER, path).header("ETag", equalTo("\"3\"")).body("withheld", nullValue());
  }

  /** The court, its number, or both, as the prosecution has replaced the other or neither. */
  @Test
  void theETagOfAHearingTellsWhichOfItsWordsAreGone() {
    Opened opened = at("at-trial");
    List<String> paths =
        Stream.of(
                "{\"fileNumber\": \"SC-119\"}",
                "{\"court\": \"Another court\"}",
                "{\"inCamera\": false}")
            .map(
                change -> {
                  String path =
                      path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
                  patch(PROSECUTOR, path, "\"0\"", change).statusCode(200);
                  return path;
                })
            .toList();
    move(opened.caseId(), CLOSE);
    post(
            "dpo-ahtc",
            "/v1/cases/" + opened.caseId() + "/erasure",
            "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    move(opened.caseId(), REOPEN);
    assertThat(paths.stream().map(path -> etag(OFFICER, path)).distinct()).hasSize(3);
  }

  /** Closing and reopening take nothing and change nothing. */
  @Test
  void theETagOfAHearingIsTheOldOneWhenItsWordsAreBack() {
    Opened opened = at("at-trial");
    String path = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    String claim =
        path(opened, "compensation-claims") + "/" + entered(OFFICER, opened, "compensation-claims");
    move(opened.caseId(), CLOSE);
    assertThat(etag(OFFICER, path)).isNotEqualTo("\"0\"");
    assertThat(etag(OFFICER, claim)).as("nothing of it is withheld").isEqualTo("\"0\"");
    move(opened.caseId(), REOPEN);
    assertThat(etag(OFFICER, path)).isEqualTo("\"0\"");
    patch(OFFICER, path, "\"0\"", end("hearings")).statusCode(200);
  }

  /** Without words nothing is withheld, and no agency has a key for them. */
  @Test
  void aHearingWithoutWordsHasNothingSealed() {
    Opened opened = at("at-trial");
    String id =
        post(
                PROSECUTOR,
                path(opened, "hearings"),
                hearing(in(20)).replaceAll("\"(court|fileNumber)\": \"[^\"]*\",", ""))
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(rows.of("SELECT agency FROM case_key WHERE case_id = ?", opened.caseId())).isEmpty();
    String path = path(opened, "hearings") + "/" + id;
    patch(PROSECUTOR, path, "\"0\"", "{\"court\": \"A court\"}").statusCode(200);
    patch(PROSECUTOR, path, "\"1\"", "{\"court\": null}").statusCode(200);
    move(opened.caseId(), CLOSE);
    get(OFFICER, path).body("court", nullValue()).body("withheld", nullValue());
  }

  @Test
  void ofTwoWhoChangeARecordAtTheSameTimeOneIsTold() throws Exception {
    Opened opened = at("at-trial");
    String path = path(opened, "hearings") + "/" + entered(OFFICER, opened, "hearings");
    List<Callable<Integer>> both =
        Stream.of(OFFICER, PROSECUTOR)
            .<Callable<Integer>>map(
                client ->
                    () ->
                        patch(client, path, "\"0\"", "{\"fileNumber\": \"" + client + "\"}")
                            .extract()
                            .statusCode())
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(both)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(200, 412);
    } finally {
      threads.shutdown();
    }
    get(OFFICER, path).body("version", equalTo(1));
  }

  /** HOTA's only client is a caseworker, who reads the case. */
  @Test
  void aCaseworkerOfAProsecutionReadsAndWritesNothingOfTheTrial() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE.replace("punjab-prosecution", "hota"));
    String client = "hota-intake";
    get(client, "/v1/cases/" + opened.caseId()).statusCode(200);
    for (String records : RECORDS) {
      String id = entered(OFFICER, opened, records);
      List<Long> before = written();
      get(client, path(opened, records)).statusCode(403);
      get(client, path(opened, records) + "/" + id).statusCode(403);
      post(client, path(opened, records), body(opened, records)).statusCode(403);
      patch(client, path(opened, records) + "/" + id, "\"0\"", end(records)).statusCode(403);
      assertThat(written()).isEqualTo(before);
    }
  }

  /** With its grant it loses what it wrote itself, and the answers that it once got. */
  @Test
  void aFormerProsecutionReadsAndWritesNothing() {
    Opened opened = at("at-trial");
    UUID key = UUID.randomUUID();
    String body = hearing(in(20));
    String id =
        post(PROSECUTOR, key, path(opened, "hearings"), body).statusCode(201).extract().path("id");
    move(opened.caseId(), CLOSE, REOPEN);
    post(PROSECUTOR, key, path(opened, "hearings"), body).statusCode(404);
    for (String records : RECORDS) {
      get(PROSECUTOR, path(opened, records)).statusCode(404);
      post(PROSECUTOR, path(opened, records), body(opened, records)).statusCode(404);
    }
    get(PROSECUTOR, path(opened, "hearings") + "/" + id).statusCode(404);
    patch(PROSECUTOR, path(opened, "hearings") + "/" + id, "\"0\"", end("hearings"))
        .statusCode(404);
    pass(opened.caseId(), Duration.ofDays(17));
    look();
    assertThat(told(opened, "hearing-due"))
        .containsExactly("ahtc/ahtc-islamabad/investigator+supervisor+prosecutor/attend-hearing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"\\n\""})
  void blankWordsAreNoWords(String blank) {
    Opened opened = at("charged");
    String path = path(opened, "hearings");
    Map.of("court", "\"Made-up Court No. 3\"", "fileNumber", "\"SC-118\"")
        .forEach(
            (field, words) ->
                post(OFFICER, path, hearing(in(20)).replace(words, blank))
                    .statusCode(400)
                    .body("errors.field", hasItem(field)));
    String one = path + "/" + entered(OFFICER, opened, "hearings");
    patch(OFFICER, one, "\"0\"", "{\"court\": " + blank + "}")
        .statusCode(400)
        .body("errors.field", hasItem("court"));
  }

  private List<String> told(Opened opened, String type) {
    return rows.of(
        """
        SELECT concat_ws('/', r ->> 'agency', coalesce(r ->> 'unit', ''),
          coalesce(r ->> 'role', (SELECT string_agg(x, '+') FROM jsonb_array_elements_text(r -> 'roles') x)),
          r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload #> '{data,recipients}') r
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = ?
        ORDER BY m.id
        """,
        opened.caseId(),
        "org.amaan.case." + type + ".v1");
  }
}
