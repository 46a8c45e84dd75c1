package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One part running as a process of its own, with a log and a note of who it is, so that another
 * {@code amaan} command finds it again.
 */
public final class Background {

  private static final long LOG_KEPT_BYTES = 16L << 20;

  private static boolean closed;

  private final String part;
  private final Path note;
  private final Path logs;
  private final Path log;

  public Background(String part, Path home) {
    this.part = part;
    this.note = home.resolve("run").resolve(part + ".pid");
    this.logs = home.resolve("logs");
    this.log = logs.resolve(part + ".log");
  }

  public String part() {
    return part;
  }

  public Path log() {
    return log;
  }

  public Optional<ProcessHandle> running() {
    return Started.read(note).flatMap(Started::process);
  }

  /** From now on nothing starts: the launcher is ending, and would leave it behind. */
  public static void close() {
    synchronized (Background.class) {
      closed = true;
    }
  }

  /** Starts the command in a session of its own: a Ctrl-C is for the launcher, which then asks. */
  public ProcessHandle start(List<String> command, Map<String, String> environment) {
    synchronized (Background.class) {
      if (closed) {
        throw new CannotStart("Stopped before " + part + " was started.");
      }
      return launch(command, environment);
    }
  }

  private ProcessHandle launch(List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(logs);
      if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
        Files.move(log, log.resolveSibling(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      List<String> words = new ArrayList<>(ownSession());
      words.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().keySet().removeIf(Background::steersAPart);
      builder.environment().putAll(environment);
      // Not where the command was given: a service would take a .env file there for its settings.
      builder.directory(logs.toFile());
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      ProcessHandle process = builder.start().toHandle();
      Started.of(process).write(note);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes note of a process that was started in another way. */
  public void adopt(ProcessHandle process) {
    Started.of(process).write(note);
  }

  /** Asks the process to end, and ends it when it has not by then. Did it end by itself? */
  public boolean stop(String signal, Duration patience) {
    boolean byItself = running().map(process -> stop(process, signal, patience)).orElse(false);
    forget();
    return byItself;
  }

  public void forget() {
    Folders.remove(note);
  }

  private static boolean stop(ProcessHandle process, String signal, Duration patience) {
    signal(process, signal);
    if (ended(process, patience)) {
      return true;
    }
    process.destroyForcibly();
    ended(process, Duration.ofSeconds(10));
    return false;
  }

  /** The last lines of the log, for a failure that needs its cause shown. */
  public String lastLines(int count) {
    try {
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean steersAPart(String variable) {
    return variable.startsWith("KC_")
        || variable.startsWith("QUARKUS_")
        || variable.startsWith("PG");
  }

  private static List<String> ownSession() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    return onPath("perl")
        ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!")
        : List.of();
  }

  private static boolean onPath(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
