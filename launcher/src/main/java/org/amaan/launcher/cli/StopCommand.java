package org.amaan.launcher.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.amaan.launcher.stack.Background;
import org.amaan.launcher.stack.Home;
import org.amaan.launcher.stack.Part;
import picocli.CommandLine.Command;

@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Ends what up or demo started here, and nothing else.")
final class StopCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.println(stop(Workplace.asStarted()));
    return 0;
  }

  static String stop(Workplace workplace) {
    if (workplace.home().isEmpty()) {
      return "Nothing is running.";
    }
    List<Part> running = workplace.stack().parts().stream().filter(Part::isRunning).toList();
    if (!running.isEmpty()) {
      System.out.println("Amaan stops …");
    }
    // One that stays in a terminal ends its parts itself.
    new Background("launcher", workplace.home().folder()).stop("TERM", Duration.ofSeconds(120));
    try (Home.Claim claim = workplace.home().claim()) {
      workplace.stack().stop();
    }
    return running.isEmpty()
        ? "Nothing is running."
        : running.stream().map(Part::name).collect(Collectors.joining(", ", "Stopped: ", "."));
  }
}
