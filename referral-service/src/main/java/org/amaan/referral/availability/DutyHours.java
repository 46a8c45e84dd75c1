package org.amaan.referral.availability;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is on duty.
 *
 * @param unit null for every unit without hours of its own
 * @param holidays days on which no span begins; a night that began the day before still ends
 */
record DutyHours(
    @Nullable String unit, ZoneId timeZone, List<Span> weekly, List<LocalDate> holidays) {

  /** Two weeks and a day: past a week of holidays and the week after it. */
  private static final int DAYS_AHEAD = 15;

  DutyHours {
    weekly = List.copyOf(weekly);
    holidays = List.copyOf(holidays);
  }

  /**
   * @param to of the next day when it is not after {@code from}
   */
  record Span(DayOfWeek day, LocalTime from, LocalTime to) {}

  private record Turn(Instant from, Instant to) {}

  boolean onDuty(Instant at) {
    return turns(at, -1, 0).anyMatch(turn -> !turn.from().isAfter(at) && turn.to().isAfter(at));
  }

  /** When the next turn begins; empty when none does within fifteen days. */
  Optional<Instant> opensAfter(Instant at) {
    return turns(at, 0, DAYS_AHEAD)
        .map(Turn::from)
        .filter(from -> from.isAfter(at))
        .min(Instant::compareTo);
  }

  private Stream<Turn> turns(Instant around, int firstDay, int lastDay) {
    LocalDate today = LocalDate.ofInstant(around, timeZone);
    return IntStream.rangeClosed(firstDay, lastDay)
        .mapToObj(today::plusDays)
        .filter(date -> !holidays.contains(date))
        .flatMap(
            date ->
                weekly.stream()
                    .filter(s -> s.day() == date.getDayOfWeek())
                    .map(s -> turn(date, s)));
  }

  /** A time that the clocks skip is as much later as they are moved. */
  private Turn turn(LocalDate date, Span span) {
    LocalDate end = span.to().isAfter(span.from()) ? date : date.plusDays(1);
    return new Turn(
        date.atTime(span.from()).atZone(timeZone).toInstant(),
        end.atTime(span.to()).atZone(timeZone).toInstant());
  }
}
