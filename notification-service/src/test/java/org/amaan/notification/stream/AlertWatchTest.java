package org.amaan.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream that cannot be ended ends neither the others nor the watch. */
class AlertWatchTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T09:30:00Z"), ZoneOffset.UTC);
  private final OpenStreams streams = new OpenStreams(10, 10, 10);
  private final AlertWatch watch = new AlertWatch(streams, null, null, clock);
  private final AtomicInteger cut = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatFailsForOneReaderFailsForNoOther(boolean error) {
    for (int i = 0; i < 2; i++) {
      streams.add(expired(error ? new OutOfMemoryError("none") : new IllegalStateException()));
    }
    watch.beat();
    watch.beat();
    assertThat(cut.get()).isEqualTo(4);
    watch.close();
  }

  private AlertStream expired(Throwable failure) {
    Caller reader = new Caller("ahtc-supervisor", "ahtc", null, null, Set.of());
    Runnable failing =
        () -> {
          cut.incrementAndGet();
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        };
    Instant until = clock.instant().minus(Duration.ofMinutes(1));
    return new AlertStream(
        new Access(reader, 0, until), access -> false, null, null, null, clock, failing);
  }
}
