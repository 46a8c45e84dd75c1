package org.amaan.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** Times in nanoseconds, to three digits. */
final class Latencies {

  private final ConcurrentHistogram times = new ConcurrentHistogram(3);

  void add(long nanos) {
    times.recordValue(Math.max(0, nanos));
  }

  long count() {
    return times.getTotalCount();
  }

  double millis(double percentile) {
    return times.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %7.1f ms  p99 %7.1f ms  (%d)", millis(50), millis(99), count());
  }
}
