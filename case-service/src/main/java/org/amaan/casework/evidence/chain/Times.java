package org.amaan.casework.evidence.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What somebody may say about when. */
@ApplicationScoped
public class Times {

  private static final Duration LONGEST = Duration.ofDays(30);

  private final Clock clock;

  Times(Clock clock) {
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Now when nothing was said. */
  public Instant happened(@Nullable Instant said, String field) {
    if (said == null) {
      return now();
    }
    requirePast(said, field);
    return said;
  }

  public void requirePast(Instant said, String field) {
    if (said.isAfter(now())) {
      throw InvalidRequest.field("body", field, "range", "Not in the future.");
    }
  }

  public void requireDue(@Nullable Instant said) {
    Instant now = now();
    if (said != null && (!said.isAfter(now) || said.isAfter(now.plus(LONGEST)))) {
      throw InvalidRequest.field(
          "body", "dueAt", "range", "In the future, at most 30 days from now.");
    }
  }
}
