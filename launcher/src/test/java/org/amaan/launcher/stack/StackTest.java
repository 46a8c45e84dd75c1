package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(
        "Not built yet: case-service, notification-service. Run mvn package -DskipTests.",
        refusal(Ports.free()));
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
      assertEquals(
          "Another program listens on port %d (postgresql), port %d (case-service). End it, or set AMAAN_PORT_OFFSET=100 to use other ports."
              .formatted(a.getLocalPort(), b.getLocalPort()),
          refusal(ports));
    }
    assertTrue(new Home(folder.resolve("home")).isEmpty());
  }

  @Test
  void anUnknownPartIsAnsweredWithTheKnownOnes() {
    String sentence =
        assertThrows(CannotStart.class, () -> stack(Ports.free()).part("postgres")).getMessage();
    assertEquals(
        "There is no part 'postgres': postgresql, keycloak, mail, referral-service, case-service,"
            + " notification-service.",
        sentence);
  }

  @Test
  void twoCommandsDoNotWorkOnOneHomeAtOnce() {
    Home home = new Home(folder.resolve("home"));
    try (Home.Claim first = home.claim()) {
      assertTrue(first.lock().isValid());
      assertThrows(RuntimeException.class, home::claim);
    }
    home.claim().close();
  }

  @Test
  void resetLeavesOthersFilesAlone() throws IOException {
    Home home = new Home(folder);
    Files.writeString(folder.resolve("thesis.txt"), "not ours");
    Files.createDirectories(folder.resolve("postgresql/base"));
    home.delete();
    assertTrue(Files.exists(folder.resolve("thesis.txt")));
    assertTrue(home.isEmpty());
  }

  private Stack stack(Ports ports) {
    return new Stack(new Checkout(folder), new Home(folder.resolve("home")), ports, false);
  }

  private String refusal(Ports ports) {
    Stack stack = stack(ports);
    return assertThrows(CannotStart.class, () -> stack.start(Progress.NONE)).getMessage();
  }

  private void build(String module) throws IOException {
    Path jar = new Checkout(folder).serviceJar(module);
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
  }
}
