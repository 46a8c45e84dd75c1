package org.amaan.referral.limits;

import static org.assertj.core.api.Assertions.assertThat;

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
      assertThat(status == 201 || status == 429).as("answered " + status).isTrue();
    }
    assertThat(status).isEqualTo(429);
    String before = rows.one("SELECT count(*) FROM referral");
    assertThat(submit(ADULT)).isEqualTo(429);
    assertThat(rows.one("SELECT count(*) FROM referral"))
        .as("nothing is written")
        .isEqualTo(before);
    assertThat(submit(ADULT.replace("\"adult\"", "\"child\""))).isEqualTo(201);
    assertThat(submit(ADULT.replace("\"adult\"", "\"unknown\""))).isEqualTo(201);
    assertThat(submit(IN_DANGER)).isEqualTo(201);
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
    assertThat(refused).isEqualTo(3);
    String audited = rows.one(entries);
    for (String path :
        new String[] {"/v1/subjects/{id}?purpose=protection", "/v1/referrals/{id}/timeline"}) {
      assertThat(Api.as("stranger-ngo").get(path, referred.subjectId()).statusCode())
          .isEqualTo(429);
    }
    assertThat(rows.one(entries)).isEqualTo(audited);
    assertThat(Api.as("stranger-ngo").get("/v1/referrals").statusCode()).isEqualTo(200);
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
