package org.amaan.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.amaan.launcher.mail.MailCatcher;

/** What the platform mails, caught: no mail leaves this machine. */
final class MailPart implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Ports ports;
  private final Background process;

  MailPart(Path home, Ports ports) {
    this.ports = ports;
    this.process = new Background("mail", home);
  }

  @Override
  public int port() {
    return ports.mail();
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.mail(), ports.smtp());
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + ports.mail();
  }

  @Override
  public Background process() {
    return process;
  }

  @Override
  public void start() {
    ProcessHandle server = process.start(command(), Map.of());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!server.isAlive() || System.nanoTime() > deadline) {
        throw new CannotStart(
            "The mail catcher does not become ready; its log says:\n" + process.lastLines(15));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  @Override
  public void stop() {
    process.stop("TERM", Duration.ofSeconds(10));
  }

  @Override
  public boolean isReady() {
    return Health.isWell(address() + "/healthz");
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms8m",
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-cp",
        classpath(),
        MailCatcher.class.getName(),
        Integer.toString(ports.smtp()),
        Integer.toString(ports.mail()));
  }

  /** The launcher's own, wherever it was started from. */
  private static String classpath() {
    return java.util.Arrays.stream(
            System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
  }
}
