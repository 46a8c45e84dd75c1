package org.amaan.launcher.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Progress;

/**
 * Shows a start: one line for each part that is ready, and below it, on a terminal, what is being
 * waited for.
 */
final class Screen implements Progress, AutoCloseable {

  private static final String ERASE = "\r\033[K";

  private final boolean terminal = Boolean.getBoolean("amaan.terminal");
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });

  Screen() {
    if (terminal) {
      ticks.scheduleAtFixedRate(this::showWaiting, 300, 300, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void starting(Part part) {
    waiting.put(part.name(), System.nanoTime());
    if (!part.warning().isEmpty()) {
      line("  %-22s %s".formatted(part.name(), part.warning()));
    }
  }

  @Override
  public synchronized void ready(Part part, Duration took) {
    waiting.remove(part.name());
    line(
        String.format(
            Locale.ROOT,
            "  %-22s ready in %5.1f s   %s",
            part.name(),
            took.toMillis() / 1000.0,
            part.address()));
  }

  @Override
  public synchronized void alreadyRunning(Part part) {
    line("  %-22s already running  %s".formatted(part.name(), part.address()));
  }

  synchronized void line(String text) {
    System.out.println(terminal ? ERASE + text : text);
  }

  @Override
  public synchronized void close() {
    ticks.shutdownNow();
    if (terminal) {
      System.out.print(ERASE);
    }
    System.out.flush();
  }

  private synchronized void showWaiting() {
    if (waiting.isEmpty() || ticks.isShutdown()) {
      return;
    }
    long now = System.nanoTime();
    System.out.print(
        ERASE
            + waiting.entrySet().stream()
                .map(e -> e.getKey() + " " + (now - e.getValue()) / 1_000_000_000L + " s")
                .collect(Collectors.joining(", ", "  starting: ", " …")));
    System.out.flush();
  }
}
