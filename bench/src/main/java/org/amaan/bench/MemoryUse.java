package org.amaan.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.amaan.launcher.stack.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description =
        "The memory of each service, started anew and idle, and at most while referrals are"
            + " submitted; as ./amaan status counts it. The reference is the first: idle.")
final class MemoryUse implements Callable<Integer> {

  @Option(names = "--clients", defaultValue = "32", description = "(default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(names = "--seconds", defaultValue = "60", description = "(default: ${DEFAULT-VALUE})")
  private int seconds;

  /** What is done once after a start is done by then. */
  private static final int IDLE_SECONDS = 15;

  private final RunningStack stack = new RunningStack();
  private final Services services = new Services();

  @Override
  public Integer call() throws Exception {
    for (Part service : services.all()) {
      System.out.println(service.name() + " is started anew");
      Services.restarted(service);
    }
    System.out.printf("All are idle for %d s%n", IDLE_SECONDS);
    Map<String, Long> idle = most(IDLE_SECONDS, CompletableFuture.completedFuture(null));
    System.out.printf("%d clients submit for %d s%n", clients, seconds);
    String referral = SubmitToAlert.referral();
    Load load = new Load(clients, Duration.ofSeconds(seconds));
    Map<String, Long> loaded = most(0, CompletableFuture.supplyAsync(() -> load(load, referral)));
    System.out.printf("%-22s %8s %12s%n", "MiB", "idle", "under load");
    Services.NAMES.forEach(
        name -> System.out.printf("%-22s %8d %12d%n", name, idle.get(name), loaded.get(name)));
    System.out.printf("%-22s %8d %12d%n", "all three", sum(idle), sum(loaded));
    return 0;
  }

  private Load.Seen load(Load load, String referral) {
    try {
      return load.of(() -> Intake.submitter(stack, referral));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks once a second, for so long and until the work is done. */
  private Map<String, Long> most(int atLeastSeconds, CompletableFuture<?> work) throws Exception {
    Map<String, Long> most = new HashMap<>();
    CompletableFuture<?> time =
        CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(atLeastSeconds, TimeUnit.SECONDS));
    CompletableFuture<?> both = CompletableFuture.allOf(work, time);
    do {
      for (Part service : services.all()) {
        most.merge(service.name(), Services.memory(service), Math::max);
      }
    } while (!isDoneWithinASecond(both));
    return most;
  }

  private static boolean isDoneWithinASecond(CompletableFuture<?> work) throws Exception {
    try {
      work.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static long sum(Map<String, Long> each) {
    return each.values().stream().mapToLong(Long::longValue).sum();
  }
}
