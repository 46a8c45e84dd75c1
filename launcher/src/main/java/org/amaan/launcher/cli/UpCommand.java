package org.amaan.launcher.cli;

import java.util.concurrent.Callable;
import org.amaan.launcher.stack.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts everything, waits until it is ready, and stays until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

  @Option(names = "--detach", description = "Return when it is ready; ./amaan stop ends it.")
  private boolean detach;

  @Override
  public Integer call() {
    Running running = Running.start();
    System.out.println(Welcome.text(running.workplace().ports()));
    return stay(running, detach);
  }

  /** Stays with the stack, unless it is to live on without us. */
  static int stay(Running running, boolean detach) {
    if (detach || !running.isAllOurs()) {
      running.leaveRunning();
      System.out.println("It runs in the background: ./amaan status, logs, stop.");
      return 0;
    }
    System.out.println("Ctrl-C (or ./amaan stop elsewhere) ends it; the data are kept.");
    Part ended = running.keepUp();
    System.err.println(
        "amaan: "
            + ended.name()
            + " does not stay up, so everything is stopped; its log: "
            + ended.process().log());
    return 1;
  }
}
