package org.amaan.platform.limits;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.amaan.platform.problem.TooManyRequests;
import org.jspecify.annotations.Nullable;

/**
 * How often one caller may call in a minute, on one replica. Kept in memory, as a number that means
 * nothing outside of this minute.
 */
public final class PerMinute {

  private static final int MINUTE = 60;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final int limit;
  private final Map<Integer, Integer> calls = new HashMap<>();
  private long minute;
  private long salt;

  public PerMinute(Clock clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** Counts this call; refuses it with 429 beyond the limit. */
  public synchronized void keep(String client, @Nullable String person) {
    long now = clock.instant().getEpochSecond();
    if (now / MINUTE != minute) {
      minute = now / MINUTE;
      salt = RANDOM.nextLong();
      calls.clear();
    }
    int caller = Objects.hash(salt, client, person);
    if (calls.merge(caller, 1, Integer::sum) > limit) {
      throw new TooManyRequests(MINUTE - now % MINUTE);
    }
  }
}
