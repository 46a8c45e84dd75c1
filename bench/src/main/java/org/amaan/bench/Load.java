package org.amaan.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** So many clients, each of which begins its next operation when the one before is done. */
record Load(int clients, Duration length) {

  /** One client's operation; it may keep a connection. */
  interface Client extends AutoCloseable {

    /** False when the answer was not the one that is measured. */
    boolean once() throws Exception;

    @Override
    default void close() throws Exception {}
  }

  /**
   * What was seen.
   *
   * @param cpu milliseconds of processor time for each operation, by process
   */
  record Seen(double perSecond, Latencies latencies, long refused, Map<String, Double> cpu) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%8.1f/s  %s%s",
          perSecond,
          latencies,
          refused == 0 ? "" : "  " + refused + " refused");
    }
  }

  Seen of(Callable<? extends Client> newClient) throws Exception {
    Latencies latencies = new Latencies();
    LongAdder refused = new LongAdder();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Client> all = new ArrayList<>();
    try {
      for (int i = 0; i < clients; i++) {
        all.add(newClient.call());
      }
      ProcessorTime before = ProcessorTime.now();
      long begun = System.nanoTime();
      long until = begun + length.toNanos();
      List<Future<?>> running = new ArrayList<>();
      for (Client client : all) {
        running.add(threads.submit(() -> repeat(client, until, latencies, refused)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      long done = latencies.count();
      return new Seen(
          done / seconds, latencies, refused.sum(), ProcessorTime.now().millisSince(before, done));
    } finally {
      threads.shutdownNow();
      for (Client client : all) {
        client.close();
      }
    }
  }

  private static Void repeat(Client client, long until, Latencies latencies, LongAdder refused)
      throws Exception {
    while (System.nanoTime() < until) {
      long begun = System.nanoTime();
      if (client.once()) {
        latencies.add(System.nanoTime() - begun);
      } else {
        refused.increment();
      }
    }
    return null;
  }
}
