package org.amaan.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amaan.launcher.stack.Checkout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./amaan} itself refuses, on a machine where the programs are other than it needs. */
class AmaanScriptTest {

  @TempDir Path machine;

  private final Map<String, String> environment = new HashMap<>();
  private Path script = Path.of("amaan");

  @BeforeEach
  void aBareMachine() throws IOException, InterruptedException {
    Files.createDirectories(machine.resolve("bin"));
    for (String tool : List.of("bash", "env", "dirname", "sed", "head", "awk", "find", "touch")) {
      Path real =
          List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(machine.resolve("bin").resolve(tool), real);
    }
    environment.put("PATH", machine.resolve("bin").toString());
    // Where nobody listens, whatever else runs on this machine.
    environment.put("AMAAN_PORT_OFFSET", "51000");
    script = machine.resolve("amaan");
    Files.copy(Checkout.find().root().resolve("amaan"), script);
    program("df", "echo 'Filesystem 1024-blocks'; echo 'disk 1 1 9999999 1% /'");
  }

  @Test
  void noJava() throws IOException, InterruptedException {
    assertThat(refusal("up"))
        .isEqualTo(
            "amaan: Amaan needs a JDK 17 or newer, but there is no java."
                + " Install one, or let JAVA_HOME name it.");
  }

  @Test
  void javaTooOld() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    assertThat(refusal("up"))
        .isEqualTo(
            "amaan: Amaan needs a JDK 17 or newer, but java is Java 11."
                + " Install one, or let JAVA_HOME name it.");
    program("java", "echo 'java version \"1.8.0_392\"' >&2");
    assertThat(refusal("status"))
        .isEqualTo(
            "amaan: Amaan needs a JDK 17 or newer, but java is Java 8."
                + " Install one, or let JAVA_HOME name it.");
  }

  @Test
  void aTakenPortIsSaidBeforeTheBuild() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"17.0.21\" 2026-10-20' >&2");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();
      environment.put("AMAAN_PORT_OFFSET", Integer.toString(port - 8081));
      assertThat(refusal("up"))
          .isEqualTo(
              "amaan: Another program listens on port %d. End it, or set AMAAN_PORT_OFFSET=100 to use other ports."
                  .formatted(port));
    }
  }

  @Test
  void noMavenToBuildWith() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"17.0.21\" 2026-10-20' >&2");
    assertThat(refusal("demo"))
        .isEqualTo(
            "amaan: Building Amaan needs Maven 3.9 or newer, but there is no mvn on the PATH."
                + " Install it.");
  }

  @Test
  void aRuntimeWithoutCompiler() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"25\" 2025-09-16' >&2");
    program("mvn", "exit 1");
    assertThat(refusal("up"))
        .isEqualTo(
            "amaan: Building Amaan needs a JDK, but java is a runtime without a compiler."
                + " Install a JDK 17 or newer.");
  }

  @Test
  void tooLittleDisk() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"17.0.21\" 2026-10-20' >&2");
    program("df", "echo 'Filesystem 1024-blocks'; echo 'disk 1 1 307200 99% /'");
    assertThat(refusal("up"))
        .isEqualTo(
            "amaan: Amaan needs 1 GiB of free disk, but "
                + machine
                + " has 300 MiB."
                + " Make room, or let AMAAN_HOME name another place.");
  }

  @Test
  void notBuiltYet() throws IOException, InterruptedException {
    program("java", "echo 'openjdk version \"17.0.21\" 2026-10-20' >&2");
    assertThat(refusal("status"))
        .isEqualTo("amaan: Amaan is not built yet; ./amaan up builds and starts it.");
  }

  private void program(String name, String does) throws IOException {
    Path file = machine.resolve("bin").resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + does + "\n");
    file.toFile().setExecutable(true);
  }

  private String refusal(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(machine.resolve("bin/bash").toString(), script.toString(), command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    return said.strip();
  }
}
