package org.amaan.referral;

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
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Emergencies;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ScopeOff;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself shows and takes, whatever the service might ask of it. */
@QuarkusTest
class RowLevelSecurityTest extends ServiceTest {

  /** Tables without a policy, and why that is right. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "scheduled_tasks", "db-scheduler works in nobody's scope; names of work and ids only",
          "flyway_schema_history", "the owner's; the service has no right to it at all");

  private static final Map<String, Scope> WHO =
      Map.ofEntries(
          Map.entry("referrer", Scope.of("umeed-trust", "", "referrer", "caseworker")),
          Map.entry("receiver", Scope.of("panah-shelter", "", "caseworker")),
          Map.entry("coordinator", Scope.of("nrm-pakistan", "", "coordinator")),
          Map.entry("not as coordinator", Scope.of("nrm-pakistan", "", "caseworker")),
          Map.entry("another country", Scope.of("nrm-afghanistan", "", "coordinator")),
          Map.entry("stranger", Scope.of("bystander-relief", "", "referrer", "caseworker")),
          Map.entry("auditor", Scope.of("audit-office", "", "auditor")),
          Map.entry("nobody", Scope.NONE));

  private static final Scope OFFICER = Scope.of("umeed-trust", "", "data-protection-officer");
  private static final Scope ISLAMABAD = Scope.of("ahtc", "ahtc-islamabad", "supervisor");
  private static final Scope LAHORE =
      Scope.of("lahore-police", "lahore-investigation", "supervisor");
  private static final Scope LAHORE_COLLEAGUE =
      Scope.of("lahore-police", "lahore-traffic", "supervisor");
  private static final Scope PROSECUTION = Scope.of("punjab-prosecution", "", "prosecutor");

  @Inject ScopedDatabase database;
  @Inject OwnersDatabase owner;
  @Inject Rows rows;
  @Inject AnonymousReports anonymousReports;

  /** Nobody may ask for a partition: who asks for its table is bound by the policies of that. */
  @Test
  void everyTableHasAPolicyOrAReasonForNone() {
    List<String> without =
        rows.all(
            """
            SELECT relname FROM pg_class c
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
              AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
                'pg_toast'::regnamespace)
              AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
              AND NOT (relispartition AND NOT EXISTS (SELECT 1 FROM aclexplode(relacl) WHERE grantee <> relowner))
            """);
    assertThat(Set.copyOf(without)).isEqualTo(EXEMPT.keySet());
  }

  /** Whatever another policy opens; also of a table that is added later. */
  @Test
  void everyTableAboutAPersonIsHiddenFromTheExcluded() {
    assertThat(
            rows.all(
                """
            SELECT DISTINCT c.table_name FROM information_schema.columns c
            WHERE c.table_schema = 'public' AND c.column_name IN ('subject_id', 'referral_id', 'case_id')
              AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.table_name
                AND p.permissive = 'RESTRICTIVE')
            """))
        .isEqualTo(List.of());
  }

  /** Rows of one referral, by its state. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    //                                    referral, subject, notes, consents, audit of the referral
    "draft,             referrer,           1, 1, 0, 0, 1",
    "draft,             receiver,           0, 0, 0, 0, 0",
    "draft,             coordinator,        0, 0, 0, 0, 0",
    "draft,             stranger,           0, 0, 0, 0, 0",
    "submitted,         referrer,           1, 1, 0, 1, 1",
    "submitted,         receiver,           1, 1, 0, 1, 1",
    "submitted,         coordinator,        1, 0, 0, 0, 1",
    "submitted,         not as coordinator, 0, 0, 0, 0, 0",
    "submitted,         another country,    0, 0, 0, 0, 0",
    "submitted,         stranger,           0, 0, 0, 0, 0",
    "submitted,         auditor,            0, 0, 0, 0, 1",
    "submitted,         nobody,             0, 0, 0, 0, 0",
    "refused,           referrer,           1, 1, 1, 1, 3",
    "refused,           receiver,           1, 0, 1, 0, 3",
    "refused,           stranger,           0, 0, 0, 0, 0",
    "completed,         receiver,           1, 1, 0, 1, 5",
    "completed,         coordinator,        1, 1, 0, 1, 5",
    "completed,         another country,    0, 0, 0, 0, 0",
    "consent-withdrawn, referrer,           1, 1, 0, 1, 2",
    "consent-withdrawn, receiver,           1, 0, 0, 0, 2",
    "consent-withdrawn, coordinator,        1, 0, 0, 0, 2"
  })
  void whatASelectShows(
      String state,
      String who,
      long referral,
      long subject,
      long notes,
      long consents,
      long audit) {
    Referred referred = Stages.at(state);
    assertThat(seen(WHO.get(who), referred))
        .isEqualTo(List.of(referral, subject, notes, consents, audit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agency",
        "agency_unit",
        "referral",
        "case_custody",
        "subject",
        "subject_note",
        "consent",
        "withdrawal_notice",
        "emergency_access",
        "reflection_period",
        "exclusion",
        "anonymous_report",
        "anonymous_addition",
        "attachment",
        "attachment_chunk",
        "observation",
        "legal_hold",
        "audit_entry",
        "outbox_message",
        "idempotency_key"
      })
  void whoForgetsToSayWhoIsAskingSeesNothing(String table) {
    Stages.at("refused");
    Noticed.shelter();
    Referred held = Emergencies.inCustody();
    Emergencies.opened(held);
    Stages.move("umeed-caseworker", held.referralId(), "reflection-period", "{}").statusCode(200);
    Stages.exclude("umeed-caseworker", Stages.at("submitted").referralId(), "ahtc");
    Referred.toPolice().heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    anonymousReports.addedTo();
    Files.added("umeed-caseworker", held, Files.pdf(1000));
    observe(held);
    placeHold(held);
    assertThat(rows.count(table) > 0).as("there is nothing to see").isTrue();
    assertThat(database.count(Scope.NONE, table)).isEqualTo(0);
  }

  @Test
  void aCaseIsReadByTheUnitThatHoldsItAndByThoseGrantedIt() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    assertThat(subjects(ISLAMABAD, referred)).isEqualTo(1);
    assertThat(subjects(LAHORE, referred)).isEqualTo(0);
    referred.reportCustody(
        caseId, 2, "lahore-police", "lahore-investigation", "punjab-prosecution");
    assertThat(seen(ISLAMABAD, referred)).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L));
    assertThat(subjects(LAHORE, referred)).isEqualTo(1);
    assertThat(subjects(PROSECUTION, referred)).isEqualTo(1);
    assertThat(subjects(LAHORE_COLLEAGUE, referred)).isEqualTo(0);
    assertThat(subjects(WHO.get("stranger"), referred)).isEqualTo(0);
    String custody = "case_custody WHERE case_id = '" + caseId + "'";
    assertThat(database.count(LAHORE, custody)).isEqualTo(1);
    assertThat(database.count(ISLAMABAD, custody)).isEqualTo(0);
    assertThat(database.count(LAHORE_COLLEAGUE, custody)).isEqualTo(0);
  }

  @Test
  void aClosedCaseIsReadByNobody() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    referred.reportCustody(
        caseId, 2, "lahore-police", "lahore-investigation", "punjab-prosecution");
    assertThat(subjects(PROSECUTION, referred)).isEqualTo(1);
    referred.reportCustody(
        caseId, 3, true, "lahore-police", "lahore-investigation", "punjab-prosecution");
    assertThat(subjects(PROSECUTION, referred)).isEqualTo(0);
    assertThat(subjects(LAHORE_COLLEAGUE, referred)).isEqualTo(0);
  }

  @Test
  void casesAreNamedToThoseOnlyWhoReadByCustody() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String sql = "SELECT cases_to_confirm(?)";
    assertThat(database.rows(LAHORE, sql, referred.subjectId()))
        .isEqualTo(List.of(caseId.toString()));
    assertThat(database.rows(WHO.get("stranger"), sql, referred.subjectId())).isEqualTo(List.of());
    assertThat(database.rows(WHO.get("referrer"), sql, referred.subjectId())).isEqualTo(List.of());
    assertThat(database.rows(Scope.NONE, sql, referred.subjectId())).isEqualTo(List.of());
  }

  @Test
  void onlyWhoRecordedASubjectChangesIt() {
    Referred referred = Stages.at("accepted");
    String change = "UPDATE subject SET narrative = NULL WHERE id = ?";
    assertThat(database.touched(WHO.get("referrer"), change, referred.subjectId())).isEqualTo(1);
    assertThat(database.refusal(WHO.get("receiver"), change, referred.subjectId()))
        .isEqualTo("42501");
    assertThat(database.touched(WHO.get("stranger"), change, referred.subjectId())).isEqualTo(0);
    assertThat(database.refusal(WHO.get("referrer"), "DELETE FROM subject")).isEqualTo("42501");
    String own = "UPDATE subject SET recorded_by = 'bystander-relief' WHERE id = ?";
    assertThat(database.refusal(WHO.get("referrer"), own, referred.subjectId())).isEqualTo("42501");
  }

  @Test
  void nobodyMakesThemselvesAParty() {
    Referred referred = Stages.at("submitted");
    Scope stranger = WHO.get("stranger");
    assertThat(
            database.touched(
                stranger,
                "UPDATE referral SET receiver_agency = 'bystander-relief' WHERE id = ?",
                referred.referralId()))
        .isEqualTo(0);
    assertThat(
            database.refusal(
                stranger,
                "INSERT INTO case_custody VALUES (gen_random_uuid(), 1, 'x', 'bystander-relief',"
                    + " 'u', now(), '{}')"))
        .isEqualTo("42501");
    assertThat(
            database.refusal(
                stranger, "UPDATE agency SET type = 'police' WHERE code = 'bystander-relief'"))
        .isEqualTo("");
    assertThat(
            database.touched(
                stranger, "UPDATE agency SET type = 'police' WHERE code = 'bystander-relief'"))
        .isEqualTo(0);
  }

  /** Everybody reads what an agency says of itself, and its own administrator alone says it. */
  @Test
  void nobodySpeaksForAnotherAgency() {
    String says =
        "INSERT INTO agency_availability (agency_code, stated, stated_at, version)"
            + " VALUES ('umeed-trust', '{}', now(), 1)";
    Scope administrator = Scope.of("umeed-trust", "", "agency-admin");
    rows.change("DELETE FROM agency_availability WHERE agency_code <> ?", "");
    for (Scope other :
        List.of(
            Scope.of("panah-shelter", "", "agency-admin"),
            Scope.of("umeed-trust", "lahore", "agency-admin"),
            Scope.of("umeed-trust", "", "caseworker", "supervisor"),
            Scope.of("umeed-trust", "", "platform-admin"),
            Scope.NONE)) {
      assertThat(database.refusal(other, says)).isEqualTo("42501");
    }
    assertThat(database.refusal(administrator, says)).isEqualTo("");
    rows.change(says.replace("'umeed-trust'", "?"), "umeed-trust");
    try {
      String paused = "UPDATE agency_availability SET stated = '{}', version = 2";
      assertThat(database.touched(Scope.of("panah-shelter", "", "agency-admin"), paused))
          .isEqualTo(0);
      assertThat(database.touched(administrator, paused)).isEqualTo(1);
      assertThat(database.refusal(administrator, "DELETE FROM agency_availability"))
          .isEqualTo("42501");
      assertThat(database.count(WHO.get("stranger"), "agency_availability")).isEqualTo(1);
      assertThat(database.count(Scope.NONE, "agency_availability")).isEqualTo(0);
    } finally {
      rows.change("DELETE FROM agency_availability WHERE agency_code = ?", "umeed-trust");
    }
  }

  @Test
  void workersReadNoSubjectButWhatTheyErase() {
    Referred referred = Stages.at("refused");
    Scope worker = database.worker();
    assertThat(database.count(worker, "referral") > 0).as("there is nothing to see").isTrue();
    assertThat(database.count(worker, "subject")).isEqualTo(0);
    assertThat(database.count(worker, "subject_note")).isEqualTo(0);
    assertThat(database.touched(worker, "UPDATE subject SET narrative = ''")).isEqualTo(0);
    assertThat(database.touched(worker, "DELETE FROM subject")).isEqualTo(0);
    assertThat(
            database.touched(
                worker, "DELETE FROM consent WHERE subject_id = ?", referred.subjectId()))
        .isEqualTo(0);
    // It settles what was reported of consents, and never changes what was agreed to.
    assertThat(database.refusal(worker, "UPDATE consent SET purposes = '{}'")).isEqualTo("42501");
  }

  @Test
  void aNoticeIsTheAgencysThatIsAskedAndItsCoordinatorsOnceOverdue() {
    UUID id = Noticed.shelter().id();
    String notice = "withdrawal_notice WHERE id = '" + id + "'";
    assertThat(database.count(WHO.get("receiver"), notice)).isEqualTo(1);
    for (String other : List.of("referrer", "coordinator", "stranger", "auditor", "nobody")) {
      assertThat(database.count(WHO.get(other), notice)).as(other).isEqualTo(0);
    }
    String answer =
        "UPDATE withdrawal_notice SET answered_at = now(), answer = 'deleted' WHERE id = ?";
    assertThat(database.touched(WHO.get("receiver"), answer, id)).isEqualTo(1);
    assertThat(database.touched(WHO.get("referrer"), answer, id)).isEqualTo(0);
    rows.change("UPDATE withdrawal_notice SET overdue_at = now() WHERE id = ?", id);
    assertThat(database.count(WHO.get("coordinator"), notice)).isEqualTo(1);
    assertThat(database.count(WHO.get("not as coordinator"), notice)).isEqualTo(0);
    assertThat(database.count(WHO.get("another country"), notice)).isEqualTo(0);
    assertThat(database.touched(WHO.get("coordinator"), answer, id)).isEqualTo(0);
  }

  @Test
  void aNoticeIsWrittenByTheServiceAndReassignedByNobody() {
    Noticed.shelter();
    for (Scope scope : List.of(WHO.get("referrer"), WHO.get("receiver"))) {
      assertThat(
              database.refusal(
                  scope, "INSERT INTO withdrawal_notice SELECT * FROM withdrawal_notice LIMIT 1"))
          .isEqualTo("42501");
      assertThat(
              database.refusal(scope, "UPDATE withdrawal_notice SET agency = 'bystander-relief'"))
          .isEqualTo("42501");
      assertThat(database.refusal(scope, "DELETE FROM withdrawal_notice")).isEqualTo("42501");
    }
  }

  @Test
  void anEmergencyAccessIsTheAgencysAndOfThoseWhoLookOn() {
    Referred held = Emergencies.inCustody();
    UUID id = Emergencies.opened(held);
    String access = "emergency_access WHERE id = '" + id + "'";
    Scope officer = Scope.of("umeed-trust", "", "data-protection-officer");
    assertThat(database.count(ISLAMABAD, access)).isEqualTo(1);
    assertThat(database.count(officer, access)).isEqualTo(1);
    assertThat(database.count(WHO.get("coordinator"), access)).isEqualTo(1);
    for (String other :
        List.of("referrer", "receiver", "not as coordinator", "another country", "stranger")) {
      assertThat(database.count(WHO.get(other), access)).as(other).isEqualTo(0);
    }
    String longer =
        "UPDATE emergency_access SET ends_at = opened_at + interval '1 hour' WHERE id = ?";
    assertThat(database.touched(ISLAMABAD, longer, id)).isEqualTo(1);
    assertThat(database.touched(officer, longer, id)).isEqualTo(0);
    assertThat(database.touched(WHO.get("coordinator"), longer, id)).isEqualTo(0);
    assertThat(
            database.refusal(
                ISLAMABAD,
                "UPDATE emergency_access SET ends_at = opened_at + interval '2 hours' WHERE id = ?",
                id))
        .isEqualTo("23514");
    assertThat(database.refusal(ISLAMABAD, "UPDATE emergency_access SET person = 'x'"))
        .isEqualTo("42501");
    assertThat(database.refusal(ISLAMABAD, "DELETE FROM emergency_access")).isEqualTo("42501");
  }

  @Test
  void whoeverSeesTheSubjectSeesThatItReflectsAndNobodyWhoInvestigatesEndsIt() {
    Referred held = Emergencies.inCustody();
    Stages.move("umeed-caseworker", held.referralId(), "reflection-period", "{}").statusCode(200);
    String period = "reflection_period WHERE subject_id = '" + held.subjectId() + "'";
    assertThat(subjects(ISLAMABAD, held)).isEqualTo(1);
    assertThat(database.count(ISLAMABAD, period)).isEqualTo(1);
    assertThat(database.count(WHO.get("referrer"), period)).isEqualTo(1);
    assertThat(database.count(WHO.get("stranger"), period)).isEqualTo(0);
    assertThat(database.count(LAHORE, period)).isEqualTo(0);
    String end =
        "UPDATE reflection_period SET ended_at = now(), ended_by = 'x', ended_on ="
            + " 'imminent-danger' WHERE subject_id = ?";
    assertThat(database.touched(ISLAMABAD, end, held.subjectId())).isEqualTo(0);
    assertThat(database.touched(WHO.get("stranger"), end, held.subjectId())).isEqualTo(0);
    assertThat(database.touched(WHO.get("referrer"), end, held.subjectId())).isEqualTo(1);
    assertThat(database.refusal(ISLAMABAD, "DELETE FROM reflection_period")).isEqualTo("42501");
  }

  @Test
  void anAnonymousReportIsItsOwnersOnceReleasedAndOtherwiseItsCodes() {
    String id = anonymousReports.addedTo();
    String report = "anonymous_report WHERE id = '" + id + "'";
    String addition = "anonymous_addition WHERE report_id = '" + id + "'";
    Scope nobody = new Scope(List.of("amaan.client", "anonymous"));
    Scope withCode =
        new Scope(
            List.of(
                "amaan.client",
                "anonymous",
                "amaan.report_code",
                rows.one("SELECT encode(code_hash, 'hex') FROM " + report)));
    for (Scope scope : List.of(ISLAMABAD, LAHORE, WHO.get("referrer"), WHO.get("nobody"), nobody)) {
      assertThat(database.count(scope, report)).isEqualTo(0);
      assertThat(database.count(scope, addition)).isEqualTo(0);
    }
    assertThat(database.count(withCode, report)).isEqualTo(1);
    assertThat(database.count(withCode, addition)).isEqualTo(1);
    rows.change("UPDATE anonymous_report SET released_in = reported_in WHERE id = ?::uuid", id);
    assertThat(database.count(ISLAMABAD, report)).isEqualTo(1);
    assertThat(database.count(ISLAMABAD, addition)).isEqualTo(0);
    rows.change(
        "UPDATE anonymous_addition SET released_in = added_in WHERE report_id = ?::uuid", id);
    assertThat(database.count(ISLAMABAD, addition)).isEqualTo(1);
    for (Scope scope :
        List.of(LAHORE, Scope.of("ahtc", "", "supervisor"), WHO.get("coordinator"), nobody)) {
      assertThat(database.count(scope, report)).isEqualTo(0);
      assertThat(database.count(scope, addition)).isEqualTo(0);
    }
    String move = "UPDATE anonymous_report SET received_at = now() WHERE id = ?::uuid";
    assertThat(database.touched(ISLAMABAD, move, id)).isEqualTo(1);
    assertThat(database.touched(LAHORE, move, id)).isEqualTo(0);
    assertThat(database.touched(withCode, move, id)).isEqualTo(0);
    assertThat(
            database.refusal(
                ISLAMABAD, "UPDATE anonymous_report SET owner_agency = 'lahore-police'"))
        .isEqualTo("42501");
    assertThat(database.refusal(ISLAMABAD, "DELETE FROM anonymous_report")).isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "SELECT content FROM anonymous_report"))
        .isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "SELECT content FROM anonymous_addition"))
        .isEqualTo("42501");
  }

  @Test
  void filesAreThoseTiedToTheSubjectAndWrittenUnderOnesOwnName() {
    Referred referred = Stages.at("submitted");
    String id = Files.added("umeed-caseworker", referred, Files.pdf(1000));
    String file = "attachment WHERE id = '" + id + "'";
    String chunk = "attachment_chunk WHERE attachment_id = '" + id + "'";
    for (String party : List.of("referrer", "receiver")) {
      assertThat(database.count(WHO.get(party), file)).as(party).isEqualTo(1);
      assertThat(database.count(WHO.get(party), chunk)).as(party).isEqualTo(1);
    }
    for (String other : List.of("coordinator", "stranger", "auditor", "nobody")) {
      assertThat(database.count(WHO.get(other), file)).as(other).isEqualTo(0);
      assertThat(database.count(WHO.get(other), chunk)).as(other).isEqualTo(0);
    }
    assertThat(database.refusal(database.worker(), "SELECT FROM attachment")).isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "SELECT FROM attachment_chunk"))
        .isEqualTo("42501");
    for (String change :
        List.of(
            "INSERT INTO attachment SELECT gen_random_uuid(), subject_id, referral_id, category,"
                + " media_type, size, chunks, details, file_key, added_by, added_at FROM attachment"
                + " LIMIT 1",
            "INSERT INTO attachment_chunk SELECT attachment_id, number + 1, bytes FROM"
                + " attachment_chunk LIMIT 1",
            "UPDATE attachment SET added_by = 'panah-shelter'",
            "DELETE FROM attachment")) {
      assertThat(database.refusal(WHO.get("receiver"), change)).as(change).isEqualTo("42501");
    }
  }

  @Test
  void observationsAreThoseTiedToTheSubjectAndWrittenUnderOnesOwnName() {
    Referred referred = Stages.at("submitted");
    observe(referred);
    String observation = "observation WHERE subject_id = '" + referred.subjectId() + "'";
    for (String party : List.of("referrer", "receiver")) {
      assertThat(database.count(WHO.get(party), observation)).as(party).isEqualTo(1);
    }
    for (String other : List.of("coordinator", "stranger", "auditor", "nobody")) {
      assertThat(database.count(WHO.get(other), observation)).as(other).isEqualTo(0);
    }
    for (String change :
        List.of(
            "INSERT INTO observation SELECT gen_random_uuid(), subject_id, referral_id,"
                + " recorded_by, category, handling, details, note, NULL, recorded_at FROM"
                + " observation LIMIT 1",
            "UPDATE observation SET handling = 'H0'",
            "DELETE FROM observation")) {
      assertThat(database.refusal(WHO.get("receiver"), change)).as(change).isEqualTo("42501");
    }
    // What the worker tells cases of has no notes, and it tells nobody else.
    assertThat(database.refusal(database.worker(), "SELECT note FROM observation"))
        .isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "DELETE FROM observation")).isEqualTo("42501");
    assertThat(
            database.refusal(
                WHO.get("referrer"), "SELECT subject_facts('" + referred.subjectId() + "')"))
        .isEqualTo("42501");
  }

  private static void observe(Referred referred) {
    Api.commandAs("umeed-caseworker")
        .body(
            "{\"observations\": [{\"indicator\": \"A1\", \"value\": \"present\", \"observer\":"
                + " \"clinician\", \"note\": \"n\"}]}")
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then()
        .statusCode(201);
  }

  @Test
  void holdsAreTheOfficersAndOfThemTheWorkerSeesThatTheyStand() {
    Referred referred = Stages.at("submitted");
    placeHold(referred);
    String hold = "legal_hold WHERE subject_id = '" + referred.subjectId() + "'";
    assertThat(database.count(OFFICER, hold)).isEqualTo(1);
    for (String other : List.of("referrer", "receiver", "coordinator", "stranger", "auditor")) {
      assertThat(database.count(WHO.get(other), hold)).as(other).isEqualTo(0);
    }
    assertThat(database.refusal(database.worker(), "SELECT authority FROM legal_hold"))
        .isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "UPDATE legal_hold SET released_at = now()"))
        .isEqualTo("42501");
    assertThat(database.refusal(OFFICER, "UPDATE legal_hold SET until = NULL")).isEqualTo("42501");
    assertThat(database.refusal(OFFICER, "DELETE FROM legal_hold")).isEqualTo("42501");
    assertThat(database.refusal(OFFICER, "SELECT FROM subject_retention")).isEqualTo("42501");
  }

  @Test
  void anOfficerSeesTheAuditOfTheSubjectsThatItsAgencyRecorded() {
    Referred referred = Stages.at("submitted");
    String audit = "audit_entry WHERE subject = '" + referred.subjectId() + "'";
    assertThat(database.count(OFFICER, audit)).isEqualTo(rows.count(audit));
    assertThat(database.count(Scope.of("ahtc", "", "data-protection-officer"), audit)).isEqualTo(0);
    assertThat(database.count(WHO.get("referrer"), audit)).isEqualTo(0);
  }

  @Test
  void theWorkerErasesOnlyWhomItHasToldAbout() {
    Referred referred = Stages.at("completed");
    Scope worker = database.worker();
    String erase =
        "UPDATE subject SET erased_at = now(), erasure_reason = 'retention-ended' WHERE id = ?";
    rows.change(
        "INSERT INTO subject_retention (subject_id, ends_at) VALUES (?, now())",
        referred.subjectId());
    assertThat(database.touched(worker, erase, referred.subjectId())).isEqualTo(0);
    rows.change(
        "UPDATE subject_retention SET told_at = now() WHERE subject_id = ?", referred.subjectId());
    assertThat(database.touched(worker, erase, referred.subjectId())).isEqualTo(1);
    assertThat(
            database.refusal(
                worker, "UPDATE subject SET narrative = NULL WHERE id = ?", referred.subjectId()))
        .isEqualTo("42501");
    rows.change("DELETE FROM subject_retention WHERE subject_id = ?", referred.subjectId());
  }

  private static void placeHold(Referred referred) {
    Api.commandAs("dpo-umeed")
        .body("{\"authority\": \"Court (fictional)\", \"caseNumber\": \"1\"}")
        .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
        .then()
        .statusCode(201);
  }

  @Test
  void workersSeeOfTheAuditReadingsAlone() {
    Noticed.shelter();
    assertThat(database.rows(database.worker(), "SELECT DISTINCT action FROM audit_entry"))
        .isEqualTo(List.of("subject.disclosed"));
  }

  @Test
  void whoIsExcludedSeesNoRowWhateverItsPart() {
    Referred referred = Stages.at("completed");
    Stages.exclude("nrm-pk", referred.referralId(), "panah-shelter");
    Stages.hide(rows, referred.subjectId(), "umeed-trust");
    for (String who : List.of("referrer", "receiver")) {
      assertThat(seen(WHO.get(who), referred)).as(who).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L));
      assertThat(exclusions(WHO.get(who), referred)).as(who).isEqualTo(0);
    }
    assertThat(
            database.touched(
                WHO.get("referrer"),
                "DELETE FROM exclusion WHERE subject_id = ?",
                referred.subjectId()))
        .isEqualTo(0);
    assertThat(exclusions(WHO.get("coordinator"), referred)).isEqualTo(2);
    assertThat(exclusions(WHO.get("stranger"), referred)).isEqualTo(0);
    Scope auditor = Scope.of("panah-shelter", "", "auditor");
    assertThat(
            database.count(auditor, "audit_entry WHERE subject = '" + referred.referralId() + "'"))
        .isEqualTo(0);
    assertThat(
            database.refusal(
                WHO.get("stranger"),
                "INSERT INTO exclusion VALUES (?, 'ahtc', 'bystander-relief', false, now())",
                referred.subjectId()))
        .isEqualTo("42501");
  }

  @Test
  void onlyThoseWithTheSayReadAndWriteExclusionsAndReflectionPeriods() {
    Referred referred = Stages.at("accepted");
    Stages.exclude("umeed-caseworker", referred.referralId(), "lahore-police");
    String insert =
        "INSERT INTO exclusion (subject_id, agency, set_by, by_coordinator, by_oversight, set_at)"
            + " VALUES (?, 'ahtc', '%s', %s, %s, now())";
    Scope receiver = WHO.get("receiver");
    assertThat(exclusions(WHO.get("referrer"), referred)).isEqualTo(1);
    assertThat(exclusions(WHO.get("coordinator"), referred)).isEqualTo(1);
    assertThat(exclusions(receiver, referred)).isEqualTo(0);
    assertThat(exclusions(WHO.get("another country"), referred)).isEqualTo(0);
    for (String flags : List.of("false, false", "true, false", "true, true")) {
      String[] is = flags.split(", ");
      assertThat(
              database.refusal(
                  receiver, insert.formatted("panah-shelter", is[0], is[1]), referred.subjectId()))
          .isEqualTo("42501");
    }
    assertThat(
            database.refusal(
                WHO.get("coordinator"),
                insert.formatted("nrm-pakistan", "true", "true"),
                referred.subjectId()))
        .isEqualTo("42501");
    assertThat(
            database.touched(
                receiver, "DELETE FROM exclusion WHERE subject_id = ?", referred.subjectId()))
        .isEqualTo(0);
    assertThat(
            database.refusal(
                receiver,
                "INSERT INTO reflection_period (id, version, subject_id, referral_id, started_by,"
                    + " started_at, until, near_at) SELECT gen_random_uuid(), 0, r.subject_id, r.id,"
                    + " 'panah-shelter', now(), now(), now() FROM referral r WHERE r.subject_id = ?",
                referred.subjectId()))
        .isEqualTo("42501");
    Stages.move("umeed-caseworker", referred.referralId(), "reflection-period", "{}")
        .statusCode(200);
    String end =
        "UPDATE reflection_period SET ended_at = now(), ended_by = 'x', ended_on ="
            + " 'imminent-danger' WHERE subject_id = ?";
    assertThat(database.touched(receiver, end, referred.subjectId())).isEqualTo(0);
    assertThat(database.touched(WHO.get("referrer"), end, referred.subjectId())).isEqualTo(1);
  }

  @Test
  void theCountryThatGovernsTheSubjectAndNotTheReferralsShowsItToACoordinator() {
    Referred referred = Stages.at("accepted");
    rows.change("UPDATE referral SET country = 'AF' WHERE id = ?", referred.referralId());
    assertThat(seenBy("another country", referred)).isEqualTo(List.of());
    assertThat(seenBy("coordinator", referred))
        .isEqualTo(List.of(referred.referralId().toString()));
    assertThat(
            database.refusal(
                WHO.get("referrer"), "SELECT govern_subject(?, 'AF', NULL)", referred.subjectId()))
        .isEqualTo("42501");
  }

  private List<String> seenBy(String who, Referred referred) {
    return database.rows(
        WHO.get(who), "SELECT id FROM referral WHERE subject_id = ?", referred.subjectId());
  }

  @Test
  void aCustodianThatIsExcludedHasNoCaseToAskAbout() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    rows.change(
        "INSERT INTO exclusion VALUES (?, 'ahtc', 'nrm-pakistan', true, now())",
        referred.subjectId());
    assertThat(database.rows(ISLAMABAD, "SELECT cases_to_confirm(?)", referred.subjectId()))
        .isEqualTo(List.of());
    assertThat(seen(ISLAMABAD, referred)).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L));
    assertThat(database.count(ISLAMABAD, "case_custody WHERE case_id = '" + caseId + "'"))
        .isEqualTo(0);
  }

  /** The real queries of the application, with its own scope taken out of them. */
  @Test
  void withTheApplicationsScopeOffNothingLeaks() throws SQLException {
    Referred referred = Stages.at("completed");
    String id = referred.referralId().toString();
    try (ScopeOff.Restore on = ScopeOff.now()) {
      for (String stranger : List.of("stranger-ngo", "nrm-af", "ahtc-supervisor")) {
        Api.as(stranger).get("/v1/referrals/{id}", id).then().statusCode(404);
        Api.as(stranger).get("/v1/referrals/{id}/timeline", id).then().statusCode(404);
        Api.as(stranger).get("/v1/referrals/{id}/feedback", id).then().statusCode(404);
        Api.as(stranger)
            .get("/v1/referrals?limit=200")
            .then()
            .statusCode(200)
            .body("items.id", not(hasItem(id)));
        Stages.move(stranger, referred.referralId(), "receipt", "{}").statusCode(404);
        Api.as(stranger)
            .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
            .then()
            .statusCode(404);
      }
      Api.as(Stages.REFERRER).get("/v1/referrals/{id}", id).then().statusCode(200);
    }
    Stages.exclude("nrm-pk", referred.referralId(), "panah-shelter");
    try (ScopeOff.Restore on = ScopeOff.now()) {
      Api.as("panah-shelter").get("/v1/referrals/{id}", id).then().statusCode(404);
      Api.as("panah-shelter")
          .get("/v1/referrals?limit=200")
          .then()
          .body("items.id", not(hasItem(id)));
    }
    // It was off: without the policies, too, the same queries show everything.
    withoutPolicies(
        () -> {
          try (ScopeOff.Restore on = ScopeOff.now()) {
            Api.as("stranger-ngo").get("/v1/referrals/{id}", id).then().statusCode(200);
            Api.as("stranger-ngo")
                .get("/v1/referrals?limit=200")
                .then()
                .body("items.id", hasItem(id));
          }
        });
    Api.as("stranger-ngo").get("/v1/referrals/{id}", id).then().statusCode(404);
  }

  private List<Long> seen(Scope scope, Referred referred) {
    String subject = " WHERE subject_id = '" + referred.subjectId() + "'";
    return List.of(
        database.count(scope, "referral WHERE id = '" + referred.referralId() + "'"),
        subjects(scope, referred),
        database.count(scope, "subject_note" + subject),
        database.count(scope, "consent" + subject),
        database.count(scope, "audit_entry WHERE subject = '" + referred.referralId() + "'"));
  }

  private long exclusions(Scope scope, Referred referred) {
    return database.count(scope, "exclusion WHERE subject_id = '" + referred.subjectId() + "'");
  }

  private long subjects(Scope scope, Referred referred) {
    return database.count(scope, "subject WHERE id = '" + referred.subjectId() + "'");
  }

  private void withoutPolicies(Runnable work) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE referral DISABLE ROW LEVEL SECURITY");
      try {
        work.run();
      } finally {
        statement.execute("ALTER TABLE referral ENABLE ROW LEVEL SECURITY");
      }
    }
  }
}
