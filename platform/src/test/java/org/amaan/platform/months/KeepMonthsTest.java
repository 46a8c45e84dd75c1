package org.amaan.platform.months;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.queue.WorkerStatements;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the outbox in years long past, in which nothing of another test is. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class KeepMonthsTest {

  private static final Instant MARCH_2001 = Instant.parse("2001-03-10T00:00:00Z");
  private static final String MONTH = "outbox_message_2001_03";

  @Inject KeepMonths months;
  @Inject WorkerStatements statements;
  @Inject MeterRegistry metrics;
  @Inject OwnersDatabase owners;
  @Inject ScopedDatabase database;
  @Inject SettableClock clock;

  @AfterEach
  void forget() throws SQLException {
    clock.reset();
    owner("DELETE FROM outbox_message WHERE topic = 'months'");
    months.keep();
  }

  @Test
  void monthsAreThereAheadOfTime() {
    months.keep();
    assertThat(metrics.get("amaan.months.ahead").tag("table", "outbox_message").gauge().value())
        .isEqualTo(2);
    clock.advance(Duration.ofDays(93));
    assertThat(metrics.get("amaan.months.ahead").tag("table", "outbox_message").gauge().value())
        .as("what an alarm is set on")
        .isEqualTo(0);
  }

  @Test
  void whatCameWhileAMonthWasMissingIsMovedIntoIt() throws SQLException {
    write(MARCH_2001, "delivered");
    assertThat(partitionsOfRows()).containsExactly("outbox_message_default");
    addMonths();
    assertThat(partitionsOfRows()).containsExactly(MONTH);
  }

  @Test
  void aMonthIsDroppedOnceItHasBeenOverForLongEnough() throws SQLException {
    write(MARCH_2001, "delivered");
    addMonths();
    assertThat(drop(Instant.parse("2001-03-31T23:59:59Z"))).isNull();
    assertThat(partitionsOfRows()).containsExactly(MONTH);
    await()
        .ignoreExceptions()
        .until(() -> MONTH.equals(drop(Instant.parse("2001-04-01T00:00:00Z"))));
    assertThat(partitionsOfRows()).isEmpty();
    assertThat(owner("SELECT relname FROM pg_class WHERE relname = '" + MONTH + "'")).isEmpty();
  }

  @Test
  void theTimerDropsAllOfThem() throws SQLException {
    write(MARCH_2001, "delivered");
    write(MARCH_2001.plus(40, ChronoUnit.DAYS), "delivered");
    keepUntilNothingIsLeft();
  }

  @Test
  void whatIsNotDeliveredKeepsItsMonthAndNoOther() throws SQLException {
    for (String state : List.of("pending", "failed")) {
      write(MARCH_2001, state);
      write(MARCH_2001.plus(40, ChronoUnit.DAYS), "delivered");
      months.keep();
      assertThat(partitionsOfRows()).as(state).containsExactly(MONTH);
      owner("UPDATE outbox_message SET state = 'delivered' WHERE topic = 'months'");
      keepUntilNothingIsLeft();
    }
  }

  @Test
  void nobodyWaitsForAMonthToBeDropped() throws SQLException {
    write(MARCH_2001, "delivered");
    addMonths();
    try (Connection busy = owners.getConnection()) {
      busy.setAutoCommit(false);
      busy.createStatement().execute("SELECT FROM outbox_message WHERE topic = 'months'");
      Instant begun = Instant.now();
      assertThatThrownBy(() -> drop(Instant.now())).hasMessageContaining("lock timeout");
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
      months.keep();
      assertThat(partitionsOfRows()).containsExactly(MONTH);
    }
    keepUntilNothingIsLeft();
  }

  @Test
  void onlyTablesByMonthLoseAnythingAndOnlyToTheWorker() throws SQLException {
    String drop = "SELECT drop_month(?, now())";
    assertThat(database.refusal(database.worker(), drop, "outbox_message")).isEmpty();
    assertThat(database.rows(database.worker(), drop, "audit_entry")).containsOnlyNulls();
    assertThat(database.refusal(Scope.NONE, drop, "outbox_message")).isEqualTo("42501");
    assertThat(database.refusal(Scope.NONE, "SELECT add_months(?, now(), 2)", "outbox_message"))
        .isEqualTo("42501");
    assertThat(database.refusal(database.worker(), "SELECT add_month(?, now())", "outbox_message"))
        .isEqualTo("42501");
    addMonths();
    for (Scope scope : List.of(Scope.NONE, database.worker())) {
      assertThat(database.refusal(scope, "SELECT FROM outbox_message_default")).isEqualTo("42501");
    }
  }

  /** A worker may hold a lock just now, and then a month is left for the next time. */
  private void keepUntilNothingIsLeft() {
    await()
        .until(
            () -> {
              months.keep();
              return partitionsOfRows().isEmpty();
            });
  }

  private void addMonths() {
    statements.read(
        "SELECT add_months(?, ?, ?)", row -> row.next(), "outbox_message", clock.instant(), 2);
  }

  private String drop(Instant before) {
    return statements.read(
        "SELECT drop_month(?, ?)",
        row -> {
          row.next();
          return row.getString(1);
        },
        "outbox_message",
        before);
  }

  private void write(Instant at, String state) throws SQLException {
    owner(
        "INSERT INTO outbox_message (id, topic, aggregate_id, sequence, payload, state, created_at,"
            + " next_attempt_at) VALUES (first_id('%s'), 'months', gen_random_uuid(), 1, '{}', '%s', now(), 'infinity')"
                .formatted(at, state));
  }

  private List<String> partitionsOfRows() throws SQLException {
    return owner("SELECT tableoid::regclass::text FROM outbox_message WHERE topic = 'months'");
  }

  private List<String> owner(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = owners.getConnection();
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        while (statement.getResultSet().next()) {
          found.add(statement.getResultSet().getString(1));
        }
      }
    }
    return found;
  }
}
