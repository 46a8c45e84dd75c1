package org.amaan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description =
        "How much later alerts come to 18 healthy endpoints when 2 more are dead: one that never"
            + " answers, one where nobody listens. The reference is the same without the two.")
final class DeadEndpoints implements Callable<Integer> {

  private static final int HEALTHY = 18;

  @Option(names = "--rate", defaultValue = "5", description = "events a second (default: 5)")
  private int rate;

  @Option(names = "--seconds", defaultValue = "30", description = "(default: 30)")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "(default: 3)")
  private int rounds;

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    List<Double> ratios = new ArrayList<>();
    measured(List.of()); // warm
    for (int round = 1; round <= rounds; round++) {
      Latencies alone = measured(List.of());
      Latencies withDead;
      try (Receiver silent = Receiver.silent()) {
        withDead = measured(List.of(silent.url(), nobody()));
      }
      ratios.add(withDead.millis(99) / alone.millis(99));
      System.out.printf(
          Locale.ROOT,
          "round %d  all healthy  %s%n         two dead     %s  p99 ratio %.2f%n",
          round,
          alone,
          withDead,
          ratios.get(round - 1));
    }
    System.out.printf(
        Locale.ROOT,
        "10 %% dead, median of %d: healthy p99 ratio %.2f%n",
        rounds,
        AlertThroughput.median(ratios));
    return 0;
  }

  private Latencies measured(List<String> dead) throws Exception {
    Latencies latencies = new Latencies();
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Pace pace = new Pace(rate, seconds);
    List<AutoCloseable> open = new ArrayList<>();
    try {
      for (String url : dead) {
        open.add(Subscribed.to(stack, url, "active"));
      }
      for (int i = 0; i < HEALTHY; i++) {
        Receiver receiver =
            Receiver.of(
                (body, nanos) -> {
                  String about = RunningStack.json(body).path("subject").asText();
                  latencies.add(nanos - sent.getOrDefault(about, nanos));
                });
        open.add(receiver);
        open.add(Subscribed.to(stack, receiver.url(), "active"));
      }
      pace.keep(
          due -> {
            String event = Events.one(UUID.randomUUID().toString());
            sent.put(RunningStack.json(event).path("subject").asText(), due);
            stack.send(
                stack.post(
                    Events.SENDER,
                    stack.at.notification() + "/v1/events",
                    "application/cloudevents+json",
                    event));
          });
      if (!Pace.await(() -> latencies.count() >= (long) pace.all() * HEALTHY)) {
        System.out.printf(
            "         %d of %d came in time%n", latencies.count(), (long) pace.all() * HEALTHY);
      }
    } finally {
      for (int i = open.size() - 1; i >= 0; i--) {
        open.get(i).close();
      }
    }
    return latencies;
  }

  /** An address at which nobody listens. */
  private static String nobody() throws Exception {
    Receiver gone = Receiver.of((body, nanos) -> {});
    gone.close();
    return gone.url();
  }
}
