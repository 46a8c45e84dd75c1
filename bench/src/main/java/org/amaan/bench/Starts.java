package org.amaan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.amaan.launcher.stack.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "How soon each service is ready after it was stopped, one at a time while the rest of the"
            + " stack runs, and what processor time that takes; beside a Java that only says its"
            + " version.")
final class Starts implements Callable<Integer> {

  @Option(names = "--rounds", defaultValue = "3", description = "(default: ${DEFAULT-VALUE})")
  private int rounds;

  private final Services services = new Services();

  @Override
  public Integer call() throws Exception {
    for (Part service : services.all()) {
      of(service);
    }
    return 0;
  }

  private void of(Part service) throws Exception {
    List<Double> bare = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      bare.add(seconds(bareJava()));
      Services.Start start = Services.restarted(service);
      ready.add(seconds(start.ready()));
      processor.add(seconds(start.processor()));
      System.out.printf(
          Locale.ROOT,
          "%s, round %d: bare Java %.2f s, ready in %.2f s, processor time %.2f s%n",
          service.name(),
          round,
          bare.get(round - 1),
          ready.get(round - 1),
          processor.get(round - 1));
    }
    System.out.printf(
        Locale.ROOT,
        "%-22s median of %d: bare Java %.2f s, ready in %.2f s, processor time %.2f s%n",
        service.name(),
        rounds,
        AlertThroughput.median(bare),
        AlertThroughput.median(ready),
        AlertThroughput.median(processor));
  }

  private static Duration bareJava() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long begun = System.nanoTime();
    new ProcessBuilder(java, "-Xshare:auto", "-version")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
