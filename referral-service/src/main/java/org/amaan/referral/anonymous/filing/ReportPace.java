package org.amaan.referral.anonymous.filing;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TooManyRequests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one caller may call in a minute, against guessing of codes and floods. Kept in memory,
 * as a number that means nothing outside of this minute.
 */
@Singleton
public class ReportPace {

  private static final int MINUTE = 60;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final int perMinute;
  private final Map<Integer, Integer> calls = new HashMap<>();
  private long minute;
  private long salt;

  ReportPace(
      Clock clock,
      @ConfigProperty(name = "amaan.anonymous-reports.per-minute", defaultValue = "30")
          int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  public synchronized void keep(Caller caller) {
    long now = clock.instant().getEpochSecond();
    if (now / MINUTE != minute) {
      minute = now / MINUTE;
      salt = RANDOM.nextLong();
      calls.clear();
    }
    int who = Objects.hash(salt, caller.client(), caller.person());
    if (calls.merge(who, 1, Integer::sum) > perMinute) {
      throw new TooManyRequests(MINUTE - now % MINUTE);
    }
  }
}
