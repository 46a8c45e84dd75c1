package org.amaan.referral.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

/** Who is told that something was corrected, and what they are told. */
@QuarkusTest
class TellOfCorrectionTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void whoReadTheCategoryIsToldThatItWasCorrectedAndNotWhat() {
    Referred referred = Stages.at("submitted");
    correct(referred, 0, "{\"narrative\": \"corrected-before\"}");
    assertThat(told(referred)).as("nobody has read yet").isEqualTo(List.of());
    Noticed.read("panah-shelter", referred, "protection");
    Noticed.read("umeed-caseworker", referred, "protection");
    correct(referred, 1, "{\"contact\": null}");
    assertThat(told(referred)).as("the shelter did not read the contact").isEqualTo(List.of());
    correct(referred, 2, "{\"languages\": [\"sd\"], \"narrative\": \"corrected-after\"}");
    List<String> told = told(referred);
    assertThat(told.size()).as(told.toString()).isEqualTo(1);
    assertThat(told.get(0).contains("\"agency\": \"panah-shelter\"")).as(told.get(0)).isTrue();
    assertThat(!told.get(0).contains("corrected-after") && !told.get(0).contains("narrative"))
        .isTrue();
    assertThat(!told.get(0).contains(referred.subjectId().toString())).as(told.get(0)).isTrue();
  }

  private static void correct(Referred referred, int version, String patch) {
    Api.patchAs("umeed-caseworker")
        .header("If-Match", "\"" + version + "\"")
        .body(patch)
        .patch("/v1/subjects/{id}", referred.subjectId())
        .then()
        .statusCode(200);
  }

  private List<String> told(Referred referred) {
    return rows.all(
        "SELECT payload::text FROM outbox_message WHERE payload ->> 'subject' = ?"
            + " AND payload ->> 'type' = 'org.amaan.referral.subject-corrected.v1'",
        "referrals/" + referred.referralId());
  }
}
