package org.amaan.referral.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

/** A flood at the intake, and one who tries out what there is. */
@QuarkusTest
@TestProfile(LimitedIntakeTest.Small.class)
class LimitedIntakeTest extends ServiceTest {

  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "amaan.limits.times", "1",
          "amaan.limits.requests.of-one-client", "12",
          "amaan.limits.refusals.of-one-client", "3",
          "amaan.limits.urgent.of-one-client", "5");
    }
  }

  private static final String ADULT =
      "{\"state\": \"draft\", \"urgency\": \"routine\", \"subject\": {\"ageClass\": \"adult\"}}";

  private static final String IN_DANGER =
      "{\"minimal\": true, \"route\": true, \"situation\": {\"country\": \"PK\"}}";

  @Inject Rows rows;

  @Test
  void aFloodOfRoutineReferralsStopsNeitherAChildsNorOneInDanger() {
    int status = 0;
    for (int i = 0; i < 60 && status != 429; i++) {
      status = submit(ADULT);
      assertTrue(status == 201 || status == 429, "answered " + status);
    }
    assertEquals(429, status);
    String before = rows.one("SELECT count(*) FROM referral");
    assertEquals(429, submit(ADULT));
    assertEquals(before, rows.one("SELECT count(*) FROM referral"), "nothing is written");
    assertEquals(201, submit(ADULT.replace("\"adult\"", "\"child\"")));
    assertEquals(201, submit(ADULT.replace("\"adult\"", "\"unknown\"")));
    assertEquals(201, submit(IN_DANGER));
  }

  @Test
  void whoTriesOutWhichSubjectsThereAreIsStoppedAndFillsNoAudit() {
    Referred referred = Stages.at("submitted");
    String entries = "SELECT count(*) FROM audit_entry";
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      int status =
          Api.as("stranger-ngo")
              .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
              .statusCode();
      refused += status == 429 ? 0 : 1;
    }
    assertEquals(3, refused);
    String audited = rows.one(entries);
    for (String path :
        new String[] {"/v1/subjects/{id}?purpose=protection", "/v1/referrals/{id}/timeline"}) {
      assertEquals(429, Api.as("stranger-ngo").get(path, referred.subjectId()).statusCode());
    }
    assertEquals(audited, rows.one(entries));
    assertEquals(200, Api.as("stranger-ngo").get("/v1/referrals").statusCode());
  }

  private static int submit(String body) {
    return Api.as("sehat-integration")
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body)
        .post("/v1/referrals")
        .statusCode();
  }
}
