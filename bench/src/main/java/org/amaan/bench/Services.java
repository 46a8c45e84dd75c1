package org.amaan.bench;

import java.time.Duration;
import java.util.List;
import org.amaan.launcher.cli.Memory;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.Home;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.Stack;

/**
 * The three services of the stack under measurement, to be started anew. They start as {@code
 * ./amaan} starts them, with the environment of this process.
 */
final class Services {

  private final Stack stack;

  Services() {
    Checkout checkout = Checkout.find();
    this.stack =
        new Stack(checkout, Home.of(checkout, System.getenv()), Ports.of(System.getenv()), false);
  }

  static final List<String> NAMES =
      List.of("referral-service", "case-service", "notification-service");

  List<Part> all() {
    return NAMES.stream().map(stack::part).toList();
  }

  Part of(String name) {
    return stack.part(name);
  }

  /**
   * How a start went.
   *
   * @param ready until it said that it can be used
   * @param processor what the process had used by then
   */
  record Start(Duration ready, Duration processor) {}

  static Start restarted(Part service) {
    service.stop();
    long begun = System.nanoTime();
    service.start();
    Duration ready = Duration.ofNanos(System.nanoTime() - begun);
    return new Start(ready, processorTime(service));
  }

  static Duration processorTime(Part service) {
    return process(service).info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** In MiB. */
  static long memory(Part service) {
    return Memory.of(process(service));
  }

  private static ProcessHandle process(Part service) {
    return service
        .process()
        .running()
        .orElseThrow(() -> new RunningStack.NotAsExpected(service.name() + " does not run"));
  }
}
