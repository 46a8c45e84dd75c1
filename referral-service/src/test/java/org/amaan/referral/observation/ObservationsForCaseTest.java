package org.amaan.referral.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What case-service is told of a referral's observations: the newest message says all of it. */
@QuarkusTest
class ObservationsForCaseTest extends ServiceTest {

  private static final String AHTC = "ahtc-islamabad";
  private static final String LAHORE = "lahore-investigation";

  @Inject Rows rows;
  @Inject ObjectMapper json;
  @Inject SettableClock clock;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void codesAndGradesComeWithTheAcceptanceAsFarAsConsentGoes() throws Exception {
    Referred referred = Referred.toPolice();
    observe(
        "umeed-caseworker",
        referred,
        one("R1", ", \"sourceGrade\": \"B\", \"note\": \"" + referred.planted() + "-note\""));
    // Of a scar the subject has not agreed to tell the police.
    observe("umeed-caseworker", referred, one("A1", ""));
    referred.acceptedWithACase("ahtc-supervisor");
    assertThat(told(referred)).isEqualTo(List.of("R1 present [ahtc]"));
    JsonNode message = newest(referred);
    assertThat(message.path("observations").get(0).path("author").asText())
        .isEqualTo("umeed-trust");
    assertThat(message.path("observations").get(0).path("sourceGrade").asText()).isEqualTo("B");
    assertThat(message.toString().contains(referred.planted())).as(message.toString()).isFalse();
    String reading = rows.audit(referred.subjectId()).get(0);
    assertThat(reading.startsWith("subject.disclosed")).as(reading).isTrue();
    assertThat(reading.contains("\"narrative\": \"consent\"")).as(reading).isTrue();
  }

  @Test
  void whatIsAddedAndCorrectedLaterFollows() throws Exception {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    assertThat(told(referred)).isEqualTo(List.of());
    String first = observe("umeed-caseworker", referred, one("R1", ""));
    assertThat(told(referred)).isEqualTo(List.of("R1 present [ahtc]"));
    long before = newest(referred).path("sequence").asLong();
    observe(
        "umeed-caseworker",
        referred,
        one("R1", ", \"corrects\": \"" + first + "\"").replace("present", "absent"));
    assertThat(told(referred))
        .isEqualTo(List.of("R1 present [ahtc] corrected", "R1 absent [ahtc]"));
    assertThat(newest(referred).path("sequence").asLong() > before).isTrue();
  }

  @Test
  void aWithdrawalOfConsentTakesThemBackAndAsksWhoWasTold() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R1", ""));
    referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    assertThat(told(referred)).isEqualTo(List.of("R1 present [ahtc]"));
    referred.consentsWithdrawn();
    assertThat(told(referred)).isEqualTo(List.of());
    assertThat(
            rows.one(
                "SELECT agency FROM withdrawal_notice WHERE subject_id = ?", referred.subjectId()))
        .isEqualTo("ahtc");
    consent(referred, Referred.CONSENT_TO_POLICE);
    assertThat(told(referred)).isEqualTo(List.of("R1 present [ahtc]"));
  }

  @Test
  void aConsentThatRunsOutTakesThemBack() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("A1", ""));
    referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    assertThat(told(referred)).isEqualTo(List.of());
    consent(
        referred,
        Referred.CONSENT_TO_POLICE
            .replace("\"identity\"", "\"medical\"")
            .strip()
            .replaceFirst(
                "}$", ", \"expiresAt\": \"" + clock.instant().plus(Duration.ofDays(2)) + "\"}"));
    assertThat(told(referred)).isEqualTo(List.of("A1 present [ahtc]"));
    clock.advance(Duration.ofDays(3));
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_name = 'consent-expiry' RETURNING task_name");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(told(referred)).isEqualTo(List.of()));
  }

  @Test
  void afterAHandoverTheNewCustodianIsToldWhatMayBePassedOn() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R1", ""));
    observe("umeed-caseworker", referred, one("R2", ", \"handling\": \"H2\""));
    observe("umeed-caseworker", referred, one("R3", ", \"handling\": \"H1\""));
    UUID caseId = referred.acceptedWithACase("ahtc-supervisor");
    assertThat(told(referred))
        .isEqualTo(List.of("R1 present [ahtc]", "R2 present [ahtc]", "R3 present [ahtc]"));
    int messages = messages(referred);
    referred.reportCustody(caseId, 1, "ahtc", AHTC);
    assertThat(messages(referred)).as("held as it was taken on: nothing new").isEqualTo(messages);
    referred.reportCustody(caseId, 2, "lahore-police", LAHORE);
    assertThat(told(referred))
        .isEqualTo(List.of("R1 present [lahore-police]", "R3 present [lahore-police]"));
    // A prosecution has no consent for prosecution.
    referred.reportCustody(caseId, 3, "lahore-police", LAHORE, "punjab-prosecution");
    assertThat(told(referred))
        .isEqualTo(List.of("R1 present [lahore-police]", "R3 present [lahore-police]"));
    consent(
        referred,
        Referred.CONSENT_TO_POLICE
            .replace("\"investigation\"", "\"prosecution\"")
            .replace("\"police\"", "\"prosecution\""));
    assertThat(told(referred))
        .isEqualTo(
            List.of(
                "R1 present [lahore-police, punjab-prosecution]", "R3 present [lahore-police]"));
  }

  /** What is for those alone whom its agency sent to, is for nobody whom it asks no more. */
  @Test
  void aWithdrawnReferralClosesWhatItOpenedInAnotherCase() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R2", ", \"handling\": \"H2\""));
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    referred.reportCustody(caseId, 2, "lahore-police", LAHORE);
    assertThat(told(referred)).isEqualTo(List.of());
    UUID second = askAgain(referred, "lahore-police");
    consent(referred, Referred.CONSENT_TO_POLICE);
    assertThat(told(referred)).isEqualTo(List.of("R2 present [lahore-police]"));
    Stages.move("umeed-caseworker", second, "withdrawal", "{\"code\": \"need-met\"}")
        .statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of());
  }

  @Test
  void aRedirectedReferralOpensInAnotherCaseAndARefusedOneCloses() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R2", ", \"handling\": \"H2\""));
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    referred.reportCustody(caseId, 2, "lahore-police", LAHORE);
    UUID second = askAgain(referred, "ahtc");
    String refusal = "{\"code\": \"other\", \"text\": \"Theirs.\"}";
    Stages.move("ahtc-supervisor", second, "refusal", refusal).statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of());
    Stages.move(
            "umeed-caseworker",
            second,
            "redirection",
            "{\"receiver\": {\"agency\": \"lahore-police\"}}")
        .statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of("R2 present [lahore-police]"));
    Stages.move("lahore-supervisor", second, "refusal", refusal).statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of());
  }

  @Test
  void aClosedCaseKeepsWhatItWasTold() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R1", ""));
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    referred.reportCustody(caseId, 2, true, "ahtc", AHTC);
    assertThat(told(referred)).isEqualTo(List.of("R1 present [ahtc]"));
  }

  @Test
  void theRecordsHandlingCodesAnErasureAndAnExclusionTakeThemBack() throws Exception {
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one("R1", ""));
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    referred.reportCustody(caseId, 2, "lahore-police", LAHORE);
    assertThat(told(referred)).isEqualTo(List.of("R1 present [lahore-police]"));
    handling(referred, 0, "[{\"category\": \"narrative\", \"code\": \"H2\"}]");
    assertThat(told(referred)).isEqualTo(List.of());
    handling(referred, 1, "null");
    assertThat(told(referred)).isEqualTo(List.of("R1 present [lahore-police]"));
    Stages.exclude("umeed-caseworker", referred.referralId(), "lahore-police");
    assertThat(told(referred)).isEqualTo(List.of());
    Stages.exclude("umeed-caseworker", referred.referralId());
    assertThat(told(referred)).isEqualTo(List.of("R1 present [lahore-police]"));
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of());
  }

  @Test
  void aReflectionPeriodTakesWhereaboutsBack() throws Exception {
    String indicator =
        org.amaan.knowledge.screening.IndicatorCatalogue.current().indicators().stream()
            .filter(i -> i.category() == org.amaan.knowledge.DataCategory.LOCATION)
            .findFirst()
            .orElseThrow()
            .id();
    Referred referred = Referred.toPolice();
    observe("umeed-caseworker", referred, one(indicator, ""));
    referred.heldBy("ahtc-supervisor", "ahtc", AHTC);
    assertThat(told(referred)).isEqualTo(List.of(indicator + " present [ahtc]"));
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .statusCode(200);
    assertThat(told(referred)).isEqualTo(List.of());
  }

  /** The same person is referred once more. */
  private static UUID askAgain(Referred referred, String receiver) {
    return UUID.fromString(
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "%s"}, "need": "investigation",
                 "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s"}
                """
                    .formatted(receiver, referred.subjectId()))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static void consent(Referred referred, String consent) {
    Api.commandAs("umeed-caseworker")
        .body(consent)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
  }

  private static void handling(Referred referred, int version, String codes) {
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"" + version + "\"")
        .body("{\"handling\": " + codes + "}")
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(200);
  }

  private static String observe(String client, Referred referred, String observation) {
    return Api.commandAs(client)
        .body("{\"observations\": [" + observation + "]}")
        .post("/v1/referrals/{id}/observations", referred.referralId())
        .then()
        .statusCode(201)
        .extract()
        .path("items[0].id");
  }

  private static String one(String indicator, String more) {
    return "{\"indicator\": \""
        + indicator
        + "\", \"value\": \"present\", \"observer\": \"victim-interview\""
        + more
        + "}";
  }

  /** What the newest message says, each as "indicator value [readers]". */
  private List<String> told(Referred referred) throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode one : newest(referred).path("observations")) {
      List<String> readers = new ArrayList<>();
      one.path("readers").forEach(reader -> readers.add(reader.asText()));
      told.add(
          one.path("indicator").asText()
              + " "
              + one.path("value").asText()
              + " "
              + readers
              + (one.path("corrected").asBoolean() ? " corrected" : ""));
    }
    return told;
  }

  private int messages(Referred referred) {
    return Integer.parseInt(
        rows.one(
            "SELECT count(*) FROM outbox_message WHERE topic = 'case' AND aggregate_id = ?",
            referred.referralId()));
  }

  private JsonNode newest(Referred referred) throws Exception {
    return json.readTree(
        rows.one(
            "SELECT payload FROM outbox_message WHERE topic = 'case' AND aggregate_id = ?"
                + " ORDER BY CAST(payload ->> 'sequence' AS bigint) DESC LIMIT 1",
            referred.referralId()));
  }
}
