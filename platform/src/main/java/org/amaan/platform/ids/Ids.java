package org.amaan.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562): ordered by time, so that indexes grow at their end. */
public final class Ids {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  public static UUID next() {
    return GENERATOR.generate();
  }

  /** No id that is made at this moment or later is smaller. */
  public static UUID first(Instant at) {
    return new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L);
  }
}
