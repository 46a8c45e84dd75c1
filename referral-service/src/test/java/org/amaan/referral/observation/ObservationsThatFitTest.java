package org.amaan.referral.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.junit.jupiter.api.Test;

class ObservationsThatFitTest {

  @Test
  void aReportThatIsFullLeavesOutTheOldestOfWhatWasCorrected() {
    List<ObservationRepository.Row> recorded = new ArrayList<>();
    for (int i = 0; i <= ObservationsForCase.LIMIT; i++) {
      recorded.add(row(i));
    }
    Set<UUID> corrected = Set.of(recorded.get(5).id(), recorded.get(700).id());
    List<ObservationRepository.Row> fit = ObservationsForCase.thatFit(recorded, corrected);
    assertThat(fit.size()).isEqualTo(1_000);
    assertThat(fit.contains(recorded.get(5))).isFalse();
    assertThat(fit.containsAll(List.of(recorded.get(0), recorded.get(700), recorded.get(1_000))))
        .isTrue();
  }

  private static ObservationRepository.Row row(int second) {
    return new ObservationRepository.Row(
        UUID.randomUUID(),
        "umeed-trust",
        DataCategory.NARRATIVE,
        HandlingCode.H0,
        new byte[0],
        null,
        Instant.ofEpochSecond(second));
  }
}
