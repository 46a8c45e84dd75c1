package org.amaan.bench.grow;

import java.time.Duration;

/**
 * So many copies of one example, numbered from 1: the first is the oldest.
 *
 * @param over how much older than the example the first is
 */
record Copies(long count, Duration over) {

  /** Each number with how many milliseconds older it is, and with what makes its references. */
  String numbered(long from, long to, long number) {
    return """
    (SELECT k, (%1$d - k) * %2$d / %1$d AS ms,
      overlay(lpad(upper(to_hex(%3$d + k)), 8, '0') PLACING '-' FROM 5 FOR 0) || '-0' AS reference
     FROM generate_series(%4$d, %5$d) k) copy
    """
        .formatted(Math.max(1, count), over.toMillis(), number, from, to);
  }
}
