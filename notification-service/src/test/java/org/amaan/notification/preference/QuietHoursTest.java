package org.amaan.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  @ParameterizedTest
  @CsvSource({
    // over midnight, in Karachi (+05:00)
    "22:00, 07:00, Asia/Karachi, 2026-11-24T16:59:59Z, ",
    "22:00, 07:00, Asia/Karachi, 2026-11-24T17:00:00Z, 2026-11-25T02:00:00Z",
    "22:00, 07:00, Asia/Karachi, 2026-11-24T20:30:00Z, 2026-11-25T02:00:00Z",
    "22:00, 07:00, Asia/Karachi, 2026-11-25T01:59:59Z, 2026-11-25T02:00:00Z",
    "22:00, 07:00, Asia/Karachi, 2026-11-25T02:00:00Z, ",
    // at noon
    "12:00, 13:30, UTC, 2026-11-24T11:59:59Z, ",
    "12:00, 13:30, UTC, 2026-11-24T12:00:00Z, 2026-11-24T13:30:00Z",
    "12:00, 13:30, UTC, 2026-11-24T13:30:00Z, ",
    // the hour 02:00 to 03:00 is missing on this day, and the day of the change back has 25 hours
    "22:00, 02:30, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
    "22:00, 07:00, Europe/Berlin, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
  })
  void end(String from, String until, String zone, Instant now, Instant end) {
    QuietHours hours =
        new QuietHours(LocalTime.parse(from), LocalTime.parse(until), ZoneId.of(zone), true);
    assertThat(hours.endAfter(now).orElse(null)).isEqualTo(end);
  }
}
