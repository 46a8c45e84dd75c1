package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimeTest {

  private static final LegalProfile PK =
      LegalProfiles.forCountry("PK", LocalDate.parse("2026-11-24"));

  @ParameterizedTest
  @CsvSource({
    // 24 November 2026 is a Tuesday; Karachi is five hours ahead of UTC
    "ROUTINE,          ADULT,   2026-11-24T09:00+05:00, 2026-12-01T09:00+05:00",
    "ROUTINE,          CHILD,   2026-11-24T09:00+05:00, 2026-11-25T09:00+05:00",
    "ROUTINE,          UNKNOWN, 2026-11-24T09:00+05:00, 2026-11-25T09:00+05:00",
    "IMMEDIATE_DANGER, ADULT,   2026-11-24T09:00+05:00, 2026-11-25T09:00+05:00",
    "IMMEDIATE_DANGER, CHILD,   2026-11-24T09:00+05:00, 2026-11-25T09:00+05:00",
    // hours do not stop at the weekend
    "IMMEDIATE_DANGER, ADULT,   2026-11-27T18:00+05:00, 2026-11-28T18:00+05:00",
    // Friday evening, Saturday and Sunday: five working days end on the next Friday
    "ROUTINE,          ADULT,   2026-11-27T18:00+05:00, 2026-12-04T18:00+05:00",
    "ROUTINE,          ADULT,   2026-11-28T00:00+05:00, 2026-12-04T00:00+05:00",
    "ROUTINE,          ADULT,   2026-11-29T23:59+05:00, 2026-12-04T23:59+05:00",
    // Monday 00:30 in Karachi is still Sunday in UTC: the country's day counts
    "ROUTINE,          ADULT,   2026-11-30T00:30+05:00, 2026-12-07T00:30+05:00"
  })
  void pakistan(Urgency urgency, AgeClass age, String from, String due) {
    assertThat(DueTime.of(PK, urgency, age, instant(from))).isEqualTo(instant(due));
  }

  @ParameterizedTest
  @CsvSource({
    // New York sets its clocks on Sunday 8 March and back on Sunday 1 November 2026
    "2026-03-04T09:00-05:00, 2026-03-11T09:00-04:00",
    "2026-10-28T09:00-04:00, 2026-11-04T09:00-05:00"
  })
  void theTimeOfDayStaysWhenClocksAreSet(String from, String due) {
    LegalProfile profile =
        Variant.ofCalendar(PK, "America/New_York", Set.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY));
    assertThat(DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, instant(from)))
        .isEqualTo(instant(due));
  }

  @Test
  void aTimeOfDayThatTheDueDayLacksMovesOn() {
    // no weekend, so that the fifth day is Sunday 8 March, on which 02:30 does not exist
    LegalProfile profile = Variant.ofCalendar(PK, "America/New_York", Set.of());
    assertThat(
            DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, instant("2026-03-03T02:30-05:00")))
        .isEqualTo(instant("2026-03-08T03:30-04:00"));
  }

  @Test
  void urgentHoursAreHoursWhateverTheClocksDo() {
    LegalProfile profile = Variant.ofCalendar(PK, "America/New_York", Set.of());
    assertThat(
            DueTime.of(
                profile,
                Urgency.IMMEDIATE_DANGER,
                AgeClass.ADULT,
                instant("2026-03-07T12:00-05:00")))
        .isEqualTo(instant("2026-03-08T13:00-04:00"));
  }

  @ParameterizedTest
  @CsvSource({
    // from Tuesday 24 November 2026, over the weekend of each country
    "AF, 2026-11-24T09:00+04:30, 2026-11-30T09:00+04:30",
    "IR, 2026-11-24T09:00+03:30, 2026-11-30T09:00+03:30",
    "IQ, 2026-11-24T09:00+03:00, 2026-12-01T09:00+03:00",
    "BD, 2026-11-24T09:00+06:00, 2026-12-01T09:00+06:00",
    // a Thursday: the next day is no working day in any of them
    "AF, 2026-11-26T09:00+04:30, 2026-12-02T09:00+04:30",
    "IR, 2026-11-26T09:00+03:30, 2026-12-02T09:00+03:30",
    "IQ, 2026-11-26T09:00+03:00, 2026-12-03T09:00+03:00",
    "BD, 2026-11-26T09:00+06:00, 2026-12-03T09:00+06:00"
  })
  void eachCountryHasItsOwnWeekendAndZone(String country, String from, String due) {
    LegalProfile profile = LegalProfiles.forCountry(country, LocalDate.parse("2026-11-24"));
    assertThat(DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, instant(from)))
        .isEqualTo(instant(due));
  }

  @Test
  void aFridaySaturdayWeekend() {
    LegalProfile profile =
        Variant.ofCalendar(PK, "Asia/Baghdad", Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
    assertThat(
            DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, instant("2026-11-24T09:00+03:00")))
        .isEqualTo(instant("2026-12-01T09:00+03:00"));
    assertThat(
            DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, instant("2026-11-27T09:00+03:00")))
        .isEqualTo(instant("2026-12-03T09:00+03:00"));
  }

  @Test
  void theOthers() {
    Instant friday = instant("2026-11-27T09:00+05:00");
    assertThat(DueTime.ofRedirection(PK, Urgency.ROUTINE, AgeClass.ADULT, friday))
        .isEqualTo(instant("2026-12-01T09:00+05:00"));
    assertThat(DueTime.ofRedirection(PK, Urgency.ROUTINE, AgeClass.CHILD, friday))
        .isEqualTo(instant("2026-11-28T09:00+05:00"));
    assertThat(DueTime.ofDraft(PK, friday)).isEqualTo(instant("2026-12-27T09:00+05:00"));
    assertThat(DueTime.ofHandover(PK, friday)).isEqualTo(instant("2026-11-29T09:00+05:00"));
    assertThat(DueTime.ofDecision(PK, friday)).isEqualTo(instant("2026-12-11T09:00+05:00"));
    assertThat(DueTime.ofFeedback(PK, friday)).isEqualTo(instant("2026-12-11T09:00+05:00"));
  }

  @Test
  void aWorkingDayTimeIsLaterNeverOnAWeekendAndKeepsTheOrder() {
    Random random = new Random(20261124);
    for (int i = 0; i < 2_000; i++) {
      Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
      weekend.add(DayOfWeek.of(1 + random.nextInt(7)));
      weekend.add(DayOfWeek.of(1 + random.nextInt(7)));
      String zone = random.nextBoolean() ? "Europe/Paris" : "Asia/Tehran";
      LegalProfile profile = Variant.ofCalendar(PK, zone, weekend);
      Instant from = Instant.ofEpochSecond(1_750_000_000L + random.nextInt(100_000_000));
      Instant due = DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, from);
      Instant dueOfLater =
          DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, from.plusSeconds(86_400));
      assertThat(due.isAfter(from)).isTrue();
      assertThat(weekend.contains(due.atZone(ZoneId.of(zone)).getDayOfWeek())).isFalse();
      assertThat(dueOfLater.isBefore(due.minusSeconds(86_400))).isFalse();
    }
  }

  private static Instant instant(String withOffset) {
    return ZonedDateTime.parse(withOffset).toInstant();
  }
}
