package org.amaan.referral.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyHoursTest {

  private static final DutyHours LAHORE =
      hours(
          "Asia/Karachi",
          List.of(span("MONDAY", "09:00", "17:00"), span("FRIDAY", "20:00", "08:00")),
          List.of(LocalDate.parse("2026-12-14")));

  @ParameterizedTest
  @CsvSource({
    // 2026-12-07 is a Monday; Karachi is five hours ahead
    "2026-12-07T03:59:59Z, false, 2026-12-07T04:00:00Z",
    "2026-12-07T04:00:00Z, true,",
    "2026-12-07T11:59:59Z, true,",
    "2026-12-07T12:00:00Z, false, 2026-12-11T15:00:00Z",
    // the night goes on into Saturday
    "2026-12-12T02:59:59Z, true,",
    "2026-12-12T03:00:00Z, false, 2026-12-18T15:00:00Z",
    // a Monday that is a holiday
    "2026-12-14T06:00:00Z, false, 2026-12-18T15:00:00Z"
  })
  void dayNightAndHoliday(Instant at, boolean onDuty, Instant opensAt) {
    assertThat(LAHORE.onDuty(at)).isEqualTo(onDuty);
    if (!onDuty) {
      assertThat(LAHORE.opensAfter(at)).isEqualTo(Optional.of(opensAt));
    }
  }

  @Test
  void followsTheClocksOfThePlace() {
    DutyHours berlin =
        hours("Europe/Berlin", List.of(span("SATURDAY", "22:00", "06:00")), List.of());
    // Clocks go forward in the night to 2026-03-29, and back in that to 2026-10-25.
    assertThat(berlin.onDuty(Instant.parse("2026-03-29T03:59:59Z"))).isTrue();
    assertThat(berlin.onDuty(Instant.parse("2026-03-29T04:00:00Z"))).isFalse();
    assertThat(berlin.onDuty(Instant.parse("2026-10-25T04:59:59Z"))).isTrue();
    assertThat(berlin.onDuty(Instant.parse("2026-10-25T05:00:00Z"))).isFalse();
  }

  @Test
  void theSameTimeTwiceIsAWholeDayAndNoSpanIsNever() {
    DutyHours sunday = hours("UTC", List.of(span("SUNDAY", "00:00", "00:00")), List.of());
    assertThat(sunday.onDuty(Instant.parse("2026-12-06T23:59:59Z"))).isTrue();
    assertThat(sunday.onDuty(Instant.parse("2026-12-07T00:00:00Z"))).isFalse();
    DutyHours never = hours("UTC", List.of(), List.of());
    assertThat(never.onDuty(Instant.parse("2026-12-06T12:00:00Z"))).isFalse();
    assertThat(never.opensAfter(Instant.parse("2026-12-06T12:00:00Z")).isEmpty()).isTrue();
  }

  private static DutyHours hours(
      String zone, List<DutyHours.Span> weekly, List<LocalDate> holidays) {
    return new DutyHours(null, ZoneId.of(zone), weekly, holidays);
  }

  private static DutyHours.Span span(String day, String from, String to) {
    return new DutyHours.Span(DayOfWeek.valueOf(day), LocalTime.parse(from), LocalTime.parse(to));
  }
}
