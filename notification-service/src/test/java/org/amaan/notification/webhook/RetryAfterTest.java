package org.amaan.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Tue, 24 Nov 2026 09:31:00 GMT | PT1M",
        "Tue, 24 Nov 2026 09:29:00 GMT |",
        "-5 |",
        "soon |",
        "9999999999999999999 |",
        "|"
      })
  void read(String header, Duration wait) {
    assertThat(RetryAfter.read(header, NOW)).isEqualTo(wait);
  }
}
