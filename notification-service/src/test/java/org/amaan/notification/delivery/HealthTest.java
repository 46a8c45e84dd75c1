package org.amaan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(health.isResting()).isEqualTo(!rest.isZero());
    assertThat(health.restsAt(AT)).isEqualTo(!rest.isZero());
    assertThat(health.restsAt(AT.plus(rest))).isFalse();
    assertThat(rest.isZero() || health.restsAt(AT.plus(rest).minusMillis(1))).isTrue();
  }

  @Test
  void oneDeliveryAndAllIsForgotten() {
    assertThat(failed(9, null).after(outcome(Result.DELIVERED, null), 1)).isEqualTo(Health.WELL);
  }

  @Test
  void aReceiverThatAsksForTimeGetsItButNotForEver() {
    assertThat(failed(1, Duration.ofMinutes(10)).restsAt(AT.plus(Duration.ofMinutes(9)))).isTrue();
    assertThat(failed(1, Duration.ofMinutes(10)).restsAt(AT.plus(Duration.ofMinutes(10))))
        .isFalse();
    assertThat(failed(1, Duration.ofDays(30)).restsAt(AT.plus(Duration.ofHours(6)))).isFalse();
  }

  @Test
  void threeDaysAreTooLong() {
    Health health = failed(2, null);
    assertThat(health.isFailingTooLong(AT.plus(Duration.ofDays(3)).minusMillis(1))).isFalse();
    assertThat(health.isFailingTooLong(AT.plus(Duration.ofDays(3)))).isTrue();
    assertThat(Health.WELL.isFailingTooLong(AT)).isFalse();
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
