package org.amaan.referral.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an agency says about itself.
 *
 * @param phone E.164; a safe number, which whom it helps may call
 * @param capacity null when it has not said
 */
record Statement(
    @Nullable String phone,
    @Nullable Capacity capacity,
    List<Pause> pauses,
    List<DutyHours> hours) {

  static final Statement NOTHING = new Statement(null, null, List.of(), List.of());

  private static final Duration CAPACITY_HOLDS = Duration.ofDays(31);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

  Statement {
    pauses = pauses == null ? List.of() : List.copyOf(pauses);
    hours = hours == null ? List.of() : List.copyOf(hours);
  }

  /**
   * @param until it is not relied on any more
   */
  record Capacity(int room, Instant until) {}

  record Pause(Instant from, Instant to, String reason) {}

  /** Refuses what would mislead: a room without an end, a pause that ends before it begins. */
  void check(Instant now) {
    if (capacity != null && capacity.until().isAfter(now.plus(CAPACITY_HOLDS))) {
      throw InvalidRequest.field(
          "body", "capacity.until", "range", "At most 31 days from now: say it again by then.");
    }
    for (int i = 0; i < pauses.size(); i++) {
      Pause pause = pauses.get(i);
      if (!pause.to().isAfter(pause.from())
          || pause.to().isAfter(pause.from().plus(LONGEST_PAUSE))) {
        throw InvalidRequest.field(
            "body", "pauses[" + i + "].to", "range", "After `from`, by at most 366 days.");
      }
    }
    if (hours.stream().map(DutyHours::unit).distinct().count() < hours.size()) {
      throw InvalidRequest.field(
          "body", "hours", "duplicate", "Two of them are for the same unit; put them together.");
    }
  }

  boolean paused(Instant at) {
    return pauses.stream().anyMatch(one -> !one.from().isAfter(at) && one.to().isAfter(at));
  }

  /** Empty when it has not said, or too long ago. */
  Optional<Boolean> full(Instant at) {
    return Optional.ofNullable(capacity)
        .filter(said -> said.until().isAfter(at))
        .map(said -> said.room() == 0);
  }

  /** The hours of a unit, else those of the agency; empty when it has not said. */
  Optional<DutyHours> hoursOf(@Nullable String unit) {
    return hours.stream()
        .filter(one -> Objects.equals(one.unit(), unit))
        .findFirst()
        .or(() -> hours.stream().filter(one -> one.unit() == null).findFirst());
  }
}
