package org.amaan.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole platform on this machine: database, identity provider, a catcher of mails, three
 * services.
 */
public final class Stack {

  private final EmbeddedDatabase database;
  private final EmbeddedKeycloak keycloak;
  private final MailPart mail;
  private final List<ServiceProcess> services;
  private final List<Part> started = new CopyOnWriteArrayList<>();

  /**
   * @param leaveArchives whether the services may take longer to end once, to start faster later
   */
  public Stack(Checkout checkout, Home home, Ports ports, boolean leaveArchives) {
    Path folder = home.folder();
    this.database = new EmbeddedDatabase(checkout, folder, ports.postgres(), List.of());
    this.keycloak = new EmbeddedKeycloak(checkout, folder, database, ports);
    this.mail = new MailPart(folder, ports);
    this.services =
        Stream.of(
                new Module("referral-service", "referral", ports.referral()),
                new Module("case-service", "casework", ports.casework()),
                new Module("notification-service", "notification", ports.notification()))
            .map(
                m ->
                    new ServiceProcess(
                        checkout, folder, m.name(), m.database(), m.port(), ports, leaveArchives))
            .toList();
  }

  private record Module(String name, String database, int port) {}

  /** In the order in which they start. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(database, keycloak, mail));
    parts.addAll(services);
    return parts;
  }

  public Part part(String name) {
    return parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CannotStart("There is no part '" + name + "': " + names() + "."));
  }

  /** What this object started, so that a caller ends no more than that. */
  public List<Part> started() {
    return List.copyOf(started);
  }

  /** Starts what does not run yet; when something cannot, ends again what it had begun. */
  public void start(Progress progress) {
    List<Part> missing = parts().stream().filter(part -> !part.isRunning()).toList();
    refuseWhatIsNotBuilt(missing);
    refuseTakenPorts(missing);
    try {
      start(database, progress);
      start(keycloak, progress);
      start(mail, progress);
      startTogether(progress);
    } catch (RuntimeException e) {
      stopStarted();
      throw e;
    }
  }

  /** Ends everything of this home that runs. */
  public List<Part> stop() {
    List<Part> running = parts().stream().filter(Part::isRunning).toList();
    stop(running);
    return running;
  }

  public void stopStarted() {
    stop(started());
  }

  private void stop(Collection<Part> parts) {
    CompletableFuture.allOf(
            services.stream()
                .filter(parts::contains)
                .map(service -> CompletableFuture.runAsync(service::stop))
                .toArray(CompletableFuture[]::new))
        .join();
    Stream.of(mail, keycloak, database).filter(parts::contains).forEach(Part::stop);
    started.removeAll(parts);
  }

  private void startTogether(Progress progress) {
    CompletableFuture<?>[] starts =
        services.stream()
            .map(service -> CompletableFuture.runAsync(() -> start(service, progress)))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(starts).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void start(Part part, Progress progress) {
    if (answersSoon(part)) {
      progress.alreadyRunning(part);
      return;
    }
    progress.starting(part);
    long begin = System.nanoTime();
    started.add(part);
    part.stop();
    part.start();
    progress.ready(part, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** A process that was killed may show for a moment longer, and one may live but be stuck. */
  private static boolean answersSoon(Part part) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (part.isRunning() && System.nanoTime() < deadline) {
      if (part.isReady()) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    return false;
  }

  private void refuseWhatIsNotBuilt(List<Part> missing) {
    String unbuilt =
        services.stream()
            .filter(missing::contains)
            .filter(service -> !service.isBuilt())
            .map(Part::name)
            .collect(Collectors.joining(", "));
    if (!unbuilt.isEmpty()) {
      throw new CannotStart("Not built yet: " + unbuilt + ". Run mvn package -DskipTests.");
    }
  }

  private static void refuseTakenPorts(List<Part> missing) {
    String blocked =
        missing.stream()
            .flatMap(
                part ->
                    part.ports().stream()
                        .filter(port -> !Ports.isFree(port))
                        .map(port -> "port " + port + " (" + part.name() + ")"))
            .collect(Collectors.joining(", "));
    if (!blocked.isEmpty()) {
      throw new CannotStart(
          "Another program listens on "
              + blocked
              + ". End it, or set AMAAN_PORT_OFFSET=100 to use other ports.");
    }
  }

  private String names() {
    return parts().stream().map(Part::name).collect(Collectors.joining(", "));
  }
}
