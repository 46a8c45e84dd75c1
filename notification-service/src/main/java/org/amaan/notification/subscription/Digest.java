package org.amaan.notification.subscription;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What can wait comes together, every day at a local time. */
public record Digest(LocalTime at, ZoneId zone) {

  public Instant nextAfter(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    // An hour that the day does not have is moved past the gap.
    Instant today = here.toLocalDate().atTime(at).atZone(zone).toInstant();
    return today.isAfter(now)
        ? today
        : here.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant();
  }
}
