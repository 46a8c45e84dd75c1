package org.amaan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  static final int MAX_TRIES = 15;

  @Test
  void spreadsItsTriesOverAboutThreeDays() {
    for (double jitter : new double[] {0.8, 1, 1.2}) {
      Duration all = Duration.ZERO;
      Duration before = Duration.ZERO;
      int tries = 1;
      for (Optional<Duration> wait = RetrySchedule.after(tries, null, jitter);
          wait.isPresent();
          wait = RetrySchedule.after(++tries, null, jitter)) {
        assertThat(wait.get().compareTo(before) >= 0)
            .as("never sooner than the time before")
            .isTrue();
        before = wait.get();
        all = all.plus(before);
      }
      assertThat(tries).isEqualTo(MAX_TRIES);
      assertThat(all.toHours() >= 48 && all.toHours() <= 84).as(all.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, , PT5S",
    "1, PT1S, PT5S",
    "1, PT2M, PT2M",
    "1, PT6H, PT6H",
    "1, PT100H, PT6H",
    "10, PT1M, PT8H"
  })
  void theReceiverMayAskForMoreTimeButNotForAsMuchAsItLikes(
      int tries, Duration asked, Duration wait) {
    assertThat(RetrySchedule.after(tries, asked, 1)).isEqualTo(Optional.of(wait));
  }
}
