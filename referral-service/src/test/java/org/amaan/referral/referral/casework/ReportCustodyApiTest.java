package org.amaan.referral.referral.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReportCustodyApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void isForServices() {
    UUID referral = Referred.toPolice().referralId();
    UUID caseId = UUID.randomUUID();
    Api.anonymous()
        .body(report(caseId, 1, "ahtc-islamabad"))
        .put("/v1/referrals/{id}/custody", referral)
        .then()
        .statusCode(401);
    for (String client :
        new String[] {"umeed-caseworker", "ahtc-supervisor", "operator", "stranger-ngo"}) {
      send(client, referral, report(caseId, 1, "ahtc-islamabad")).statusCode(403);
    }
    // Neither has a token for this service.
    for (String service : new String[] {"notification-service", "referral-service"}) {
      send(service, referral, report(caseId, 1, "ahtc-islamabad")).statusCode(401);
    }
    assertThat(custodian(caseId)).isEqualTo(null);
  }

  @Test
  void ofAReferralThatIsThere() {
    send("case-service", UUID.randomUUID(), report(UUID.randomUUID(), 1, "ahtc-islamabad"))
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"sequence\": -1}",
        "{\"sequence\": 1, \"caseId\": \"0192f3a4-0000-7000-8000-0000000000c1\", \"caseReference\":"
            + " \"C\", \"custodian\": {\"agency\": \"ahtc\"}, \"since\": \"2026-03-01T10:15:00Z\"}",
        "{\"sequence\": 1, \"caseId\": \"0192f3a4-0000-7000-8000-0000000000c1\", \"caseReference\":"
            + " \"C\", \"custodian\": {\"agency\": \"ahtc\", \"unit\": \"u\"}, \"since\":"
            + " \"2026-03-01T10:15:00Z\", \"readers\": [null]}",
        "{\"name\": \"Somebody\"}"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    send("case-service", Referred.toPolice().referralId(), body).statusCode(400);
  }

  @Test
  void theNewestWinsAndRepeatsChangeNothing() {
    Referred referred = Referred.toPolice();
    UUID caseId = UUID.randomUUID();
    send("case-service", referred.referralId(), report(caseId, 2, "ahtc-islamabad"))
        .statusCode(204);
    assertThat(custodian(caseId)).isEqualTo("ahtc ahtc-islamabad 2");
    assertThat(rows.audit(referred.referralId()).get(0).startsWith("case.custody-reported "))
        .isTrue();
    int entries = rows.audit(referred.referralId()).size();
    send("case-service", referred.referralId(), report(caseId, 2, "other-unit")).statusCode(204);
    send("case-service", referred.referralId(), report(caseId, 1, "other-unit")).statusCode(204);
    assertThat(custodian(caseId)).isEqualTo("ahtc ahtc-islamabad 2");
    assertThat(rows.audit(referred.referralId()).size()).isEqualTo(entries);
    send("case-service", referred.referralId(), report(caseId, 3, "other-unit")).statusCode(204);
    assertThat(custodian(caseId)).isEqualTo("ahtc other-unit 3");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        // It is not the sender's: the link would lead nowhere.
        .body("caseId", nullValue());
    assertThat(rows.one("SELECT case_id FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo(caseId.toString());
  }

  @Test
  void severalReferralsShareOneCase() {
    Referred first = Referred.toPolice();
    Referred second = Referred.toPolice();
    UUID caseId = UUID.randomUUID();
    send("case-service", first.referralId(), report(caseId, 5, "ahtc-islamabad")).statusCode(204);
    send("case-service", second.referralId(), report(caseId, 5, "ahtc-islamabad")).statusCode(204);
    assertThat(rows.one("SELECT count(*) FROM referral WHERE case_id = ?", caseId)).isEqualTo("2");
    assertThat(rows.audit(second.referralId()).get(0).startsWith("case.custody-reported "))
        .isTrue();
  }

  private String custodian(UUID caseId) {
    return rows.one(
        "SELECT concat_ws(' ', agency, unit, sequence) FROM case_custody WHERE case_id = ?",
        caseId);
  }

  private static ValidatableResponse send(String client, UUID referral, String body) {
    return Api.as(client).body(body).put("/v1/referrals/{id}/custody", referral).then();
  }

  private static String report(UUID caseId, long sequence, String unit) {
    return """
    {"sequence": %d, "caseId": "%s", "caseReference": "C-PK-26-7KQ4-M2XD-1",
     "custodian": {"agency": "ahtc", "unit": "%s"}, "since": "2026-03-01T10:15:00Z",
     "readers": [{"agency": "punjab-prosecution", "basis": "grant"}]}
    """
        .formatted(sequence, caseId, unit);
  }
}
