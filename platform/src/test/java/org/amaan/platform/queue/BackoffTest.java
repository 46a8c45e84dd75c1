package org.amaan.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"1,PT1S", "2,PT2S", "3,PT4S", "4,PT5S", "9,PT5S"})
  void waitsTwiceAsLongEachTimeUpToTheLongest(int failed, Duration wait) {
    Backoff backoff = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(5), 10);
    assertThat(backoff.after(failed)).isEqualTo(Optional.of(wait));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(5), 10).after(10))
        .isEqualTo(Optional.empty());
    Backoff listed = Backoff.of(List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertThat(listed.after(2)).isEqualTo(Optional.of(Duration.ofMinutes(1)));
    assertThat(listed.after(3)).isEqualTo(Optional.empty());
  }

  @Test
  void jitterMakesAWaitShorterOrLonger() {
    assertThat(Backoff.jittered(Duration.ofSeconds(1), 0.8)).isEqualTo(Duration.ofMillis(800));
    assertThat(Backoff.jittered(Duration.ofSeconds(1), 1.2)).isEqualTo(Duration.ofMillis(1_200));
  }
}
