package org.amaan.platform.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * How one queue is worked on.
 *
 * @param name in thread names, log lines and metrics
 * @param batch items in one batch, at most
 * @param workers batches at the same time, at most
 * @param prefetch items leased at a time; with 0 as many as there are free workers
 * @param lease how long an item is leased, and waits when its process is killed
 * @param longestBatch what has less left of its lease is released: two would work on it
 */
public record QueueSettings(
    String name, int batch, int workers, int prefetch, Duration lease, Duration longestBatch) {

  public Instant leasedUntil(Instant now) {
    return now.plus(lease);
  }

  public boolean hasTimeFor(Leased<?> leased, Instant now) {
    return leased.until().isAfter(now.plus(longestBatch));
  }
}
