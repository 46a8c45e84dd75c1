package org.amaan.platform.testing;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of services under test: real time, moved forward by what a test asks for. */
@Mock
@Singleton
public class SettableClock extends Clock {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public void advance(Duration by) {
    ahead.updateAndGet(d -> d.plus(by));
  }

  public void reset() {
    ahead.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    Instant now = Instant.now().plus(ahead.get());
    return now.minusNanos(now.getNano() % 1_000);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
