package org.amaan.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who coordinates a country. Nearly every event asks, so what was found is kept for a minute. */
@ApplicationScoped
public class Coordinators {

  private static final Duration KEPT_FOR = Duration.ofMinutes(1);

  private final DirectoryQueries directory;
  private final Clock clock;
  private final Map<String, Kept> known = new ConcurrentHashMap<>();

  private record Kept(List<String> agencies, Instant since) {
    /** A clock that was set back does not keep anything for longer. */
    boolean isFresh(Instant now) {
      return !now.isBefore(since) && now.isBefore(since.plus(KEPT_FOR));
    }
  }

  Coordinators(DirectoryQueries directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * By code.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public List<String> of(String country) {
    Instant now = clock.instant();
    Kept kept = known.get(country);
    if (kept == null || !kept.isFresh(now)) {
      kept = new Kept(found(country), now);
      known.put(country, kept);
    }
    return kept.agencies();
  }

  private List<String> found(String country) {
    return directory.coordinatorsOf(country).stream().map(Agency::code).toList();
  }
}
