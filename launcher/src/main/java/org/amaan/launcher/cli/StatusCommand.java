package org.amaan.launcher.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Stack;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows what runs: ports, processes, memory. Exit code 3 unless all of it runs.")
final class StatusCommand implements Callable<Integer> {

  private static final String LINE = "%-22s %-12s %-24s %8s %9s  %s";

  @Override
  public Integer call() {
    Workplace workplace = Workplace.asStarted();
    Stack stack = workplace.stack();
    System.out.println(LINE.formatted("PART", "STATE", "ADDRESS", "PID", "MEMORY", "SINCE"));
    stack.parts().forEach(part -> System.out.println(line(part).stripTrailing()));
    System.out.println("Data: " + workplace.home().folder());
    return stack.parts().stream().allMatch(Part::isRunning) ? 0 : 3;
  }

  private static String line(Part part) {
    return part.process()
        .running()
        .map(
            process ->
                LINE.formatted(
                    part.name(),
                    part.isReady() ? "ready" : "not ready",
                    part.address(),
                    process.pid(),
                    Memory.of(process) + " MiB",
                    since(process)))
        .orElseGet(() -> LINE.formatted(part.name(), "stopped", part.address(), "", "", ""));
  }

  private static String since(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()).toSeconds())
        .map(s -> s < 120 ? s + " s" : s < 7200 ? s / 60 + " min" : s / 3600 + " h")
        .orElse("");
  }
}
