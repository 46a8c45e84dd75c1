package org.amaan.launcher.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often a part has ended by itself lately, and so how long to wait before it starts again. */
public final class Deaths {

  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final int TOO_OFTEN = 5;

  private final Map<String, Deque<Instant>> ends = new HashMap<>();

  /** The pause before the next start: 1, 2, 4, 8 seconds; empty when it is no use trying. */
  public Optional<Duration> pauseAfter(String part, Instant end) {
    Deque<Instant> lately = ends.computeIfAbsent(part, name -> new ArrayDeque<>());
    lately.removeIf(earlier -> earlier.plus(LATELY).isBefore(end));
    lately.add(end);
    return lately.size() < TOO_OFTEN
        ? Optional.of(Duration.ofSeconds(1L << (lately.size() - 1)))
        : Optional.empty();
  }
}
