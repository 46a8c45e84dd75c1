package org.amaan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description =
        "How long queued alerts take to a healthy endpoint, every attempt recorded; beside a bare"
            + " loop that reads, signs, posts and records as many in the same PostgreSQL.")
final class AlertThroughput implements Callable<Integer> {

  private static final int BATCH = 100;
  private static final int SENDERS = 4;

  @Option(names = "--alerts", defaultValue = "100000", description = "(default: ${DEFAULT-VALUE})")
  private int alerts;

  @Option(names = "--rounds", defaultValue = "3", description = "(default: ${DEFAULT-VALUE})")
  private int rounds;

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      bare.add(new BareDeliveries(stack).seconds(alerts));
      System.out.printf(Locale.ROOT, "round %d  bare   %6.1f s%n", round, bare.get(round - 1));
      ours.add(seconds());
      System.out.printf(
          Locale.ROOT,
          "round %d  Amaan  %6.1f s  ratio %.2f%n",
          round,
          ours.get(round - 1),
          ours.get(round - 1) / bare.get(round - 1));
    }
    System.out.printf(
        Locale.ROOT,
        "%d alerts, median of %d: Amaan %.1f s, bare %.1f s, ratio %.2f%n",
        alerts,
        rounds,
        median(ours),
        median(bare),
        median(ours) / median(bare));
    return 0;
  }

  private double seconds() throws Exception {
    AtomicInteger received = new AtomicInteger();
    try (Receiver receiver = Receiver.of((body, nanos) -> received.incrementAndGet());
        Subscribed subscribed = Subscribed.to(stack, receiver.url(), "paused")) {
      long queueing = System.nanoTime();
      queue();
      System.out.printf(Locale.ROOT, "         queued %6.1f s%n", since(queueing));
      long begun = System.nanoTime();
      subscribed.resume();
      while (received.get() < alerts || pending(subscribed.id()) > 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      double took = since(begun);
      if (received.get() > alerts) {
        System.out.printf("         %d came twice%n", received.get() - alerts);
      }
      return took;
    }
  }

  private void queue() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Callable<Void>> batches = new ArrayList<>();
      for (int sent = 0; sent < alerts; sent += BATCH) {
        int size = Math.min(BATCH, alerts - sent);
        batches.add(
            () -> {
              stack.require(
                  202,
                  stack.post(
                      Events.SENDER,
                      stack.at.notification() + "/v1/events",
                      Events.BATCH,
                      Events.batch(size)));
              return null;
            });
      }
      for (Future<Void> sent : senders.invokeAll(batches)) {
        sent.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private long pending(String subscription) throws SQLException {
    try (Connection database = stack.database("notification");
        PreparedStatement count =
            database.prepareStatement(
                "SELECT count(*) FROM delivery WHERE subscription = ? AND state = 'pending'")) {
      count.setObject(1, UUID.fromString(subscription));
      try (ResultSet found = count.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
