package org.amaan.platform.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertEquals(Optional.of(wait), backoff.after(failed));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertEquals(
        Optional.empty(),
        Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(5), 10).after(10));
    Backoff listed = Backoff.of(List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertEquals(Optional.of(Duration.ofMinutes(1)), listed.after(2));
    assertEquals(Optional.empty(), listed.after(3));
    assertEquals(3, listed.attempts());
  }

  @Test
  void jitterMakesAWaitShorterOrLonger() {
    assertEquals(Duration.ofMillis(800), Backoff.jittered(Duration.ofSeconds(1), 0.8));
    assertEquals(Duration.ofMillis(1_200), Backoff.jittered(Duration.ofSeconds(1), 1.2));
  }
}
