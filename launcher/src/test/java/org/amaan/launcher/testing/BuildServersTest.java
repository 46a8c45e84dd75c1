package org.amaan.launcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.amaan.launcher.stack.Checkout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shell that is called as Maven is stands in for a build, its child for a test JVM. */
class BuildServersTest {

  private final Checkout checkout = Checkout.find();
  private final ProcessHandle build = sleeping();

  @AfterEach
  void end() {
    kill();
  }

  /** Its child would outlive it. */
  private void kill() {
    List<ProcessHandle> children = build.descendants().toList();
    build.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aBuildHasOnePairOfServersThatEndsWithItHoweverItEnds() {
    OwnServers first = BuildServers.of(checkout, build);
    assertThat(BuildServers.of(checkout, build)).isEqualTo(first);
    assertThat(first.database()).isNotEqualTo(TestStack.running().database());
    assertThat(listens(first.database())).isTrue();
    assertThat(listens(URI.create(first.keycloak()).getAuthority())).isTrue();

    kill();

    await(() -> !listens(first.database()));
    await(() -> !listens(URI.create(first.keycloak()).getAuthority()));
    Path folder = OwnServers.runs(checkout).resolve("build-" + build.pid());
    await(() -> !Files.exists(folder));
  }

  @Test
  void aTestJvmFindsTheBuildThatStartedIt() {
    await(() -> build.children().findAny().isPresent());
    ProcessHandle tests = build.children().findAny().orElseThrow();
    assertThat(BuildServers.build(tests)).isEqualTo(Optional.of(build));
    assertThat(BuildServers.build(ProcessHandle.current())).isNotEqualTo(Optional.of(build));
  }

  private static ProcessHandle sleeping() {
    try {
      return new ProcessBuilder("sh", "-c", "sleep 600; true", BuildServers.MAVEN)
          .start()
          .toHandle();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean listens(String address) {
    String[] hostAndPort = address.split(":");
    try (Socket socket = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now().isBefore(deadline)).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
