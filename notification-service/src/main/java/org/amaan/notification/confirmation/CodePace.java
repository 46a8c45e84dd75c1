package org.amaan.notification.confirmation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.amaan.platform.problem.TooManyRequests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many codes an agency may have mailed in an hour: this service floods nobody on demand. */
@Singleton
class CodePace {

  private static final int HOUR = 3_600;

  private final Clock clock;
  private final int perHour;
  private final Map<String, Integer> codes = new HashMap<>();
  private long hour;

  CodePace(Clock clock, @ConfigProperty(name = "amaan.mail.codes-an-hour") int perHour) {
    this.clock = clock;
    this.perHour = perHour;
  }

  synchronized void keep(String agency) {
    long now = clock.instant().getEpochSecond();
    if (now / HOUR != hour) {
      hour = now / HOUR;
      codes.clear();
    }
    if (codes.merge(agency, 1, Integer::sum) > perHour) {
      throw new TooManyRequests(HOUR - now % HOUR);
    }
  }
}
