package org.amaan.launcher.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.amaan.launcher.stack.Background;
import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.Folders;
import org.amaan.launcher.stack.Once;

/**
 * One PostgreSQL and one Keycloak for all test JVMs of one Maven build. The first JVM that needs
 * them starts a keeper, a process of its own, which starts the servers and stops them when Maven
 * has ended: as it should, with a failure, or killed.
 */
final class BuildServers {

  static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";
  private static final String ADDRESSES = "addresses";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private BuildServers() {}

  /** The Maven process that a JVM tests for, if there is one. */
  static Optional<ProcessHandle> build(ProcessHandle tests) {
    return Stream.iterate(
            tests.parent(), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .filter(BuildServers::isMaven)
        .findFirst();
  }

  /** The servers of this build, started if it is the first to ask. */
  static OwnServers of(Checkout checkout, ProcessHandle build) {
    Path folder = OwnServers.runs(checkout).resolve("build-" + build.pid());
    Background keeper = new Background("keeper", folder);
    Path addresses = folder.resolve(ADDRESSES);
    Once.in(
        folder,
        "start",
        () -> {
          if (keeper.running().isEmpty()) {
            Folders.remove(addresses);
            keeper.start(command(checkout, build, folder), Map.of("CLASSPATH", classPath()));
          }
          awaitThat(addresses, keeper);
        });
    return OwnServers.read(addresses);
  }

  /**
   * The keeper.
   *
   * @param arguments the build's process id, and the folder to write the servers' addresses to
   */
  public static void main(String[] arguments) throws IOException {
    Optional<ProcessHandle> build = ProcessHandle.of(Long.parseLong(arguments[0]));
    Path folder = Path.of(arguments[1]);
    if (build.isEmpty()) {
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.remove(folder)));
    OwnServers servers = OwnServers.start(Checkout.find());
    Path draft = Files.writeString(folder.resolve("addresses.draft"), servers.written());
    Files.move(draft, folder.resolve(ADDRESSES), StandardCopyOption.ATOMIC_MOVE);
    build.get().onExit().join();
    System.exit(0);
  }

  private static boolean isMaven(ProcessHandle process) {
    return process.info().arguments().stream().flatMap(Stream::of).anyMatch(MAVEN::equals);
  }

  private static List<String> command(Checkout checkout, ProcessHandle build, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Damaan.root=" + checkout.root(),
        BuildServers.class.getName(),
        Long.toString(build.pid()),
        folder.toString());
  }

  /**
   * Surefire starts a JVM with a jar that only names the class path, and says the true one here.
   */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static void awaitThat(Path addresses, Background keeper) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(addresses)) {
      if (keeper.running().isEmpty() && !Files.exists(addresses)) {
        throw new CannotStart("The servers for tests did not start:\n" + keeper.lastLines(30));
      }
      if (System.nanoTime() > deadline) {
        throw new CannotStart("The servers for tests do not answer; their log: " + keeper.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
