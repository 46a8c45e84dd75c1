package org.amaan.bench.grow;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.bench.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    description = {
      "Fills the stack's databases: refers and closes one case through the services, and another that"
          + " stays open, and copies all that they left behind, with ids, references and times of"
          + " their own, over two years, a hundred senders and two hundred units.",
      "Escalations, deliveries and timers are not copied, and messages and events only as far back as"
          + " they are kept. What is sealed is sealed anew for open cases; for closed ones, which"
          + " nobody reads, the copy has no key."
    })
public final class Grow implements Callable<Integer> {

  private static final int AT_ONCE = 10_000;

  @Option(
      names = "--referrals",
      defaultValue = "10000",
      description = "how many more (default: ${DEFAULT-VALUE})")
  private long referrals;

  @Option(
      names = "--open",
      defaultValue = "2",
      description = "of a hundred, how many are of an open case (default: ${DEFAULT-VALUE})")
  private int open;

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    Example closed = Example.made(stack, true);
    Example opened = Example.made(stack, false);
    long ofOpen = referrals * open / 100;
    long begun = System.nanoTime();
    for (String database : RunningStack.DATABASES) {
      try (Connection connection = stack.database(database)) {
        prepare(connection, database);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(RunningStack.DATABASES.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (String database : RunningStack.DATABASES) {
        running.add(
            threads.submit(
                () -> {
                  copy(database, closed, new Copies(referrals - ofOpen, Duration.ofDays(730)));
                  copy(database, opened, new Copies(ofOpen, Duration.ofMinutes(10)));
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    new SealedAnew(stack).of(opened, new Copies(ofOpen, Duration.ofMinutes(10)));
    for (String database : RunningStack.DATABASES) {
      System.out.println("  " + database + ": vacuum and analyze");
      run(database, "VACUUM (ANALYZE)");
    }
    System.out.printf(
        "%d referrals more, in %d s%n", referrals, (System.nanoTime() - begun) / 1_000_000_000);
    return 0;
  }

  private void copy(String database, Example example, Copies copies) throws SQLException {
    try (Connection connection = stack.database(database);
        Statement statement = connection.createStatement()) {
      // As a replica does: what triggers and foreign keys would do, the copied rows say.
      statement.execute("SET session_replication_role = replica");
      statement.execute("SET synchronous_commit = off");
      List<CopiedRow> rows = example.rows(connection, database);
      connection.setAutoCommit(false);
      long written = 0;
      for (long from = 1; from <= copies.count(); from += AT_ONCE) {
        long to = Math.min(copies.count(), from + AT_ONCE - 1);
        for (CopiedRow row : rows) {
          written += statement.executeLargeUpdate(row.insert(copies, from, to));
        }
        connection.commit();
        System.out.printf(
            "  %s: %d of %d %s, %d rows%n",
            database, to, copies.count(), example.closed() ? "closed" : "open", written);
      }
    }
  }

  private void prepare(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CopiedRow.FUNCTIONS);
      if (database.equals("referral")) {
        statement.execute(
            """
            INSERT INTO agency_unit SELECT 'ahtc', 'ahtc-unit-' || n, 'A unit (fictional)', false FROM generate_series(1, 199) n
              ON CONFLICT DO NOTHING;
            INSERT INTO agency SELECT (jsonb_populate_record(a, jsonb_build_object('code', 'ngo-' || n, 'id', gen_random_uuid()))).*
              FROM agency a, generate_series(1, 99) n WHERE a.code = 'umeed-trust' ON CONFLICT DO NOTHING
            """);
      }
      for (String table : List.of("outbox_message", "event")) {
        statement.execute(
            """
            SELECT add_month('%1$s', at) FROM generate_series(now() - interval '4 months', now(), '1 month') at
            WHERE to_regclass('%1$s') IS NOT NULL
            """
                .formatted(table));
      }
    }
  }

  private void run(String database, String sql) throws SQLException {
    try (Connection connection = stack.database(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
