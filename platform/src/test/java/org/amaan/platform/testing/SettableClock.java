package org.amaan.platform.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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

  @Inject @Any Instance<Scheduler> scheduler;
  @Inject @Any Instance<PolledQueues> queues;

  public void advance(Duration by) {
    ahead.updateAndGet(d -> d.plus(by));
    if (queues != null) { // a test may make a clock without a service
      queues.stream().forEach(PolledQueues::signal);
    }
  }

  /** Back to now. The scheduler would else sleep until the time that it had meant to look again. */
  public void reset() {
    ahead.set(Duration.ZERO);
    scheduler.stream().forEach(Scheduler::triggerCheckForDueExecutions);
    queues.stream().forEach(PolledQueues::signal);
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
