package org.amaan.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  @ParameterizedTest
  @CsvSource({"1,500", "2,1000", "3,2000", "6,16000", "7,30000", "8,30000", "8639,30000"})
  void anUnavailablePeerIsTriedAgainLessAndLessOftenDownToTwiceAMinute(int attempts, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), RetrySchedule.after(attempts, false));
  }

  @Test
  void aPeerThatIsAwayForAWeekendIsStillReached() {
    Duration total = Duration.ZERO;
    int attempts = 1;
    for (Optional<Duration> wait = RetrySchedule.after(attempts, false);
        wait.isPresent();
        wait = RetrySchedule.after(++attempts, false)) {
      total = total.plus(wait.get());
    }
    assertTrue(total.toHours() >= 71, "given up after " + total);
  }

  @ParameterizedTest
  @CsvSource({"11,true", "12,false"})
  void aRefusingPeerIsAskedTwelveTimesAndThenTheMessageIsShownAsFailed(
      int attempts, boolean again) {
    assertEquals(again, RetrySchedule.after(attempts, true).isPresent());
  }
}
