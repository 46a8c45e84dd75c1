package org.amaan.notification.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When nothing is sent, every day between two local times; from the later to the earlier one means
 * over midnight.
 *
 * @param urgentAnyway whether what is urgent is sent all the same
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone, boolean urgentAnyway) {

  /** As it is stored: without a zone there are none. */
  public static @Nullable QuietHours stored(
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      @Nullable String zone,
      @Nullable Boolean urgentAnyway) {
    return from == null || until == null || zone == null
        ? null
        : new QuietHours(from, until, ZoneId.of(zone), Boolean.TRUE.equals(urgentAnyway));
  }

  /** When they end; empty when it is not quiet now. */
  public Optional<Instant> endAfter(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean overMidnight = from.isAfter(until);
    boolean afterBegin = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(until);
    if (overMidnight ? !afterBegin && !beforeEnd : !afterBegin || !beforeEnd) {
      return Optional.empty();
    }
    boolean tomorrow = overMidnight && afterBegin;
    // An hour that the day does not have is moved past the gap.
    Instant end =
        here.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(zone).toInstant();
    return end.isAfter(now) ? Optional.of(end) : Optional.empty();
  }
}
