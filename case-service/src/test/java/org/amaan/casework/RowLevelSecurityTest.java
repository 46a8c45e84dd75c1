package org.amaan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.inbox.FeedStatement;
import org.amaan.casework.testing.ApiTest;
import org.amaan.casework.testing.ScopeOff;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself shows and takes, whatever the service might ask of it. */
@QuarkusTest
class RowLevelSecurityTest extends ApiTest {

  /** Tables without a policy, and why that is right. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "scheduled_tasks", "db-scheduler works in nobody's scope; names of work and ids only",
          "flyway_schema_history", "the owner's; the service has no right to it at all");

  private static final Map<String, Scope> WHO =
      Map.of(
          "officer of data protection", Scope.of("ahtc", "", "data-protection-officer"),
          "giver", Scope.of("ahtc", "ahtc-islamabad", "investigator", "supervisor"),
          "other unit", Scope.of("ahtc", "ahtc-lahore", "investigator", "supervisor"),
          "no unit", Scope.of("ahtc", "", "investigator", "supervisor"),
          "offered", Scope.of("lahore-police", "lahore-investigation", "supervisor"),
          "granted", Scope.of("punjab-prosecution", "", "prosecutor"),
          "stranger", Scope.of("kabul-police", "kabul", "investigator", "supervisor"),
          "auditor", Scope.of("audit-office", "", "auditor"),
          "nobody", Scope.NONE);

  private static final List<String> TABLES =
      List.of(
          "case_file",
          "case_referral",
          "custody_period",
          "case_grant",
          "handover",
          "inbox_entry",
          "audit_entry");

  @Inject ScopedDatabase database;
  @Inject OwnersDatabase owner;

  @Test
  void everyTableHasAPolicyOrAReasonForNone() {
    List<String> without =
        rows.of(
            """
            SELECT relname FROM pg_class c
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
              AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
                'pg_toast'::regnamespace)
              AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
            """);
    assertThat(without).containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
  }

  /** Whatever another policy opens; also of a table that is added later. */
  @Test
  void everyTableAboutACaseIsHiddenFromTheExcluded() {
    assertThat(
            rows.of(
                """
                SELECT DISTINCT c.table_name FROM information_schema.columns c
                WHERE c.table_schema = 'public' AND c.column_name IN ('subject_id', 'referral_id', 'case_id')
                  AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.table_name
                    AND p.permissive = 'RESTRICTIVE')
                """))
        .isEmpty();
  }

  /** Rows of a case with a grant and one offer, by what became of the offer. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    //                   file, referrals, custody, grants, handovers, inbox, audit
    "pending,  giver,      1, 1, 1, 1, 1, 4, 4",
    "pending,  other unit, 0, 0, 0, 0, 0, 0, 0",
    "pending,  no unit,    0, 0, 0, 0, 0, 0, 0",
    "pending,  offered,    1, 0, 1, 0, 1, 1, 0",
    "pending,  granted,    1, 1, 1, 1, 1, 0, 4",
    "pending,  stranger,   0, 0, 0, 0, 0, 0, 0",
    "pending,  auditor,    0, 0, 0, 0, 0, 0, 4",
    "pending,  nobody,     0, 0, 0, 0, 0, 0, 0",
    "accepted, giver,      1, 0, 1, 0, 0, 5, 0",
    "accepted, other unit, 0, 0, 0, 0, 0, 0, 0",
    "accepted, offered,    1, 1, 2, 1, 1, 2, 5",
    "accepted, granted,    1, 1, 2, 1, 0, 0, 5",
    "accepted, stranger,   0, 0, 0, 0, 0, 0, 0",
    "accepted, nobody,     0, 0, 0, 0, 0, 0, 0"
  })
  void whatASelectShows(
      String offer,
      String who,
      long file,
      long referrals,
      long custody,
      long grants,
      long handovers,
      long inbox,
      long audit) {
    UUID caseId = offered(offer);
    List<Long> seen = TABLES.stream().map(table -> count(who, table, caseId)).toList();
    assertThat(seen).containsExactly(file, referrals, custody, grants, handovers, inbox, audit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case_file",
        "case_referral",
        "custody_period",
        "case_grant",
        "handover",
        "inbox_entry",
        "audit_entry",
        "outbox_message",
        "idempotency_key"
      })
  void whoForgetsToSayWhoIsAskingSeesNothing(String table) {
    offered("accepted");
    assertThat(rows.count(table, "true")).as("there is something to see").isPositive();
    assertThat(database.count(Scope.NONE, table)).isZero();
  }

  /** Of four notes, H0 to H3: how many a reader's agency and standing show. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      4",
    "pending,  other unit, 0",
    "pending,  offered,    0",
    "pending,  granted,    2",
    "pending,  stranger,   0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    2",
    "accepted, granted,    2"
  })
  void whatIsPassedOnOfNotes(String offer, String who, long notes) {
    UUID caseId = open().caseId();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      post(
              OFFICER,
              "/v1/cases/" + caseId + "/notes",
              "{\"text\": \"x\", \"handling\": \"" + code + "\"}")
          .statusCode(201);
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    UUID handover = offer(caseId);
    if (offer.equals("accepted")) {
      accept(handover);
    }
    assertThat(count(who, "case_note", caseId)).isEqualTo(notes);
    assertThat(
            database.count(
                WHO.get(who),
                "audit_entry WHERE action = 'case.note-written' AND subject = '" + caseId + "'"))
        .isEqualTo(who.equals("auditor") ? 4 : 0);
  }

  @Test
  void notesAreWrittenByTheCustodianInItsOwnNameAndNeverChanged() {
    UUID caseId = offered("pending");
    String write =
        "INSERT INTO case_note VALUES (gen_random_uuid(), ?, '%s', '%s', 'p', 'H0', NULL,"
            + " gen_random_uuid(), 'x', now())";
    String own = write.formatted("ahtc", "ahtc-islamabad");
    assertThat(database.refusal(WHO.get("giver"), own, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("offered"), own, caseId)).isEqualTo("42501");
    String anothers = write.formatted("lahore-police", "lahore-investigation");
    assertThat(database.refusal(WHO.get("giver"), anothers, caseId)).isEqualTo("42501");
    assertThat(database.refusal(WHO.get("offered"), anothers, caseId)).isEqualTo("42501");
    for (String change :
        List.of(
            "UPDATE case_note SET handling = 'H0' WHERE case_id = ?",
            "DELETE FROM case_note WHERE case_id = ?")) {
      assertThat(database.refusal(WHO.get("giver"), change, caseId)).isEqualTo("42501");
    }
  }

  @Test
  void aDataProtectionOfficerSeesTheCasesOfTheWholeAgencyAndNoOthers() {
    UUID caseId = offered("pending");
    assertThat(count("officer of data protection", "case_file", caseId)).isOne();
    assertThat(count("officer of data protection", "case_referral", caseId)).isZero();
    assertThat(count("officer of data protection", "case_file", offered("accepted"))).isZero();
  }

  @Test
  void onlyTheCustodianEndsAGrant() {
    UUID caseId = offered("pending");
    String end = "DELETE FROM case_grant WHERE case_id = ?";
    for (String other : List.of("granted", "offered", "stranger", "other unit")) {
      assertThat(database.touched(WHO.get(other), end, caseId)).as(other).isZero();
    }
    assertThat(database.touched(WHO.get("giver"), end, caseId)).isOne();
  }

  @Test
  void onlyTheCustodianAndWhoIsOfferedChangeACase() {
    UUID caseId = offered("pending");
    String assign = "UPDATE case_file SET assignee = 'me' WHERE id = ?";
    assertThat(database.touched(WHO.get("giver"), assign, caseId)).isOne();
    assertThat(database.touched(WHO.get("offered"), assign, caseId)).isOne();
    assertThat(database.touched(WHO.get("stranger"), assign, caseId)).isZero();
    assertThat(database.touched(WHO.get("other unit"), assign, caseId)).isZero();
    assertThat(database.refusal(WHO.get("granted"), assign, caseId)).isEqualTo("42501");
    UUID taken = offered("accepted");
    assertThat(database.refusal(WHO.get("giver"), assign, taken)).isEqualTo("42501");
  }

  @Test
  void nobodyGrantsOrTakesWhatTheyDoNotHold() {
    UUID caseId = offered("pending");
    String grant =
        "INSERT INTO case_grant VALUES (gen_random_uuid(), ?, 'kabul-police', now(), now())";
    assertThat(database.refusal(WHO.get("giver"), grant, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("offered"), grant, caseId)).isEqualTo("42501");
    assertThat(database.refusal(WHO.get("stranger"), grant, caseId)).isEqualTo("42501");
    String take =
        "INSERT INTO custody_period VALUES (gen_random_uuid(), ?, 'kabul-police', 'kabul', now(), now())";
    assertThat(database.refusal(WHO.get("stranger"), take, caseId)).isEqualTo("42501");
    String tell =
        "INSERT INTO inbox_entry (agency, unit, case_id, change, at) VALUES ('a', 'u', ?, 'x', now())";
    assertThat(database.refusal(WHO.get("giver"), tell, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("stranger"), tell, caseId)).isEqualTo("42501");
  }

  /** The real queries of the application, with its own scope taken out of them. */
  @Test
  void withTheApplicationsScopeOffNothingLeaks() throws SQLException {
    UUID caseId = open().caseId();
    UUID handover = offer(open().caseId());
    try (ScopeOff.Restore on = ScopeOff.now()) {
      for (String stranger : List.of(LAHORE_SUPERVISOR, PROSECUTOR, "panah-shelter")) {
        get(stranger, "/v1/cases/" + caseId).statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/feedback").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/timeline").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/notes").statusCode(404);
        post(stranger, "/v1/cases/" + caseId + "/notes", "{\"text\": \"x\"}").statusCode(404);
        post(stranger, "/v1/cases/" + caseId + "/assignment", "{}").statusCode(404);
        get(stranger, "/v1/cases?limit=200").body("items.id", not(hasItem(caseId.toString())));
      }
      get(PROSECUTOR, "/v1/handovers/" + handover).statusCode(404);
      post("panah-shelter", "/v1/handovers/" + handover + "/acceptance", "{}").statusCode(404);
      get(OFFICER, "/v1/cases/" + caseId).statusCode(200);
    }
    // It was off: without the policies, too, the same queries show everything.
    withoutPolicies(
        () -> {
          try (ScopeOff.Restore on = ScopeOff.now()) {
            get(LAHORE_SUPERVISOR, "/v1/cases/" + caseId).statusCode(200);
            get(LAHORE_SUPERVISOR, "/v1/cases?limit=200")
                .body("items.id", hasItem(caseId.toString()));
            get(PROSECUTOR, "/v1/handovers/" + handover).statusCode(200);
          }
        });
    get(LAHORE_SUPERVISOR, "/v1/cases/" + caseId).statusCode(404);
  }

  @Test
  void theFeedWithoutItsScopeIsStillTheUnitsOwn() {
    UUID caseId = open().caseId();
    String everything = "SELECT DISTINCT f.case_id FROM (" + FeedStatement.withoutScope() + ") f";
    assertThat(database.rows(WHO.get("giver"), everything)).contains(caseId.toString());
    assertThat(database.rows(WHO.get("stranger"), everything)).isEmpty();
    assertThat(database.rows(WHO.get("other unit"), everything)).isEmpty();
    assertThat(database.rows(WHO.get("nobody"), everything)).isEmpty();
  }

  private UUID offered(String outcome) {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    UUID handover = offer(caseId);
    if (outcome.equals("accepted")) {
      accept(handover);
    }
    return caseId;
  }

  private long count(String who, String table, UUID caseId) {
    String column =
        switch (table) {
          case "case_file" -> "id";
          case "audit_entry" -> "subject";
          default -> "case_id";
        };
    return database.count(WHO.get(who), table + " WHERE " + column + " = '" + caseId + "'");
  }

  private void withoutPolicies(Runnable work) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
      }
      try {
        work.run();
      } finally {
        for (String table : TABLES) {
          statement.execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        }
      }
    }
  }
}
