package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeathsTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Deaths deaths = new Deaths();

  @Test
  void aPartThatKeepsEndingIsStartedEverLaterAndThenNoMore() {
    for (int seconds : new int[] {1, 2, 4, 8}) {
      assertThat(deaths.pauseAfter("case-service", NOON))
          .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
    }
    assertThat(deaths.pauseAfter("case-service", NOON)).isEqualTo(Optional.empty());
    assertThat(deaths.pauseAfter("referral-service", NOON))
        .isEqualTo(Optional.of(Duration.ofSeconds(1)));
  }

  @Test
  void whatEndedLongAgoIsForgiven() {
    deaths.pauseAfter("case-service", NOON);
    assertThat(deaths.pauseAfter("case-service", NOON.plus(Duration.ofMinutes(6))))
        .isEqualTo(Optional.of(Duration.ofSeconds(1)));
  }
}
