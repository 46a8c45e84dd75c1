package org.amaan.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.launcher.stack.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "warmup",
    mixinStandardHelpOptions = true,
    description =
        "What referral-service carries in the first seconds after it is ready: submissions a second"
            + " by clients that wait for their answer, as a share of the rate at the end; and how"
            + " long 20 a second wait from the first second on. The end is the reference.")
final class WarmUp implements Callable<Integer> {

  @Option(names = "--clients", defaultValue = "8", description = "(default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "until it counts as warm (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "(default: ${DEFAULT-VALUE})")
  private int rounds;

  private static final int WINDOW_SECONDS = 5;

  /** Within so many seconds of readiness half of the warm rate must be reached. */
  private static final int SOON_SECONDS = 20;

  private static final int STEADY_PER_SECOND = 20;

  private final RunningStack stack = new RunningStack();
  private final Services services = new Services();
  private final Part service = services.of("referral-service");

  @Override
  public Integer call() throws Exception {
    String referral = SubmitToAlert.referral();
    System.out.println("This process warms up for 10 s");
    load(referral, 10);
    List<Double> shares = new ArrayList<>();
    List<Double> slowest = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("round %d%n", round);
      shares.add(share(referral));
      slowest.add(steady(referral));
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d: %.0f %% of the warm rate within %d s of readiness; p99 %.0f ms at %d a second"
            + " from the first second%n",
        rounds,
        AlertThroughput.median(shares),
        SOON_SECONDS,
        AlertThroughput.median(slowest),
        STEADY_PER_SECOND);
    return 0;
  }

  /** In percent. */
  private double share(String referral) throws Exception {
    started();
    List<Double> rates = new ArrayList<>();
    for (int from = 0; from < seconds; from += WINDOW_SECONDS) {
      Duration before = Services.processorTime(service);
      Load.Seen seen = load(referral, WINDOW_SECONDS);
      Duration used = Services.processorTime(service).minus(before);
      rates.add(seen.perSecond());
      System.out.printf(
          Locale.ROOT,
          "  %3d to %3d s  %s  processor time of the service for each %.1f ms%n",
          from,
          from + WINDOW_SECONDS,
          seen,
          used.toNanos() / 1e6 / Math.max(1, seen.latencies().count()));
    }
    double soon = rates.get(Math.min(rates.size(), SOON_SECONDS / WINDOW_SECONDS) - 1);
    double warm =
        AlertThroughput.median(rates.subList(Math.max(0, rates.size() - 4), rates.size()));
    System.out.printf(
        Locale.ROOT,
        "  %.0f/s %d s after readiness, %.0f/s at the end: %.0f %%%n",
        soon,
        SOON_SECONDS,
        warm,
        100 * soon / warm);
    return 100 * soon / warm;
  }

  /** The p99 in milliseconds. */
  private double steady(String referral) throws Exception {
    started();
    Latencies latencies = new Latencies();
    AtomicInteger answered = new AtomicInteger();
    Pace pace = new Pace(STEADY_PER_SECOND, SOON_SECONDS);
    pace.keep(
        begin ->
            stack
                .send(submission(referral))
                .whenComplete(
                    (answer, failure) -> {
                      if (answer != null && answer.statusCode() == 201) {
                        latencies.add(System.nanoTime() - begin);
                      }
                      answered.incrementAndGet();
                    }));
    Pace.await(() -> answered.get() == pace.all());
    System.out.printf("  %d a second for %d s  %s%n", STEADY_PER_SECOND, SOON_SECONDS, latencies);
    return latencies.millis(99);
  }

  private void started() {
    Services.Start start = Services.restarted(service);
    System.out.printf(
        Locale.ROOT, "  started anew, ready in %.1f s%n", start.ready().toNanos() / 1e9);
  }

  private Load.Seen load(String referral, int forSeconds) throws Exception {
    return new Load(clients, Duration.ofSeconds(forSeconds))
        .of(() -> Intake.submitter(stack, referral));
  }

  private HttpRequest submission(String referral) {
    return stack.post(
        "umeed-caseworker", stack.at.referral() + "/v1/referrals", "application/json", referral);
  }
}
