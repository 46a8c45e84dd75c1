package org.amaan.referral.referral.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the alerts of a referral may reach in the end, when nobody acts on them. */
@QuarkusTest
class ToldWhenNobodyActsTest extends ServiceTest {

  private static final List<String> COORDINATORS = List.of("nrm-pakistan");

  @Inject Rows rows;

  @ParameterizedTest
  @CsvSource({
    "submitted, true",
    "received, false",
    "information-requested, true",
    "accepted, false",
    "refused, true",
    "completed, false",
    "withdrawn, false"
  })
  void whoCoordinatesTheCountryWhereTheReferralWaitsForSomebody(String state, boolean told) {
    assertThat(coordinators(Stages.at(state), state)).isEqualTo(told ? COORDINATORS : List.of());
  }

  @Test
  void nobodyWhoIsExcluded() {
    Referred referred = Stages.at("submitted");
    Stages.hide(rows, referred.subjectId(), "nrm-pakistan");
    Stages.move("panah-shelter", referred.referralId(), "receipt", "{}").statusCode(200);
    Stages.move(
            "panah-shelter",
            referred.referralId(),
            "refusal",
            "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
        .statusCode(200);
    assertThat(coordinators(referred, "refused")).isEqualTo(List.of());
  }

  private List<String> coordinators(Referred referred, String event) {
    return rows.all(
        """
        SELECT c FROM outbox_message m, jsonb_array_elements_text(m.payload -> 'data' -> 'coordinators') c
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = 'org.amaan.referral.' || ? || '.v1' ORDER BY 1
        """,
        referred.referralId(),
        event);
  }
}
