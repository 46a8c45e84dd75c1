package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AcceptReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "acceptance", "{}", "panah-shelter", "received", List.of("umeed-caseworker"), "refused");
  }

  @Test
  void aShelterOpensNoCase() {
    Referred referred = Stages.at("submitted");
    succeeds(referred, "accepted").body("allowedMoves", contains("start"));
    assertThat(newestAudit(referred))
        .isEqualTo("referral.accepted {\"state\": \"accepted\", \"opensCase\": false}");
    assertThat(messages(referred))
        .isEqualTo(
            List.of(
                "event org.amaan.referral.submitted.v1", "event org.amaan.referral.accepted.v1"));
    assertThat(recipients(referred)).isEqualTo(List.of("umeed-trust/-/-/read"));
  }

  @Test
  void aCaseNeedsAUnit() {
    Referred referred = Stages.at("submitted");
    Stages.move("panah-shelter", referred.referralId(), "acceptance", "{\"openCase\": true}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-unit"));
  }

  @Test
  void policeOpenACaseForTheUnitOfWhoAccepts() {
    Referred referred = Referred.toPolice();
    Stages.move("ahtc-supervisor", referred.referralId(), "acceptance", "{}").statusCode(200);
    assertThat(
            rows.one(
                """
                SELECT concat_ws(' ', payload ->> 'state', payload -> 'receiver' ->> 'agency',
                  payload -> 'receiver' ->> 'unit', payload ->> 'acceptedBy',
                  payload -> 'referrer' ->> 'agency', payload ->> 'need', payload ->> 'urgency',
                  payload ->> 'ageClass', payload ->> 'country', payload ->> 'crossBorder',
                  coalesce(payload ->> 'caseId', '-'))
                FROM outbox_message WHERE aggregate_id = ? AND topic = 'case'
                """,
                referred.referralId()))
        .isEqualTo(
            "accepted ahtc ahtc-islamabad ahtc-supervisor umeed-trust investigation routine adult"
                + " PK true -");
    assertThat(
            rows.one(
                "SELECT payload ->> 'subjectId' FROM outbox_message WHERE aggregate_id = ? AND"
                    + " topic = 'case'",
                referred.referralId()))
        .isEqualTo(referred.subjectId().toString());
  }

  @Test
  void policeMayAcceptWithoutACase() {
    Referred referred = Referred.toPolice();
    Stages.move("ahtc-supervisor", referred.referralId(), "acceptance", "{\"openCase\": false}")
        .statusCode(200);
    assertThat(messages(referred).size()).isEqualTo(2);
  }

  @Test
  void theUnitMustBeOneOfTheAgencys() {
    Referred referred = Referred.toPolice();
    Stages.move(
            "ahtc-supervisor",
            referred.referralId(),
            "acceptance",
            "{\"unit\": \"lahore-investigation\"}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-unit"));
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("submitted");
  }

  @Test
  void anOfficerSeesItAndDoesNotDecide() {
    Referred referred = Referred.toPolice();
    Stages.move("ahtc-officer-1", referred.referralId(), "acceptance", "{}").statusCode(403);
  }

  @Test
  void policeNeedTheAdultsConsentWhenTheyAcceptToo() {
    Referred referred = Referred.toPolice();
    referred.consentsWithdrawn();
    Stages.move("ahtc-supervisor", referred.referralId(), "acceptance", "{}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("submitted");
    assertThat(messages(referred).size()).as("nobody is told of an acceptance").isEqualTo(1);
  }

  @Test
  void aUnitTakesNothingOnForAnother() {
    Api.as("operator")
        .header("If-Match", agencyVersion())
        .body(
            """
            {"name": "Anti-Human-Trafficking Circle (fictional)", "type": "police", "country": "PK",
             "scope": "federal", "languages": ["ur", "en"], "services": ["investigation", "cross-border"],
             "receivesReferrals": true, "defaultUnit": "ahtc-islamabad",
             "units": [{"code": "ahtc-islamabad", "name": "AHTC Islamabad", "children": true},
                       {"code": "ahtc-quetta", "name": "AHTC Quetta"}]}
            """)
        .put("/v1/agencies/ahtc")
        .then()
        .statusCode(200);
    Referred referred = Referred.toPolice();
    Stages.move(
            "ahtc-supervisor", referred.referralId(), "acceptance", "{\"unit\": \"ahtc-quetta\"}")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    Stages.move(
            "ahtc-supervisor",
            referred.referralId(),
            "acceptance",
            "{\"unit\": \"ahtc-islamabad\"}")
        .statusCode(200);
  }

  private static String agencyVersion() {
    return Api.as("operator").get("/v1/agencies/ahtc").then().extract().header("ETag");
  }
}
