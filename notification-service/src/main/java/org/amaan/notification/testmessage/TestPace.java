package org.amaan.notification.testmessage;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.problem.TooManyRequests;

/** How often a subscription may be tested in a minute: this service floods nobody on demand. */
@Singleton
class TestPace {

  static final int PER_MINUTE = 10;

  private static final int MINUTE = 60;

  private final Clock clock;
  private final Map<UUID, Integer> tests = new HashMap<>();
  private long minute;

  TestPace(Clock clock) {
    this.clock = clock;
  }

  synchronized void keep(UUID subscription) {
    long now = clock.instant().getEpochSecond();
    if (now / MINUTE != minute) {
      minute = now / MINUTE;
      tests.clear();
    }
    if (tests.merge(subscription, 1, Integer::sum) > PER_MINUTE) {
      throw new TooManyRequests(MINUTE - now % MINUTE);
    }
  }
}
