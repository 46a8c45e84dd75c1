package org.amaan.referral.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a withdrawal of consent asks for deletion, what they are told, and what time does. */
@QuarkusTest
class AskReadersTest extends ServiceTest {

  private static final String ASKED = "org.amaan.referral.consent-withdrawn.v1";
  private static final String OVERDUE = "org.amaan.referral.overdue.v1";

  @Inject SettableClock clock;
  @Inject Rows rows;
  @Inject ObjectMapper json;

  @AfterEach
  void now() {
    clock.reset();
    // What recurs has its next turn in the future that the test made up.
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  @Test
  void whoHadReadIsAskedAndWhoHadNotIsNot() throws Exception {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "insaf-legal-aid"}, "need": "legal-aid", "urgency": "routine",
             "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(referred.subjectId()))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    Noticed.read("panah-shelter", referred, "protection");
    Noticed.read("panah-shelter", referred, "protection");
    Noticed.read("umeed-caseworker", referred, "protection");
    referred.consentsWithdrawn();

    assertThat(asked(referred)).isEqualTo(List.of("panah-shelter"));
    String id = noticesOf(referred).get(0);
    assertThat(rows.audit(referred.subjectId()).get(0))
        .isEqualTo(
            "withdrawal-notice.sent {\"agency\": \"panah-shelter\", \"noticeId\": \"%s\", \"consentIds\": [\"%s\"]}"
                .formatted(
                    id,
                    rows.one("SELECT id FROM consent WHERE subject_id = ?", referred.subjectId())));
    assertThat(told(id))
        .isEqualTo(
            List.of(
                ASKED
                    + " panah-shelter/caseworker+supervisor+investigator+prosecutor+data-protection-officer/confirm-deletion"));

    JsonNode notice =
        json.readTree(
            Api.as("panah-shelter")
                .get("/v1/withdrawal-notices/{id}", id)
                .then()
                .extract()
                .asString());
    var askedAt = OffsetDateTime.parse(notice.get("askedAt").asText()).toInstant();
    var dueAt =
        DueTime.of(
            LegalProfiles.forCountry("PK", LocalDate.ofInstant(askedAt, ZoneOffset.UTC)),
            Urgency.ROUTINE,
            AgeClass.ADULT,
            askedAt);
    assertThat(OffsetDateTime.parse(notice.get("dueAt").asText()).toInstant()).isEqualTo(dueAt);

    String arrived =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> delivered(id), body -> body != null);
    JsonNode event = json.readTree(arrived);
    assertThat(event.get("type").asText()).isEqualTo(ASKED);
    JsonNode data = event.get("data");
    assertThat(names(data))
        .isEqualTo(
            Set.of(
                "reference", "link", "urgency", "dueAt", "recipients", "coordinators", "excluded"));
    assertThat(data.get("excluded").isEmpty()).isTrue();
    assertThat(data.get("coordinators").isEmpty()).isTrue();
    assertThat(data.get("reference").asText())
        .isEqualTo(rows.one("SELECT reference FROM referral WHERE id = ?", referred.referralId()));
    assertThat(data.get("link").asText().endsWith("/v1/withdrawal-notices/" + id)).isTrue();
    assertThat(data.get("urgency").asText()).isEqualTo("routine");
    for (String secret :
        List.of(
            referred.planted(),
            referred.phone(),
            "umeed",
            "thumbprint",
            "investigation",
            "identity",
            "consentId")) {
      assertThat(arrived.contains(secret)).as(secret).isFalse();
      assertThat(notice.toString().contains(secret)).as(secret).isFalse();
    }
    assertThat(arrived.contains(referred.subjectId().toString())).isFalse();
  }

  @Test
  void whomTheConsentDidNotNameHearsNothingOfItsWithdrawal() {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    String toHospitals =
        Api.commandAs("umeed-caseworker")
            .body(
                Referred.CONSENT_TO_POLICE.replaceFirst(
                    "\"recipients\": *\\{[^}]*}",
                    "\"recipients\": {\"agencyTypes\": [\"hospital\"]}"))
            .post("/v1/subjects/{id}/consents", referred.subjectId())
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Noticed.read("panah-shelter", referred, "protection");
    Api.commandAs("umeed-caseworker")
        .post("/v1/subjects/{id}/consents/{consent}/withdrawal", referred.subjectId(), toHospitals)
        .then()
        .statusCode(200);
    assertThat(asked(referred)).isEqualTo(List.of());
  }

  @Test
  void aReadingThatDisclosedNothingIsNone() {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    referred.consentsWithdrawn();
    Noticed.read("panah-shelter", referred, "protection");
    Api.as("stranger-ngo")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(404);
    Api.commandAs("umeed-caseworker")
        .body(Referred.CONSENT_TO_POLICE)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
    withdrawReferral(referred, "consent-withdrawn");
    assertThat(asked(referred)).isEqualTo(List.of());
  }

  @Test
  void whoTakesEverythingBackAsksOnce() {
    Referred referred =
        Referred.toShelter(Referred.CONSENT_TO_POLICE + "," + Referred.CONSENT_NAMING_UMEED);
    Noticed.read("panah-shelter", referred, "protection");
    withdrawReferral(referred, "consent-withdrawn");
    assertThat(asked(referred)).isEqualTo(List.of("panah-shelter"));
    assertThat(
            rows.one(
                "SELECT cardinality(consent_ids) FROM withdrawal_notice WHERE subject_id = ?",
                referred.subjectId()))
        .isEqualTo("2");
  }

  @Test
  void aReferralTakenBackForAnotherReasonAsksNobody() {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    Noticed.read("panah-shelter", referred, "protection");
    withdrawReferral(referred, "need-met");
    assertThat(asked(referred)).isEqualTo(List.of());
  }

  @Test
  void theAgencyThatRecordedTheSubjectIsAskedLikeAnyOther() {
    Noticed notice = Noticed.recorder();
    assertThat(asked(notice.referred())).isEqualTo(List.of("umeed-trust"));
  }

  @Test
  void whoHasPassedTheCaseOnIsAskedByTheReferralThatItKnew() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Noticed.read("ahtc-officer-1", referred, "investigation");
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    referred.consentsWithdrawn();
    assertThat(asked(referred)).isEqualTo(List.of("ahtc"));
    Api.as("ahtc-officer-1")
        .get("/v1/withdrawal-notices/{id}", noticesOf(referred).get(0))
        .then()
        .statusCode(200)
        .body(
            "reference",
            equalTo(
                rows.one("SELECT reference FROM referral WHERE id = ?", referred.referralId())));
  }

  @Test
  void whatNobodyAnswersIsToldOnceToThoseWhoSeeToIt() {
    Noticed open = Noticed.shelter();
    Noticed answered = Noticed.shelter();
    Api.commandAs("panah-shelter")
        .body("{\"answer\": \"deleted\"}")
        .post("/v1/withdrawal-notices/{id}/answer", answered.id())
        .then()
        .statusCode(200);
    Api.as("nrm-pk").get("/v1/withdrawal-notices/{id}", open.id()).then().statusCode(404);
    clock.advance(Duration.ofDays(10));
    await(() -> told(open.id()).size() > 1);
    assertThat(told(open.id()))
        .isEqualTo(
            List.of(
                ASKED
                    + " panah-shelter/caseworker+supervisor+investigator+prosecutor+data-protection-officer/confirm-deletion",
                OVERDUE + " panah-shelter/data-protection-officer/confirm-deletion",
                OVERDUE + " nrm-pakistan/coordinator/follow-up"));
    assertThat(
            rows.audit(open.referred().subjectId()).get(0).startsWith("withdrawal-notice.overdue "))
        .isTrue();
    // The coordinator can follow the link of the alert, and not answer.
    Api.as("nrm-pk")
        .get("/v1/withdrawal-notices/{id}", open.id())
        .then()
        .statusCode(200)
        .body("overdue", equalTo(true));
    Api.as("nrm-af").get("/v1/withdrawal-notices/{id}", open.id()).then().statusCode(404);
    Api.commandAs("nrm-pk")
        .body("{\"answer\": \"deleted\"}")
        .post("/v1/withdrawal-notices/{id}/answer", open.id())
        .then()
        .statusCode(403);
    clock.advance(Duration.ofDays(10));
    Noticed later = Noticed.shelter();
    clock.advance(Duration.ofDays(10));
    await(() -> told(later.id()).size() > 1);
    // In the audit: what was delivered long ago is no longer among the messages.
    assertThat(escalations(open)).as("once").isEqualTo(1);
    assertThat(escalations(answered)).as("it was answered").isEqualTo(0);
  }

  private static void withdrawReferral(Referred referred, String code) {
    Stages.move(
            "umeed-caseworker", referred.referralId(), "withdrawal", "{\"code\": \"" + code + "\"}")
        .statusCode(200);
  }

  private List<String> asked(Referred referred) {
    return rows.all(
        "SELECT agency FROM withdrawal_notice WHERE subject_id = ? ORDER BY agency",
        referred.subjectId());
  }

  private List<String> noticesOf(Referred referred) {
    return rows.all("SELECT id FROM withdrawal_notice WHERE subject_id = ?", referred.subjectId());
  }

  /** Every recipient of every event about a notice. */
  private List<String> told(Object notice) {
    return rows.all(
        """
        SELECT concat(payload ->> 'type', ' ', r ->> 'agency', '/', coalesce(r ->> 'role', (SELECT string_agg(x, '+') FROM jsonb_array_elements_text(r -> 'roles') x)), '/', r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients')
          WITH ORDINALITY AS list (r, place)
        WHERE m.topic = 'event' AND m.aggregate_id = ?::uuid ORDER BY m.id, place
        """,
        notice.toString());
  }

  private long escalations(Noticed notice) {
    return rows.audit(notice.referred().subjectId()).stream()
        .filter(entry -> entry.startsWith("withdrawal-notice.overdue "))
        .count();
  }

  private static String delivered(String notice) {
    return Peers.calls().stream()
        .filter(call -> call.path().equals("/v1/events") && call.body().contains(notice))
        .map(Peers.Call::body)
        .findFirst()
        .orElse(null);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }
}
