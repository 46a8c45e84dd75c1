package org.amaan.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference library for Node takes what is sent, in the example of the docs. Where there is no
 * Node, or no npm registry, it is left out: the build needs neither.
 */
class NpmReferenceTest {

  private static final Path EXAMPLE = Path.of("../docs/examples/verify-webhook.mjs");
  private static final Path FOLDER = Path.of("target/npm");
  private static final byte[] OLD = new byte[32];
  private static final byte[] NEW = "thirty-two bytes of a new secret".getBytes(UTF_8);
  private static final String BODY =
      "{\"type\": \"org.amaan.referral.submitted.v1\", \"data\": {\"reference\": \"ایک مثال\"}}";

  private static final long NOW = Instant.now().getEpochSecond();

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
    Files.writeString(FOLDER.resolve("verify-webhook.mjs"), Files.readString(EXAMPLE));
    assumeTrue(runs(List.of("node", "--version"), Map.of(), ""), "there is no Node");
    assumeTrue(
        runs(
            List.of("npm", "install", "--no-audit", "--no-fund", "standardwebhooks@1.0.0"),
            Map.of(),
            ""),
        "there is no npm registry");
  }

  @Test
  void takesWhatIsSigned() throws Exception {
    assertThat(verified(NEW, signature(List.of(NEW)), BODY)).isTrue();
  }

  @Test
  void takesEitherSecretWhileOneIsRotated() throws Exception {
    String signature = signature(List.of(NEW, OLD));
    assertThat(verified(OLD, signature, BODY)).isTrue();
    assertThat(verified(NEW, signature, BODY)).isTrue();
  }

  @Test
  void refusesAChangedBodyAndAnothersSecret() throws Exception {
    assertThat(verified(NEW, signature(List.of(NEW)), BODY.replace("submitted", "x"))).isFalse();
    assertThat(verified(OLD, signature(List.of(NEW)), BODY)).isFalse();
  }

  private static String signature(List<byte[]> secrets) {
    return Signature.of(secrets, "id", NOW, BODY);
  }

  private static boolean verified(byte[] secret, String signature, String body) throws Exception {
    return runs(
        List.of("node", "verify-webhook.mjs", "id", Long.toString(NOW), signature),
        Map.of("SECRET", "whsec_" + Base64.getEncoder().encodeToString(secret)),
        body);
  }

  private static boolean runs(List<String> command, Map<String, String> environment, String in)
      throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("output.txt").toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(in.getBytes(UTF_8));
      } catch (IOException notRead) {
        // it has ended before
      }
      boolean ended = process.waitFor(1, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
