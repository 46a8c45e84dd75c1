package org.amaan.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  private static final Instant AT = Instant.parse("2026-11-24T09:30:00Z");

  @ParameterizedTest
  @CsvSource({"4, PT0S", "5, PT30S", "6, PT1M", "8, PT4M", "12, PT1H", "500, PT1H"})
  void aReceiverThatFailsAgainAndAgainRestsEverLonger(int failures, Duration rest) {
    Health health = failed(failures, null);
    assertEquals(!rest.isZero(), health.isResting());
    assertEquals(!rest.isZero(), health.restsAt(AT));
    assertFalse(health.restsAt(AT.plus(rest)));
    assertTrue(rest.isZero() || health.restsAt(AT.plus(rest).minusMillis(1)));
  }

  @Test
  void oneDeliveryAndAllIsForgotten() {
    assertEquals(Health.WELL, failed(9, null).after(outcome(Result.DELIVERED, null), 1));
  }

  @Test
  void aReceiverThatAsksForTimeGetsItButNotForEver() {
    assertTrue(failed(1, Duration.ofMinutes(10)).restsAt(AT.plus(Duration.ofMinutes(9))));
    assertFalse(failed(1, Duration.ofMinutes(10)).restsAt(AT.plus(Duration.ofMinutes(10))));
    assertFalse(failed(1, Duration.ofDays(30)).restsAt(AT.plus(Duration.ofHours(6))));
  }

  @Test
  void threeDaysAreTooLong() {
    Health health = failed(2, null);
    assertFalse(health.isFailingTooLong(AT.plus(Duration.ofDays(3)).minusMillis(1)));
    assertTrue(health.isFailingTooLong(AT.plus(Duration.ofDays(3))));
    assertFalse(Health.WELL.isFailingTooLong(AT));
  }

  private static Health failed(int times, Duration retryAfter) {
    Health health = Health.WELL;
    for (int i = 0; i < times; i++) {
      health = health.after(outcome(Result.REFUSED, retryAfter), 1);
    }
    return health;
  }

  private static Outcome outcome(Result result, Duration retryAfter) {
    return new Outcome(AT, result, 503, Duration.ofMillis(3), retryAfter, "");
  }
}
