package org.amaan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  @ParameterizedTest
  @CsvSource({"1,500", "2,1000", "3,2000", "6,16000", "7,30000", "8,30000", "8639,30000"})
  void anUnavailablePeerIsTriedAgainLessAndLessOftenDownToTwiceAMinute(int attempts, long millis) {
    assertThat(RetrySchedule.after(attempts, 0)).isEqualTo(Optional.of(Duration.ofMillis(millis)));
  }

  @Test
  void aPeerThatIsAwayForAWeekendIsStillReached() {
    Duration total = Duration.ZERO;
    int attempts = 1;
    for (Optional<Duration> wait = RetrySchedule.after(attempts, 0);
        wait.isPresent();
        wait = RetrySchedule.after(++attempts, 0)) {
      total = total.plus(wait.get());
    }
    assertThat(total.toHours() >= 71).as("given up after " + total).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"11,true", "12,false"})
  void aPeerMayRefuseTwelveTimesHoweverLongItWasAwayBefore(int refusals, boolean again) {
    assertThat(RetrySchedule.after(1_000 + refusals, refusals).isPresent()).isEqualTo(again);
  }
}
