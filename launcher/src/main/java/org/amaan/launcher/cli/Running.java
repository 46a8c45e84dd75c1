package org.amaan.launcher.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.amaan.launcher.stack.Background;
import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.stack.Deaths;
import org.amaan.launcher.stack.Home;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Stack;

/** A stack from its start to its end, from the view of the process that started it. */
final class Running {

  private final Workplace workplace;
  private final Stack stack;
  private final Background launcher;
  private volatile boolean leave;
  private volatile boolean ending;

  private Running(Workplace workplace) {
    this.workplace = workplace;
    this.stack = workplace.stack();
    this.launcher = new Background("launcher", workplace.home().folder());
  }

  /** Starts what is missing. Ctrl-C from now on ends what was started. */
  static Running start() {
    Running running = new Running(Workplace.asAsked().orAsRunning());
    running.launch();
    return running;
  }

  Workplace workplace() {
    return workplace;
  }

  /** Lets everything live on when this process ends. */
  void leaveRunning() {
    leave = true;
    launcher.forget();
  }

  /** Did this process start all of it? Then its end is the end of all. */
  boolean isAllOurs() {
    return stack.started().size() == stack.parts().size();
  }

  /**
   * Starts a part that has ended by itself once more; returns the one for which that is no use.
   * What the dead one had committed it carries on with.
   */
  Part keepUp() {
    Deaths deaths = new Deaths();
    while (true) {
      Part ended = awaitEndOfAPart();
      Optional<Duration> pause = deaths.pauseAfter(ended.name(), Instant.now());
      if (pause.isEmpty() || !startAgain(ended, pause.get())) {
        return ended;
      }
    }
  }

  private boolean startAgain(Part part, Duration pause) {
    System.out.println(part.name() + " has ended by itself; it is started again …");
    try {
      Thread.sleep(pause.toMillis());
      part.start();
      System.out.println(part.name() + " is ready again.");
      return true;
    } catch (CannotStart e) {
      parkWhileEnding();
      System.err.println("amaan: " + e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns when a part has ended by itself; never when we are ending it. */
  private Part awaitEndOfAPart() {
    List<CompletableFuture<Part>> ends =
        stack.parts().stream()
            .map(
                part ->
                    part.process()
                        .running()
                        .map(process -> process.onExit().thenApply(ended -> part))
                        .orElseGet(() -> CompletableFuture.completedFuture(part)))
            .toList();
    Part ended = (Part) CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join();
    parkWhileEnding();
    return ended;
  }

  private void parkWhileEnding() {
    while (ending) {
      LockSupport.park();
    }
  }

  private void launch() {
    try (Home.Claim claim = workplace.home().claim();
        Screen screen = new Screen()) {
      screen.line("Amaan starts; its data are in " + workplace.home().folder());
      Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
      launcher.adopt(ProcessHandle.current());
      workplace.home().remember(workplace.ports());
      stack.start(screen);
    }
  }

  private void end() {
    ending = true;
    Background.close();
    if (leave) {
      return;
    }
    if (!stack.started().isEmpty()) {
      System.out.println("\nAmaan stops …");
      stack.stopStarted();
      System.out.println("Stopped. The data are kept; ./amaan up continues with them.");
    }
    launcher.forget();
  }
}
