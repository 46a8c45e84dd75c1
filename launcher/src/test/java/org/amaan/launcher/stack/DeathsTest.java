package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
      assertEquals(
          Optional.of(Duration.ofSeconds(seconds)), deaths.pauseAfter("case-service", NOON));
    }
    assertEquals(Optional.empty(), deaths.pauseAfter("case-service", NOON));
    assertEquals(Optional.of(Duration.ofSeconds(1)), deaths.pauseAfter("referral-service", NOON));
  }

  @Test
  void whatEndedLongAgoIsForgiven() {
    deaths.pauseAfter("case-service", NOON);
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        deaths.pauseAfter("case-service", NOON.plus(Duration.ofMinutes(6))));
  }
}
