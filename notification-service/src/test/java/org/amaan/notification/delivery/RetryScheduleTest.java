package org.amaan.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  @Test
  void spreadsItsTriesOverAboutThreeDays() {
    for (double jitter : new double[] {0.8, 1, 1.2}) {
      Duration all = Duration.ZERO;
      Duration before = Duration.ZERO;
      int tries = 1;
      for (Optional<Duration> wait = RetrySchedule.after(tries, null, jitter);
          wait.isPresent();
          wait = RetrySchedule.after(++tries, null, jitter)) {
        assertTrue(wait.get().compareTo(before) >= 0, "never sooner than the time before");
        before = wait.get();
        all = all.plus(before);
      }
      assertEquals(RetrySchedule.MAX_TRIES, tries);
      assertTrue(all.toHours() >= 48 && all.toHours() <= 84, all.toString());
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
    assertEquals(Optional.of(wait), RetrySchedule.after(tries, asked, 1));
  }
}
