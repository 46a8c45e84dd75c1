package org.amaan.referral.subject.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReadSubjectApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .get("/v1/subjects/" + UUID.randomUUID() + "?purpose=protection")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?purpose=", "?purpose=curiosity", "?purpose=PROTECTION"})
  void needsAPurposeThatThereIs(String query) {
    Referred subject = Referred.toPolice();
    Api.as("umeed-caseworker")
        .get("/v1/subjects/" + subject.subjectId() + query)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("purpose"));
    assertThat(readings(subject)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "stranger-ngo,           protection",
    "panah-shelter,          protection",
    "darya-hospital-integration, medical-care",
    "nrm-pk,                 cross-border",
    "lahore-officer,         investigation",
    "prosecutor-punjab,      prosecution",
    // party to the referral, but police read through custody alone
    "ahtc-officer-1,         investigation",
    "ahtc-supervisor,        investigation",
    // no agency at all
    "operator,               protection",
    "case-service,           protection"
  })
  void whoIsNotConcernedFindsNothing(String client, String purpose) {
    Referred subject = Referred.toPolice();
    read(client, subject.subjectId(), purpose)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subject-not-found"));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosure-refused {\"reason\": \"subject-not-found\", \"purpose\": \"%s\"}"
                .formatted(purpose));
  }

  @Test
  void aSubjectThatIsNotThereLooksTheSame() {
    String there =
        read("stranger-ngo", Referred.toPolice().subjectId(), "protection")
            .extract()
            .jsonPath()
            .getString("detail");
    read("stranger-ngo", UUID.randomUUID(), "protection")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subject-not-found"))
        .body("detail", equalTo(there));
    read("umeed-caseworker", "not-an-id", "protection").statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "umeed-caseworker, investigation",
    "umeed-caseworker, prosecution",
    "umeed-caseworker, cross-border",
    "umeed-caseworker, statistics",
    "umeed-admin,      protection",
    "dpo-umeed,        protection"
  })
  void aPurposeBelongsToARole(String client, String purpose) {
    Referred subject = Referred.toPolice();
    read(client, subject.subjectId(), purpose)
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:purpose-not-claimable"));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosure-refused {\"reason\": \"purpose-not-claimable\", \"purpose\": \"%s\"}"
                .formatted(purpose));
  }

  @Test
  void theRecordingAgencyReadsItsRecordBack() {
    Referred subject = Referred.toPolice();
    String planted = subject.planted();
    read("umeed-caseworker", subject.subjectId(), "protection")
        .statusCode(200)
        .header("ETag", "\"0\"")
        .header("Cache-Control", "no-store")
        .body("subjectId", equalTo(subject.subjectId().toString()))
        .body("purpose", equalTo("protection"))
        .body("ageClass", equalTo("adult"))
        .body("sex", equalTo("female"))
        .body("gender", equalTo(planted + "-gender"))
        .body("languages", contains("ur", "pa"))
        .body("fields.identity.fullName", equalTo(planted + "-name"))
        .body("fields.identity.familyName", equalTo(planted + "-family"))
        .body("fields.identity.birthDate", equalTo("1990-04-12"))
        .body("fields.identity.nationalities", contains("PK"))
        .body("fields.identity", not(hasKey("documents")))
        .body("fields.contact.phone", equalTo(subject.phone()))
        .body("fields.contact.safeToContact.when", equalTo(planted + "-when"))
        .body("fields.contact.safeToContact.leaveMessage", equalTo(false))
        .body("fields.medical.summary", equalTo(planted + "-medical"))
        .body("fields.location.description", equalTo(planted + "-location"))
        .body("fields.documents.number", contains(planted))
        .body("fields.narrative", equalTo(planted + "-narrative"))
        .body("withheld", equalTo(List.of()));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosed {\"notes\": 0, \"allowed\": {\"contact\": \"own-record\","
                + " \"medical\": \"own-record\", \"identity\": \"own-record\", \"location\":"
                + " \"own-record\", \"documents\": \"own-record\", \"narrative\": \"own-record\"},"
                + " \"purpose\": \"protection\", \"withheld\": {}}");
  }

  @Test
  void theCustodiansOfficerReadsWhatTheSubjectAgreedTo() {
    Referred subject = Referred.toPolice();
    subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject.subjectId(), "investigation")
        .statusCode(200)
        .body("fields.identity.fullName", equalTo(subject.planted() + "-name"))
        .body("fields.contact.phone", equalTo(subject.phone()))
        .body("fields.narrative", equalTo(subject.planted() + "-narrative"))
        .body("fields", not(hasKey("medical")))
        .body("fields", not(hasKey("documents")))
        .body("withheld.field", containsInAnyOrder("medical", "documents"))
        .body("withheld[0].reason", equalTo("no-consent-for-category"));
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosed {\"notes\": 0, \"allowed\": {\"contact\": \"consent\", \"identity\":"
                + " \"consent\", \"location\": \"consent\", \"narrative\": \"consent\"},"
                + " \"purpose\": \"investigation\", \"withheld\": {\"medical\":"
                + " \"no-consent-for-category\", \"documents\": \"no-consent-for-category\"}}");
    assertThat(
            rows.one(
                "SELECT person FROM audit_entry WHERE subject = ?::uuid ORDER BY at DESC LIMIT 1",
                subject.subjectId().toString()))
        .isEqualTo("ahtc-officer-1");
    read("ahtc-officer-1", subject.subjectId(), "protection").statusCode(403);
  }

  @Test
  void anAcceptedHandoverEndsTheGiversReadingAndBeginsTheTakers() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("lahore-officer", subject.subjectId(), "investigation").statusCode(404);
    subject.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Peers.custodian(caseId, 2, "lahore-police", "lahore-investigation");
    read("lahore-officer", subject.subjectId(), "investigation").statusCode(200);
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(404);
    // an old report that comes late changes nothing
    subject.reportCustody(caseId, 1, "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(404);
  }

  @Test
  void aClosedCaseOpensNothingToItsCustodianNorToAGrantUntilItIsReopened() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String[] granted = {"punjab-prosecution"};
    custody(subject, caseId, 2, false, granted);
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(200);
    read("prosecutor-punjab", subject.subjectId(), "prosecution").statusCode(200);

    custody(subject, caseId, 3, true, granted);
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(404);
    read("prosecutor-punjab", subject.subjectId(), "prosecution").statusCode(404);
    // an old report that comes late opens nothing
    subject.reportCustody(caseId, 2, "ahtc", "ahtc-islamabad", granted);
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(404);

    custody(subject, caseId, 4, false);
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(200);
    read("prosecutor-punjab", subject.subjectId(), "prosecution").statusCode(404);
  }

  /** The answer of case-service, though its report is still on its way. */
  @Test
  void theClosingCountsAsSoonAsCaseServiceSaysSo() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Peers.custodian(caseId, 2, true, "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject.subjectId(), "investigation").statusCode(404);
  }

  private static void custody(
      Referred subject, UUID caseId, long sequence, boolean closed, String... readers) {
    subject.reportCustody(caseId, sequence, closed, "ahtc", "ahtc-islamabad", readers);
    Peers.custodian(caseId, sequence, closed, "ahtc", "ahtc-islamabad", readers);
  }

  @Test
  void theProsecutorReadsByAGrantWhatConsentCovers() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    subject.reportCustody(caseId, 2, "ahtc", "ahtc-islamabad", "punjab-prosecution");
    Peers.custodian(caseId, 2, "ahtc", "ahtc-islamabad", "punjab-prosecution");
    read("prosecutor-punjab", subject.subjectId(), "prosecution")
        .statusCode(200)
        .body("fields", equalTo(Map.of()))
        .body("sex", equalTo(null))
        .body("withheld.reason", hasItem("no-consent"));
    read("prosecutor-punjab", subject.subjectId(), "investigation").statusCode(403);
  }

  @Test
  void aReceiverReadsWithinTheConsentAndNotWithoutOne() {
    Referred without = Referred.toShelter("");
    read("panah-shelter", without.subjectId(), "protection")
        .statusCode(200)
        .body("fields", equalTo(Map.of()))
        .body("withheld.reason", everyItem(equalTo("no-consent")))
        .body("ageClass", equalTo("adult"));
    Referred with = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    read("panah-shelter", with.subjectId(), "protection")
        .statusCode(200)
        .body("fields.identity.fullName", equalTo(with.planted() + "-name"));
    read("panah-shelter", with.subjectId(), "medical-care")
        .statusCode(200)
        .body("fields", equalTo(Map.of()));
  }

  @Test
  void notesAreNarrative() {
    notesOf(Referred.toShelter(Referred.CONSENT_TO_POLICE), 2);
    notesOf(Referred.toShelter(""), 1);
  }

  /**
   * @param toShelter how many of the two notes the shelter may read
   */
  private void notesOf(Referred subject, int toShelter) {
    String question = subject.planted() + "-question";
    String answer = subject.planted() + "-answer";
    Api.commandAs("panah-shelter")
        .body("{\"questions\": [\"%s\"]}".formatted(question))
        .post("/v1/referrals/{id}/information-requests", subject.referralId())
        .then()
        .statusCode(200);
    Api.commandAs("umeed-caseworker")
        .body("{\"answers\": [\"%s\"]}".formatted(answer))
        .post("/v1/referrals/{id}/answers", subject.referralId())
        .then()
        .statusCode(200);
    read("panah-shelter", subject.subjectId(), "protection")
        .statusCode(200)
        .body("notes.text", equalTo(List.of(question, answer).subList(0, toShelter)))
        .body("notesWithheld", equalTo(toShelter == 2 ? null : 1));
    read("umeed-caseworker", subject.subjectId(), "protection")
        .statusCode(200)
        .body("notes.text", contains(question, answer))
        .body("notes.agency", contains("panah-shelter", "umeed-trust"))
        .body("notes.addressee", contains("umeed-trust", "panah-shelter"))
        .body("notes.kind", contains("question", "answer"));
    assertThat(
            rows.one(
                "SELECT details->>'notes' FROM audit_entry WHERE subject = ?::uuid"
                    + " ORDER BY at DESC LIMIT 1",
                subject.subjectId().toString()))
        .isEqualTo("2");
  }

  @Test
  void policeBeforeACaseSeeTheNotesTheyExchangedAndNothingElse() {
    Referred subject = Referred.toPolice();
    Api.commandAs("ahtc-supervisor")
        .body("{\"questions\": [\"Which district?\"]}")
        .post("/v1/referrals/{id}/information-requests", subject.referralId())
        .then()
        .statusCode(200);
    read("ahtc-supervisor", subject.subjectId(), "investigation")
        .statusCode(200)
        .body("fields", equalTo(Map.of()))
        .body("withheld.reason", everyItem(equalTo("custody-required")))
        .body("notes.text", contains("Which district?"));
    read("lahore-supervisor", subject.subjectId(), "investigation").statusCode(404);
  }

  @Test
  void ofAMinimalReportNothingIsRecordedYet() {
    String id =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"minimal": true, "receiver": {"agency": "panah-shelter"},
                 "situation": {"country": "PK"}, "subject": {"ageClass": "unknown"}}
                """)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("subjectId");
    read("umeed-caseworker", id, "protection")
        .statusCode(200)
        .body("fields", equalTo(Map.of()))
        .body("withheld.reason", everyItem(startsWith("not-recorded")));
  }

  private long readings(Referred subject) {
    return rows.audit(subject.subjectId()).stream()
        .filter(entry -> entry.startsWith("subject.disclos"))
        .count();
  }

  private static ValidatableResponse read(String client, Object subjectId, String purpose) {
    return Api.as(client).get("/v1/subjects/{id}?purpose={purpose}", subjectId, purpose).then();
  }
}
