package org.amaan.platform.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that start at one moment. Whoever fails prints the seed, which decides in which order the
 * threads are started and how long each waits behind the barrier; {@code -Drace.seed=…} sets it
 * again.
 */
public final class Race {

  private static final int MOST_MICROSECONDS = 3_000;

  private final long seed;
  private final Random random;

  private Race(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  public static Race seeded() {
    return new Race(Long.getLong("race.seed", System.nanoTime()));
  }

  public long seed() {
    return seed;
  }

  /** The answers in the order of the calls. */
  public <T> List<T> run(List<Callable<T>> calls) throws Exception {
    List<Integer> order = new ArrayList<>();
    List<Future<T>> answers = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      order.add(i);
      answers.add(null);
    }
    Collections.shuffle(order, random);
    CyclicBarrier start = new CyclicBarrier(calls.size());
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      for (int i : order) {
        long behind = random.nextInt(MOST_MICROSECONDS) * 1_000L;
        answers.set(
            i,
            threads.submit(
                () -> {
                  start.await();
                  LockSupport.parkNanos(behind);
                  return calls.get(i).call();
                }));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  /** How often each was answered, for example {@code {200=3, 409=1}}. */
  public static <T> Map<T, Integer> counted(List<T> answers) {
    Map<T, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    return counts;
  }
}
