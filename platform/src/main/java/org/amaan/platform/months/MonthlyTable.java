package org.amaan.platform.months;

import java.time.Duration;

/**
 * A table that is partitioned by the month of its ids. A feature that owns one produces this.
 *
 * @param keptFor how long a month is kept after its end, at least
 */
public record MonthlyTable(String name, Duration keptFor) {}
