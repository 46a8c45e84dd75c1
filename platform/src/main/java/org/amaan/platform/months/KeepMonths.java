package org.amaan.platform.months;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.queue.WorkerStatements;
import org.jboss.logging.Logger;

/** Makes months of tables ahead of time and drops those that have been over for long enough. */
@Singleton
class KeepMonths {

  private static final Logger LOG = Logger.getLogger(KeepMonths.class);
  private static final int AHEAD = 2;

  private final List<MonthlyTable> tables;
  private final WorkerStatements statements;
  private final Clock clock;

  KeepMonths(
      @All List<MonthlyTable> tables,
      WorkerStatements statements,
      MeterRegistry metrics,
      Clock clock) {
    this.tables = tables;
    this.statements = statements;
    this.clock = clock;
    for (MonthlyTable table : tables) {
      metrics.gauge("amaan.months.ahead", Tags.of("table", table.name()), table, this::ahead);
    }
  }

  /** A table that is busy now is left for the next time: nobody waits for this. */
  void keep() {
    for (MonthlyTable table : tables) {
      try {
        add(table);
        drop(table);
      } catch (IllegalStateException busy) {
        LOG.warnf("the months of %s are left for later: %s", table.name(), busy.getCause());
      }
      if (ahead(table) == 0) {
        LOG.errorf("no month of %s is ahead: soon its default partition takes all", table.name());
      }
    }
  }

  private void add(MonthlyTable table) {
    one("SELECT add_months(?, ?, ?)", table.name(), clock.instant(), AHEAD);
  }

  private void drop(MonthlyTable table) {
    Instant before = clock.instant().minus(table.keptFor());
    Optional<String> dropped;
    do {
      dropped = one("SELECT drop_month(?, ?)", table.name(), before);
      dropped.ifPresent(month -> LOG.infof("%s was dropped", month));
    } while (dropped.isPresent());
  }

  int ahead(MonthlyTable table) {
    return one("SELECT count(*) FROM months_of(?) WHERE begins > ?", table.name(), clock.instant())
        .map(Integer::parseInt)
        .orElseThrow();
  }

  private Optional<String> one(String sql, Object... parameters) {
    return statements.read(
        sql,
        row -> {
          row.next();
          return Optional.ofNullable(row.getString(1));
        },
        parameters);
  }
}
