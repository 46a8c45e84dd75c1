package org.amaan.platform.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/** The configured limits: requests a minute, each kind for itself. */
@Singleton
class Limits {

  private static final String PREFIX = "amaan.limits.";
  private static final long PARTS = 20;

  private final Map<Kind, Long> ofOneClient = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> ofOneAgency = new EnumMap<>(Kind.class);
  private final Duration settleEvery;

  Limits(Config config) {
    long times = config.getValue(PREFIX + "times", Long.class);
    for (Kind kind : Kind.values()) {
      ofOneClient.put(kind, times * value(config, kind, ".of-one-client"));
      ofOneAgency.put(kind, times * value(config, kind, ".of-one-agency"));
    }
    settleEvery = config.getValue(PREFIX + "settle-every", Duration.class);
  }

  private static long value(Config config, Kind kind, String of) {
    return config.getValue(PREFIX + kind.word() + of, Long.class);
  }

  long ofOneClient(Kind kind) {
    return Objects.requireNonNull(ofOneClient.get(kind));
  }

  long ofOneAgency(Kind kind) {
    return Objects.requireNonNull(ofOneAgency.get(kind));
  }

  Duration settleEvery() {
    return settleEvery;
  }

  /** How much of an allowance a replica gives away before it settles with the others. */
  long lease(long capacity) {
    return Math.max(1, capacity / PARTS);
  }
}
