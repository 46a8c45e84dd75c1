package org.amaan.referral.subject.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Emergencies;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccessExportApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void everythingIsInItWhoeverWroteIt() {
    Referred referred = full();
    export("dpo-umeed", referred, "application/json")
        .statusCode(200)
        .body("record.identity.fullName", equalTo(referred.planted() + "-name"))
        .body("record.identity.documents[0].number", equalTo(referred.planted()))
        .body("record.contact.safeToContact.by", equalTo(referred.planted() + "-by"))
        .body("record.medical.summary", equalTo(referred.planted() + "-medical"))
        .body("record.narrative", equalTo(referred.planted() + "-narrative"))
        .body("consents[0].method", equalTo("verbal"))
        .body("notes.text", hasItem("Where is she <now>?"))
        .body("attachments[0].fileName", equalTo("her & file.pdf"))
        .body("referrals[0].referrer", equalTo("umeed-trust"))
        .body("referrals[0].receiver", equalTo("panah-shelter"))
        .body("readings[0].agency", equalTo("panah-shelter"))
        .body("readings[0].opened.identity", equalTo("consent"))
        .body("events.action", hasItems("subject.recorded", "subject.legal-hold-placed"))
        .body("legalHolds", hasSize(1))
        .body("legalHolds[0].authority", equalTo(null));
    assertThat(rows.audit(referred.subjectId()).get(0).startsWith("subject.access-exported "))
        .as("it is in the audit")
        .isTrue();
  }

  @Test
  void emergenciesReflectionAndRequestsToDeleteAreInIt() {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Api.as("ahtc-officer-1")
        .get("/v1/subjects/{id}?purpose=medical-care", referred.subjectId())
        .then()
        .statusCode(200);
    Emergencies.review("ahtc-supervisor", referred, access, "justified").statusCode(200);
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .statusCode(200);
    referred.consentsWithdrawn();
    export("dpo-umeed", referred, "application/json")
        .statusCode(200)
        .body("emergencyAccesses", hasSize(1))
        .body("emergencyAccesses[0].agency", equalTo("ahtc"))
        .body("emergencyAccesses[0].purpose", equalTo("medical-care"))
        .body("emergencyAccesses[0].verdict", equalTo("justified"))
        .body("emergencyAccesses[0].reason", equalTo(Emergencies.REASON))
        .body("emergencyAccesses[0].reviewNote", equalTo("planted-note"))
        .body("reflectionPeriods", hasSize(1))
        .body("reflectionPeriods[0].startedBy", equalTo("umeed-trust"))
        .body("withdrawalNotices.agency", hasItem("ahtc"))
        .body("withdrawalNotices[0].state", equalTo("open"))
        .body(not(containsString("ahtc-officer-1")));
    String page = export("dpo-umeed", referred, "text/html").statusCode(200).extract().asString();
    assertThat(page.contains("Why: " + Emergencies.REASON)).as(page).isTrue();
    assertThat(page.contains("<strong>justified</strong>. planted-note")).as(page).isTrue();
    assertThat(page.contains("noted by umeed-trust")).as(page).isTrue();
    assertThat(page.contains("not answered yet")).as(page).isTrue();
    assertThat(page.contains("NOT_FOUND")).isFalse();
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    export("dpo-umeed", referred, "application/json")
        .statusCode(200)
        .body("emergencyAccesses", hasSize(1))
        .body("emergencyAccesses[0].reason", equalTo(null))
        .body(not(containsString("planted")));
  }

  @Test
  void asAPageItEscapesWhatPeopleWrote() {
    Referred referred = full();
    String page =
        export("dpo-umeed", referred, "text/html")
            .statusCode(200)
            .contentType(startsWith("text/html"))
            .header("Cache-Control", "no-store")
            .extract()
            .asString();
    assertThat(page.contains("<html lang=\"en\">")).isTrue();
    assertThat(page.contains(referred.planted() + "-name")).isTrue();
    assertThat(page.contains("Where is she &lt;now&gt;?")).as(page).isTrue();
    assertThat(page.contains("<now>")).isFalse();
    assertThat(page.contains("identity (you, or your guardian, agreed)")).as(page).isTrue();
    assertThat(page.contains("NOT_FOUND")).isFalse();
    export("dpo-umeed", referred, "*/*").contentType(startsWith("application/json"));
    export("dpo-umeed", referred, "image/png").statusCode(406);
  }

  @Test
  void ofAnErasedSubjectItSaysWhatIsLeft() {
    Referred referred = Stages.at("submitted");
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    export("dpo-umeed", referred, "application/json")
        .statusCode(200)
        .body("record", equalTo(null))
        .body("erasureReason", equalTo("subject-request"))
        .body("consents", hasSize(1))
        .body("referrals", hasSize(1));
    String page = export("dpo-umeed", referred, "text/html").statusCode(200).extract().asString();
    assertThat(page.contains("It was erased for good on")).as(page).isTrue();
    assertThat(page.contains(referred.planted())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "dpo-ahtc, 404",
    "stranger-ngo, 404",
    "auditor, 404",
    "panah-shelter, 403",
    "umeed-caseworker, 403",
    "umeed-admin, 403"
  })
  void onlyTheRecordersOfficerMay(String client, int status) {
    Referred referred = Stages.at("submitted");
    export(client, referred, "application/json").statusCode(status);
    assertThat(
            rows.one(
                "SELECT count(*) FROM audit_entry WHERE subject = ? AND action ="
                    + " 'subject.access-exported'",
                referred.subjectId()))
        .isEqualTo("0");
  }

  private static Referred full() {
    Referred referred = Stages.at("received");
    Stages.move(
            "panah-shelter",
            referred.referralId(),
            "information-requests",
            "{\"questions\": [\"Where is she <now>?\"]}")
        .statusCode(200);
    Files.added(
        "panah-shelter",
        referred,
        Files.pdf(2000),
        "Content-Disposition",
        "attachment; filename*=UTF-8''her%20%26%20file.pdf");
    Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(200);
    Api.commandAs("dpo-umeed")
        .body("{\"authority\": \"Court (fictional)\", \"caseNumber\": \"1\"}")
        .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
        .then()
        .statusCode(201);
    return referred;
  }

  private static ValidatableResponse export(String client, Referred referred, String accept) {
    return Api.as(client)
        .accept(accept)
        .post("/v1/subjects/{id}/access-exports", referred.subjectId())
        .then();
  }
}
