package org.amaan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.casework.casefile.reading.ListingStatement;
import org.amaan.casework.inbox.FeedStatement;
import org.amaan.casework.protection.ProtectionApiTest;
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
          "workload_of_a_country", "a view that says itself who sees what: WorkloadApiTest",
          "flyway_schema_history", "the owner's; the service has no right to it at all");

  private static final Map<String, Scope> WHO =
      Map.ofEntries(
          Map.entry("officer of data protection", Scope.of("ahtc", "", "data-protection-officer")),
          Map.entry("giver", Scope.of("ahtc", "ahtc-islamabad", "investigator", "supervisor")),
          Map.entry("other unit", Scope.of("ahtc", "ahtc-lahore", "investigator", "supervisor")),
          Map.entry("no unit", Scope.of("ahtc", "", "investigator", "supervisor")),
          Map.entry("offered", Scope.of("lahore-police", "lahore-investigation", "supervisor")),
          Map.entry("granted", Scope.of("punjab-prosecution", "", "prosecutor")),
          Map.entry("stranger", Scope.of("kabul-police", "kabul", "investigator", "supervisor")),
          Map.entry("coordinator", Scope.of("nrm-pakistan", "nrm-pakistan-desk", "coordinator")),
          Map.entry("foreign coordinator", Scope.of("nrm-afghanistan", "", "coordinator")),
          Map.entry("coordinator's colleague", Scope.of("nrm-pakistan", "", "caseworker")),
          Map.entry("auditor", Scope.of("audit-office", "", "auditor")),
          Map.entry("nobody", Scope.NONE));

  private static final String NOTHING_FOUND = "{\"consentMentioned\": false, \"findings\": []}";

  private static final List<String> ASSESSMENTS =
      List.of("assessment_draft", "assessment", "assessment_return");

  private static final List<String> TRIAL =
      List.of("hearing", "protection_measure", "compensation_claim");

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

  /** Nobody may ask for a partition: who asks for its table is bound by the policies of that. */
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
              AND NOT (relispartition AND NOT EXISTS (SELECT 1 FROM aclexplode(relacl) WHERE grantee <> relowner))
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
    "pending,  granted,    1, 1, 1, 1, 1, 0, 3",
    "pending,  stranger,   0, 0, 0, 0, 0, 0, 0",
    "pending,  auditor,    0, 0, 0, 0, 0, 0, 4",
    "pending,  nobody,     0, 0, 0, 0, 0, 0, 0",
    "accepted, giver,      1, 0, 1, 0, 0, 5, 0",
    "accepted, other unit, 0, 0, 0, 0, 0, 0, 0",
    "accepted, offered,    1, 1, 2, 1, 1, 2, 5",
    "accepted, granted,    1, 1, 2, 1, 0, 0, 4",
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
    UUID caseId = shared("case", offer, this::granted);
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
    shared("case", "accepted", this::granted);
    assertThat(rows.count(table, "true")).as("there is something to see").isPositive();
    assertThat(database.count(Scope.NONE, table)).isZero();
  }

  /** The decision, the feedback, and the answer to the offer; and the help asked for. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      3, 1",
    "pending,  other unit, 0, 0",
    "pending,  no unit,    0, 0",
    "pending,  offered,    3, 0",
    "pending,  granted,    3, 0",
    "pending,  stranger,   0, 0",
    "pending,  auditor,    0, 0",
    "pending,  officer of data protection, 0, 0",
    "pending,  nobody,     0, 0",
    "accepted, giver,      0, 0",
    "accepted, offered,    3, 1",
    "accepted, granted,    3, 0"
  })
  void whatIsDueAndWhichHelpWasAskedFor(String offer, String who, long deadlines, long help) {
    UUID caseId = shared("help", offer, this::withHelp);
    assertThat(count(who, "case_deadline", caseId)).isEqualTo(deadlines);
    assertThat(count(who, "protection_referral", caseId)).isEqualTo(help);
  }

  @Test
  void deadlinesAreTheCustodiansToEndAndTheOffersTheOfferedUnits() {
    UUID undecided = open().caseId();
    offer(undecided);
    String end = "UPDATE case_deadline SET ended_at = now(), ending = 'met' WHERE case_id = ?";
    assertThat(database.touched(WHO.get("giver"), end, undecided)).isEqualTo(3);
    assertThat(database.touched(WHO.get("offered"), end, undecided)).isOne();
    UUID caseId = offered("pending");
    String tell = "UPDATE case_deadline SET near_told_at = now() WHERE case_id = ?";
    assertThat(database.refusal(WHO.get("giver"), tell, caseId)).isEqualTo("42501");
    for (String other : List.of("granted", "other unit", "stranger", "auditor", "nobody")) {
      assertThat(database.touched(WHO.get(other), end, caseId)).as(other).isZero();
    }
    String begin =
        "INSERT INTO case_deadline (id, case_id, kind, started_at, near_at, due_at, escalates_at)"
            + " VALUES (gen_random_uuid(), ?, 'decision', now(), now(), now(), now())";
    assertThat(database.refusal(WHO.get("giver"), begin, caseId)).isEmpty();
    for (String other : List.of("granted", "offered", "other unit", "stranger")) {
      assertThat(database.refusal(WHO.get(other), begin, caseId)).as(other).isEqualTo("42501");
    }
    String delete = "DELETE FROM case_deadline WHERE case_id = ?";
    assertThat(database.refusal(WHO.get("giver"), delete, caseId)).isEqualTo("42501");
    for (String write :
        List.of(
            "UPDATE protection_referral SET state = 'x' WHERE case_id = ?",
            "DELETE FROM protection_referral WHERE case_id = ?")) {
      assertThat(database.refusal(WHO.get("giver"), write, caseId)).isEqualTo("42501");
    }
  }

  @Test
  void whoRefusedAnOfferSeesNothingElseThatIsDue() {
    UUID caseId = open().caseId();
    UUID handover = offer(caseId);
    post(
            LAHORE_SUPERVISOR,
            "/v1/handovers/" + handover + "/refusal",
            "{\"reason\": \"no-capacity\"}")
        .statusCode(200);
    assertThat(count("offered", "case_deadline", caseId)).isOne();
    String end = "UPDATE case_deadline SET ended_at = now(), ending = 'met' WHERE case_id = ?";
    assertThat(database.touched(WHO.get("offered"), end, caseId)).isZero();
  }

  /** A hearing, a protection measure and a claim, each of AHTC's. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      1",
    "pending,  other unit, 0",
    "pending,  no unit,    0",
    "pending,  offered,    0",
    "pending,  granted,    1",
    "pending,  stranger,   0",
    "pending,  coordinator, 0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    1",
    "accepted, granted,    1"
  })
  void whatIsShownOfATrial(String offer, String who, long each) {
    UUID caseId = shared("trial", offer, this::withTrial);
    for (String table : TRIAL) {
      assertThat(count(who, table, caseId)).as(table).isEqualTo(each);
    }
  }

  @Test
  void whatATrialBringsIsWrittenByWhoWorksTheCaseAndItsProsecutorsInTheirOwnName() {
    UUID caseId = withTrial();
    offer(caseId);
    List<String> others = List.of("offered", "other unit", "stranger", "auditor", "nobody");
    for (String table : TRIAL) {
      String change = "UPDATE " + table + " SET changed_at = now() WHERE case_id = ?";
      assertThat(database.touched(WHO.get("giver"), change, caseId)).isOne();
      assertThat(database.touched(WHO.get("granted"), change, caseId)).isOne();
      assertThat(
              database.touched(Scope.of("punjab-prosecution", "", "investigator"), change, caseId))
          .isZero();
      for (String other : others) {
        assertThat(database.touched(WHO.get(other), change, caseId)).as(other).isZero();
      }
      for (String write :
          List.of(
              "UPDATE " + table + " SET agency = 'ahtc' WHERE case_id = ?",
              "DELETE FROM " + table + " WHERE case_id = ?")) {
        assertThat(database.refusal(WHO.get("giver"), write, caseId)).isEqualTo("42501");
      }
    }
    String claim =
        "INSERT INTO compensation_claim (id, case_id, agency, entered_at, changed_at, version,"
            + " subject_id, route, claimed_currency, claimed_minor_units, filing_due_at, state)"
            + " VALUES (gen_random_uuid(), ?, '%s', now(), now(), 0, gen_random_uuid(),"
            + " 'state-fund', 'PKR', 1, now(), 'prepared')";
    String own = claim.formatted("ahtc");
    String prosecutions = claim.formatted("punjab-prosecution");
    assertThat(database.refusal(WHO.get("giver"), own, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("granted"), prosecutions, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("giver"), prosecutions, caseId)).isEqualTo("42501");
    assertThat(database.refusal(WHO.get("granted"), own, caseId)).isEqualTo("42501");
    for (String other : others) {
      assertThat(database.refusal(WHO.get(other), own, caseId)).as(other).isEqualTo("42501");
    }
  }

  /** Of four notes, H0 to H3: how many a reader's agency and standing show. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      4",
    "pending,  other unit, 0",
    "pending,  offered,    0",
    "pending,  granted,    1",
    "pending,  stranger,   0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    2",
    "accepted, granted,    1"
  })
  void whatIsPassedOnOfNotes(String offer, String who, long notes) {
    UUID caseId = shared("notes", offer, RowLevelSecurityTest::withNotes);
    assertThat(count(who, "case_note", caseId)).isEqualTo(notes);
    assertThat(
            database.count(
                WHO.get(who),
                "audit_entry WHERE action = 'case.note-written' AND subject = '" + caseId + "'"))
        .isEqualTo(who.equals("auditor") ? 4 : 0);
  }

  /**
   * Of four officers' observations, H0 to H3, and two of a referral, one of them for Lahore too.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      6",
    "pending,  other unit, 0",
    "pending,  no unit,    0",
    "pending,  offered,    0",
    "pending,  granted,    1",
    "pending,  stranger,   0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    3",
    "accepted, granted,    1"
  })
  void whatIsPassedOnOfObservations(String offer, String who, long observations) {
    UUID caseId = shared("observations", offer, RowLevelSecurityTest::withObservations);
    assertThat(count(who, "case_observation", caseId)).isEqualTo(observations);
  }

  /** Shown to both once; now to the custodian alone. */
  @Test
  void whatIsRetractedFromAnAgencyIsItsRowNoMore() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    UUID caseId = open(referralId, report).caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    UUID id = UUID.randomUUID();
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                observed(id, "R1", "present", "ahtc", "punjab-prosecution")))
        .statusCode(200);
    String retracted = "retracted_observations('" + caseId + "')";
    assertThat(count("granted", "case_observation", caseId)).isOne();
    assertThat(database.count(WHO.get("granted"), retracted)).isZero();
    arrives(referralId, observing(report.at(3, "accepted"), observed(id, "R1", "present", "ahtc")))
        .statusCode(200);
    assertThat(count("granted", "case_observation", caseId)).isZero();
    assertThat(database.count(WHO.get("granted"), retracted)).isOne();
    assertThat(count("giver", "case_observation", caseId)).isOne();
    for (String other : List.of("giver", "other unit", "stranger", "nobody")) {
      assertThat(database.count(WHO.get(other), retracted)).as(other).isZero();
    }
  }

  @Test
  void observationsAreRecordedByTheCustodianInItsOwnNameAndNeverChanged() {
    UUID caseId = offered("pending");
    String write =
        "INSERT INTO case_observation (id, case_id, origin, agency, unit, person, indicator, value,"
            + " observer, source_grade, information_grade, handling, recorded_at) VALUES"
            + " (gen_random_uuid(), ?, 'case', '%s', '%s', 'p', 'R1', 'present', 'police', 'X', 4,"
            + " 'H0', now())";
    String own = write.formatted("ahtc", "ahtc-islamabad");
    assertThat(database.refusal(WHO.get("giver"), own, caseId)).isEmpty();
    assertThat(database.refusal(WHO.get("offered"), own, caseId)).isEqualTo("42501");
    String anothers = write.formatted("lahore-police", "lahore-investigation");
    assertThat(database.refusal(WHO.get("giver"), anothers, caseId)).isEqualTo("42501");
    assertThat(
            database.refusal(
                WHO.get("giver"),
                "INSERT INTO case_observation (id, case_id, origin, referral_id, agency, readers,"
                    + " shown_to, indicator, value, observer, source_grade, information_grade,"
                    + " handling, recorded_at) SELECT gen_random_uuid(), case_id, 'referral', id,"
                    + " 'ahtc', '{ahtc}', '{ahtc}', 'R1', 'present', 'police', 'X', 4, 'H0', now()"
                    + " FROM case_referral WHERE case_id = ?",
                caseId))
        .isEqualTo("42501");
    for (String change :
        List.of(
            "UPDATE case_observation SET value = 'absent' WHERE case_id = ?",
            "UPDATE case_observation SET shown_to = '{ahtc}' WHERE case_id = ?",
            "DELETE FROM case_observation WHERE case_id = ?")) {
      assertThat(database.refusal(WHO.get("giver"), change, caseId)).isEqualTo("42501");
    }
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

  /** Of four items, H0 to H3, each with one entry and one piece of content. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      4",
    "pending,  other unit, 0",
    "pending,  offered,    0",
    "pending,  granted,    1",
    "pending,  stranger,   0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    2",
    "accepted, granted,    1"
  })
  void whatIsPassedOnOfEvidence(String offer, String who, long items) {
    UUID caseId = shared("evidence", offer, this::withEvidence);
    assertThat(count(who, "evidence", caseId)).isEqualTo(items);
    assertThat(count(who, "evidence_entry", caseId)).isEqualTo(items);
    String ofCase = "evidence_piece WHERE evidence_id IN (" + String.join(", ", ids(caseId)) + ")";
    assertThat(database.count(WHO.get(who), ofCase)).isEqualTo(items);
    assertThat(database.count(WHO.get(who), "audited_evidence('" + caseId + "')")).isEqualTo(items);
  }

  private List<String> ids(UUID caseId) {
    return rows.of("SELECT quote_literal(id) FROM evidence WHERE case_id = ?", caseId);
  }

  private static String evidence(UUID caseId, String handling) {
    return post(
            OFFICER,
            "/v1/cases/" + caseId + "/evidence",
            """
            {"kind": "other", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
             "place": "Made up.", "handling": "%s"}
            """
                .formatted(handling))
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void evidenceIsRecordedByTheCustodianSignedInOnesOwnNameAndNeverChanged() {
    UUID caseId = offered("pending");
    UUID id = UUID.fromString(evidence(caseId, "H0"));
    String item =
        "INSERT INTO evidence SELECT gen_random_uuid(), case_id, '%s', '%s', person, kind, handling,"
            + " preserves, corrects, collected_by, collected_at, hashed, sealed_under, statement,"
            + " recorded_at FROM evidence WHERE id = ?";
    String entry =
        "INSERT INTO evidence_entry (id, evidence_id, position, case_id, action, agency, unit, person,"
            + " happened_at, at, hash) SELECT gen_random_uuid(), id, 1, case_id, 'received', '%s', %s,"
            + " 'p', now(), now(), 'x' FROM evidence WHERE id = ?";
    String ownItem = item.formatted("ahtc", "ahtc-islamabad");
    String ownEntry = entry.formatted("ahtc", "'ahtc-islamabad'");
    assertThat(database.refusal(WHO.get("giver"), ownItem, id)).isEmpty();
    assertThat(database.refusal(WHO.get("giver"), ownEntry, id)).isEmpty();
    String granted = entry.formatted("punjab-prosecution", "NULL");
    assertThat(database.refusal(WHO.get("granted"), granted, id)).isEmpty();
    for (String anothers :
        List.of(
            item.formatted("lahore-police", "lahore-investigation"),
            item.formatted("ahtc", "ahtc-lahore"),
            entry.formatted("lahore-police", "'lahore-investigation'"),
            entry.formatted("ahtc", "NULL"),
            granted)) {
      assertThat(database.refusal(WHO.get("giver"), anothers, id)).as(anothers).isEqualTo("42501");
    }
    String grantedItem = item.formatted("punjab-prosecution", "punjab-main");
    assertThat(database.refusal(WHO.get("granted"), grantedItem, id)).isEqualTo("42501");
    String piece = "INSERT INTO evidence_piece VALUES (?, 0, 'x')";
    assertThat(database.refusal(WHO.get("giver"), piece, id)).isEmpty();
    for (String other : List.of("granted", "offered", "stranger")) {
      assertThat(database.refusal(WHO.get(other), piece, id)).as(other).isEqualTo("42501");
    }
    for (String change :
        List.of(
            "UPDATE evidence SET handling = 'H0' WHERE id = ?",
            "DELETE FROM evidence WHERE id = ?",
            "UPDATE evidence_entry SET person = 'p' WHERE evidence_id = ?",
            "DELETE FROM evidence_entry WHERE evidence_id = ?",
            "UPDATE evidence_piece SET bytes = 'y' WHERE evidence_id = ?",
            "DELETE FROM evidence_piece WHERE evidence_id = ?")) {
      assertThat(database.refusal(WHO.get("giver"), change, id)).as(change).isEqualTo("42501");
    }
  }

  /** A draft, a signed assessment and a return: who of those concerned sees the rows. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,      1",
    "pending,  other unit, 0",
    "pending,  no unit,    0",
    "pending,  offered,    0",
    "pending,  granted,    1",
    "pending,  stranger,   0",
    "pending,  auditor,    0",
    "pending,  officer of data protection, 0",
    "pending,  nobody,     0",
    "accepted, giver,      0",
    "accepted, offered,    1",
    "accepted, granted,    1"
  })
  void anAssessmentGoesWithTheCase(String offer, String who, long each) {
    UUID caseId = shared("assessment", offer, this::assessed);
    for (String table : ASSESSMENTS) {
      assertThat(count(who, table, caseId)).as(table).isEqualTo(each);
    }
  }

  @Test
  void whatIsSignedIsNeverChangedNotEvenByTheOwner() {
    UUID caseId = assessed();
    for (String table : List.of("assessment", "assessment_return")) {
      for (String change :
          List.of(
              "UPDATE " + table + " SET person = 'another' WHERE case_id = ?",
              "DELETE FROM " + table + " WHERE case_id = ?")) {
        for (String who : List.of("giver", "granted", "stranger")) {
          assertThat(database.refusal(WHO.get(who), change, caseId)).as(who).isEqualTo("42501");
        }
        assertThatThrownBy(() -> rows.change(change, caseId))
            .hasStackTraceContaining("what is signed is never changed");
      }
    }
  }

  @Test
  void assessmentsAreWrittenSignedAndReturnedInTheOwnName() {
    UUID caseId = offered("pending");
    String draft =
        "INSERT INTO assessment_draft VALUES (gen_random_uuid(), ?, 1, '%s', NULL, 'p', '{}',"
            + " gen_random_uuid(), 'x', now(), '{}')";
    String signed =
        "INSERT INTO assessment VALUES (gen_random_uuid(), ?, 1, '%s', NULL, 'p', '{}', 'h', 'k',"
            + " 'x', NULL, gen_random_uuid(), 'x', 'x', now())";
    for (String write : List.of(draft, signed)) {
      assertThat(database.refusal(WHO.get("giver"), write.formatted("ahtc"), caseId)).isEmpty();
      assertThat(
              database.refusal(WHO.get("granted"), write.formatted("punjab-prosecution"), caseId))
          .isEmpty();
      assertThat(database.refusal(WHO.get("giver"), write.formatted("punjab-prosecution"), caseId))
          .isEqualTo("42501");
      for (String other : List.of("offered", "stranger", "other unit")) {
        assertThat(
                database.refusal(
                    WHO.get(other), write.formatted(WHO.get(other).settings().get(3)), caseId))
            .as(other)
            .isEqualTo("42501");
      }
    }
    String back =
        "INSERT INTO assessment_return SELECT id, case_id, '%s', 'p', gen_random_uuid(), 'x', now()"
            + " FROM assessment WHERE case_id = ? LIMIT 1";
    UUID returned = signedNotReturned();
    assertThat(database.refusal(WHO.get("giver"), back.formatted("ahtc"), returned))
        .isEqualTo("42501");
    assertThat(database.refusal(WHO.get("granted"), back.formatted("ahtc"), returned))
        .isEqualTo("42501");
    assertThat(database.refusal(WHO.get("granted"), back.formatted("punjab-prosecution"), returned))
        .isEmpty();
  }

  /**
   * Of four persons, H0 to H3, and their versions; and of one review, which all readers are told.
   */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pending,  giver,       4, 1",
    "pending,  other unit,  0, 0",
    "pending,  no unit,     0, 0",
    "pending,  offered,     0, 0",
    "pending,  granted,     1, 1",
    "pending,  stranger,    0, 0",
    "pending,  auditor,     0, 0",
    "pending,  coordinator, 0, 1",
    "pending,  foreign coordinator, 0, 0",
    "pending,  coordinator's colleague, 0, 0",
    "pending,  officer of data protection, 0, 0",
    "pending,  nobody,      0, 0",
    "accepted, giver,       0, 0",
    "accepted, offered,     2, 1",
    "accepted, granted,     1, 1",
    "accepted, coordinator, 0, 1"
  })
  void whoSeesPersonsAndReviews(String offer, String who, long persons, long reviews) {
    UUID caseId = shared("persons", offer, RowLevelSecurityTest::withPersons);
    assertThat(count(who, "case_person", caseId)).isEqualTo(persons);
    assertThat(count(who, "case_person_version", caseId)).isEqualTo(persons);
    assertThat(count(who, "non_punishment_review", caseId)).isEqualTo(reviews);
  }

  @Test
  void whatWasWrittenOfAPersonIsNeverChangedAndAReviewIsConcludedOnce() {
    UUID caseId = offered("pending");
    enter(caseId, "H0", "accused");
    for (String change :
        List.of(
            "UPDATE case_person_version SET standing = 'witness' WHERE case_id = ?",
            "DELETE FROM case_person_version WHERE case_id = ?",
            "UPDATE case_person SET agency = 'kabul-police' WHERE case_id = ?",
            "DELETE FROM case_person WHERE case_id = ?",
            "UPDATE non_punishment_review SET due_at = now() WHERE case_id = ?",
            "DELETE FROM non_punishment_link_told WHERE linked_case = ?",
            "DELETE FROM non_punishment_review WHERE case_id = ?")) {
      assertThat(database.refusal(WHO.get("giver"), change, caseId)).as(change).isEqualTo("42501");
    }
    String release = "UPDATE case_person SET handling = 'H1' WHERE case_id = ?";
    assertThat(database.touched(WHO.get("giver"), release, caseId)).isOne();
    for (String other : List.of("granted", "offered", "stranger")) {
      assertThat(database.touched(WHO.get(other), release, caseId)).as(other).isZero();
    }
    String conclude =
        "UPDATE non_punishment_review SET outcome = 'not-punished', sealed_under = gen_random_uuid(),"
            + " reason = 'x', concluded_agency = 'x', concluded_by = 'x', concluded_at = now()"
            + " WHERE case_id = ?";
    assertThat(database.touched(WHO.get("granted"), conclude, caseId)).isOne();
    for (String other : List.of("coordinator", "offered", "stranger", "other unit")) {
      assertThat(database.touched(WHO.get(other), conclude, caseId)).as(other).isZero();
    }
    UUID reviewed =
        UUID.fromString(
            rows.of("SELECT id::text FROM non_punishment_review WHERE case_id = ?", caseId).get(0));
    rows.change(conclude, caseId);
    String again = "UPDATE non_punishment_review SET outcome = 'not-a-victim' WHERE id = ?";
    assertThat(database.touched(WHO.get("giver"), again, reviewed)).isZero();
  }

  private static void enter(UUID caseId, String handling, String standing) {
    post(
            OFFICER,
            "/v1/cases/" + caseId + "/persons",
            """
            {"kind": "natural", "standing": "%s", "roles": ["Other"], "handling": "%s",
             "subjectId": "%s"}
            """
                .formatted(standing, handling, UUID.randomUUID()))
        .statusCode(201);
  }

  @Test
  void aDataProtectionOfficerSeesTheCasesOfTheWholeAgencyAndNoOthers() {
    UUID caseId = offered("pending");
    assertThat(count("officer of data protection", "case_file", caseId)).isOne();
    assertThat(count("officer of data protection", "case_referral", caseId)).isZero();
    assertThat(count("officer of data protection", "case_file", offered("accepted"))).isZero();
    evidence(caseId, "H2");
    String toErase = "(SELECT WHERE evidence_to_erase('" + caseId + "')) asked";
    assertThat(database.count(WHO.get("officer of data protection"), toErase)).isOne();
    for (String other : List.of("giver", "granted", "stranger")) {
      assertThat(database.count(WHO.get(other), toErase)).as(other).isZero();
    }
  }

  /** Nobody else sees who has written in a case, who was asked, and who keeps what. */
  @Test
  void whatEachAgencyWroteIsItsOwnToEraseAndToKeep() {
    UUID caseId = offered("pending");
    evidence(caseId, "H2");
    rows.change(
        "INSERT INTO case_task (id, version, case_id, agency, kind, reference, closing, opened_at,"
            + " due_at) VALUES (gen_random_uuid(), 0, ?, 'ahtc', 'erasure-answer', 'C', 1, now(),"
            + " now())",
        caseId);
    rows.change(
        "INSERT INTO case_legal_hold VALUES (gen_random_uuid(), ?, 'ahtc', 'court-order', now())",
        caseId);
    assertThat(count("giver", "case_key", caseId)).isOne();
    for (String table : List.of("case_key", "case_task", "case_legal_hold")) {
      assertThat(count("officer of data protection", table, caseId)).as(table).isOne();
      for (String other : List.of("offered", "granted", "stranger", "nobody")) {
        assertThat(count(other, table, caseId)).as(table + " " + other).isZero();
      }
    }
    String erase = "UPDATE case_key SET erased_at = now() WHERE case_id = ?";
    assertThat(database.touched(WHO.get("giver"), erase, caseId)).isZero();
    assertThat(database.touched(WHO.get("granted"), erase, caseId)).isZero();
    String keys = "(SELECT open_keys('" + caseId + "')) asked";
    assertThat(database.count(WHO.get("giver"), keys)).isOne();
    assertThat(database.count(WHO.get("granted"), keys)).isOne();
    assertThat(database.count(WHO.get("offered"), keys)).isZero();
    assertThat(database.count(WHO.get("stranger"), keys)).isZero();
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
    String item = evidence(caseId, "H0");
    UUID handover = offer(open().caseId());
    try (ScopeOff.Restore on = ScopeOff.now()) {
      for (String stranger : List.of(LAHORE_SUPERVISOR, PROSECUTOR, "panah-shelter")) {
        get(stranger, "/v1/cases/" + caseId).statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/feedback").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/timeline").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/notes").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/persons").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/non-punishment-reviews").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/protection").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/observations").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/screening").statusCode(404);
        post(stranger, "/v1/cases/" + caseId + "/notes", "{\"text\": \"x\"}").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/evidence").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/evidence/" + item).statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/evidence/" + item + "/content").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/assessment").statusCode(404);
        get(stranger, "/v1/cases/" + caseId + "/assessments").statusCode(404);
        assess(stranger, caseId, NOTHING_FOUND).statusCode(404);
        post(stranger, "/v1/cases/" + caseId + "/assignment", "{}").statusCode(404);
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
            get(PROSECUTOR, "/v1/handovers/" + handover).statusCode(200);
          }
        });
    get(LAHORE_SUPERVISOR, "/v1/cases/" + caseId).statusCode(404);
  }

  @Test
  void theListWithoutItsScopeIsStillTheUnitsOwn() throws Exception {
    UUID caseId = open().caseId();
    String everything = "SELECT f.id FROM (" + ListingStatement.withoutScope(1000) + ") f";
    assertThat(database.rows(WHO.get("giver"), everything)).contains(caseId.toString());
    for (String who : List.of("stranger", "other unit", "granted", "offered", "nobody")) {
      assertThat(database.rows(WHO.get(who), everything)).doesNotContain(caseId.toString());
    }
    withoutPolicies(
        () ->
            assertThat(database.rows(WHO.get("other unit"), everything))
                .contains(caseId.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "giver, true",
    "other unit, false",
    "no unit, false",
    "granted, true",
    "offered, false",
    "stranger, false",
    "officer of data protection, false",
    "auditor, false",
    "nobody, false"
  })
  void whatAListShowsOfACaseIsItsReadersAlone(String who, boolean reads) {
    UUID caseId = offered("refused");
    assertThat(count(who, "case_listing", caseId)).isEqualTo(reads ? 1 : 0);
  }

  @Test
  void nobodyWritesWhatListsShow() {
    UUID caseId = open().caseId();
    String change = "UPDATE case_listing SET referrals = '[]' WHERE case_id = ?";
    assertThat(database.refusal(WHO.get("giver"), change, caseId)).isEqualTo("42501");
    for (String function : List.of("list_case", "lock_listing")) {
      String call = "SELECT " + function + "('" + caseId + "')";
      assertThat(database.refusal(WHO.get("giver"), call)).isEqualTo("42501");
    }
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

  /** In a case with a grant. */
  private UUID signedNotReturned() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    post(OFFICER, "/v1/cases/" + caseId + "/assessment/signature", "{\"version\": 1}")
        .statusCode(201);
    return caseId;
  }

  /** Signed, returned, and begun anew. */
  private UUID assessed() {
    UUID caseId = signedNotReturned();
    String assessment = "/v1/cases/" + caseId + "/assessment";
    post(PROSECUTOR, assessment + "/return", "{\"version\": 2, \"questions\": [\"Why?\"]}")
        .statusCode(201);
    as(OFFICER)
        .header("If-Match", "\"2\"")
        .body(NOTHING_FOUND)
        .put(assessment)
        .then()
        .statusCode(200);
    return caseId;
  }

  private static final Map<String, UUID> SHARED = new HashMap<>();

  /**
   * A case that no test changes: made once, offered to Lahore, and taken by it or not.
   *
   * @param make makes the case, with a grant
   */
  private static UUID shared(String kind, String offer, Supplier<UUID> make) {
    return SHARED.computeIfAbsent(
        kind + " " + offer,
        key -> {
          UUID caseId = make.get();
          UUID handover = offer(caseId);
          if (offer.equals("accepted")) {
            accept(handover);
          }
          return caseId;
        });
  }

  private UUID granted() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
  }

  private UUID withHelp() {
    UUID caseId = granted();
    // Each custodian sees its own, and not what the other was told.
    for (String told : List.of("ahtc", "lahore-police")) {
      as(REFERRAL_SERVICE)
          .body(ProtectionApiTest.help(1, "submitted").replace("\"ahtc\"", "\"" + told + "\""))
          .put("/v1/cases/" + caseId + "/protection/" + UUID.randomUUID())
          .then()
          .statusCode(204);
    }
    return caseId;
  }

  private UUID withTrial() {
    Opened opened = open();
    UUID caseId = opened.caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    String file = "/v1/cases/" + caseId;
    String due = Instant.now().plus(Duration.ofDays(9)).toString();
    post(
            OFFICER,
            file + "/hearings",
            """
            {"kind": "bail", "courtLevel": "special", "startsAt": "%s", "timeZone": "Asia/Karachi",
             "inCamera": false}
            """
                .formatted(due))
        .statusCode(201);
    post(
            OFFICER,
            file + "/protection-measures",
            "{\"kind\": \"escort\", \"subjectId\": \"%s\", \"reviewDueAt\": \"%s\"}"
                .formatted(opened.subjectId(), due))
        .statusCode(201);
    post(
            OFFICER,
            file + "/compensation-claims",
            """
            {"subjectId": "%s", "route": "state-fund", "filingDueAt": "%s",
             "claimed": {"currency": "PKR", "minorUnits": 1}}
            """
                .formatted(opened.subjectId(), due))
        .statusCode(201);
    return caseId;
  }

  private static UUID withNotes() {
    UUID caseId = open().caseId();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      post(
              OFFICER,
              "/v1/cases/" + caseId + "/notes",
              "{\"text\": \"x\", \"handling\": \"" + code + "\"}")
          .statusCode(201);
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
  }

  private static UUID withObservations() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    UUID caseId = open(referralId, report).caseId();
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                observed(UUID.randomUUID(), "A1", "present", "ahtc"),
                observed(UUID.randomUUID(), "R1", "present", "ahtc", "lahore-police")))
        .statusCode(200);
    List<String> codes = List.of("H0", "H1", "H2", "H3");
    for (int i = 0; i < codes.size(); i++) {
      post(
              OFFICER,
              "/v1/cases/" + caseId + "/observations",
              "{\"observations\": [{\"indicator\": \"R%d\", \"value\": \"present\", \"observer\": \"police\", \"handling\": \"%s\"}]}"
                  .formatted(i + 1, codes.get(i)))
          .statusCode(201);
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
  }

  private UUID withEvidence() {
    UUID caseId = open().caseId();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      String id = evidence(caseId, code);
      rows.change("INSERT INTO evidence_piece VALUES (?, 0, 'x')", UUID.fromString(id));
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
  }

  private static UUID withPersons() {
    UUID caseId = open(UUID.randomUUID(), report(1, "accepted").coordinated()).caseId();
    for (String code : List.of("H0", "H1", "H2", "H3")) {
      enter(caseId, code, code.equals("H2") ? "accused" : "witness");
    }
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
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
      List<String> tables = new ArrayList<>(TABLES);
      tables.add("case_listing");
      for (String table : tables) {
        statement.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
      }
      try {
        work.run();
      } finally {
        for (String table : tables) {
          statement.execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        }
      }
    }
  }
}
