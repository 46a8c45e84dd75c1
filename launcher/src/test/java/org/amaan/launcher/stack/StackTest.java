package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

  @TempDir Path folder;

  @Test
  void aServiceThatIsNotBuiltIsNamed() throws IOException {
    build("referral-service");
    assertThat(refusal(Ports.free()))
        .isEqualTo(
            "Not built yet: case-service, notification-service. Run mvn package -DskipTests.");
  }

  @Test
  void takenPortsAreNamedWithTheirPartsAndNothingIsStarted() throws IOException {
    build("referral-service");
    build("case-service");
    build("notification-service");
    try (ServerSocket a = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServerSocket b = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(
              a.getLocalPort(),
              free.keycloak(),
              free.referral(),
              b.getLocalPort(),
              40_000,
              free.smtp(),
              free.mail());
      assertThat(refusal(ports))
          .isEqualTo(
              "Another program listens on port %d (postgresql), port %d (case-service). End it, or set AMAAN_PORT_OFFSET=100 to use other ports."
                  .formatted(a.getLocalPort(), b.getLocalPort()));
    }
    assertThat(new Home(folder.resolve("home")).isEmpty()).isTrue();
  }

  @Test
  void anUnknownPartIsAnsweredWithTheKnownOnes() {
    String sentence =
        assertThatExceptionOfType(CannotStart.class)
            .isThrownBy(() -> stack(Ports.free()).part("postgres"))
            .actual()
            .getMessage();
    assertThat(sentence)
        .isEqualTo(
            "There is no part 'postgres': postgresql, keycloak, mail, referral-service, case-service,"
                + " notification-service.");
  }

  @Test
  void twoCommandsDoNotWorkOnOneHomeAtOnce() {
    Home home = new Home(folder.resolve("home"));
    try (Home.Claim first = home.claim()) {
      assertThat(first.lock().isValid()).isTrue();
      assertThatExceptionOfType(RuntimeException.class).isThrownBy(home::claim);
    }
    home.claim().close();
  }

  @Test
  void resetLeavesOthersFilesAlone() throws IOException {
    Home home = new Home(folder);
    Files.writeString(folder.resolve("thesis.txt"), "not ours");
    Files.createDirectories(folder.resolve("postgresql/base"));
    home.delete();
    assertThat(Files.exists(folder.resolve("thesis.txt"))).isTrue();
    assertThat(home.isEmpty()).isTrue();
  }

  private Stack stack(Ports ports) {
    return new Stack(new Checkout(folder), new Home(folder.resolve("home")), ports, false);
  }

  private String refusal(Ports ports) {
    Stack stack = stack(ports);
    return assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> stack.start(Progress.NONE))
        .actual()
        .getMessage();
  }

  private void build(String module) throws IOException {
    Path jar = new Checkout(folder).serviceJar(module);
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
  }
}
