package org.amaan.notification.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What can wait comes together, every day at a local time. */
public record Digest(LocalTime at, ZoneId zone) {

  /** As it is stored: without a zone there is none. */
  public static @Nullable Digest stored(@Nullable LocalTime at, @Nullable String zone) {
    return at == null || zone == null ? null : new Digest(at, ZoneId.of(zone));
  }

  public Instant nextAfter(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    // An hour that the day does not have is moved past the gap.
    Instant today = here.toLocalDate().atTime(at).atZone(zone).toInstant();
    return today.isAfter(now)
        ? today
        : here.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant();
  }
}
