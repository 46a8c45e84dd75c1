package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVaultTest {

  @Test
  void theKeyIsItsOwnersAloneAndStaysTheSame(@TempDir Path home) throws IOException {
    DemoVault vault = DemoVault.of("referral", home);
    String key = Files.readString(vault.keyFile());
    assertThat(key.contains("primaryKeyId")).as("a Tink keyset").isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault.keyFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(DemoVault.of("referral", home).keyFile())).isEqualTo(key);
  }

  @Test
  void theKeyForSignaturesIsToo(@TempDir Path home) throws IOException {
    Path file = DemoVault.signingKeys(home);
    String key = Files.readString(file);
    assertThat(key.contains("Ed25519PrivateKey")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(DemoVault.signingKeys(home))).isEqualTo(key);
  }

  @Test
  void everyStackHasAKeyOfItsOwn(@TempDir Path home) throws IOException {
    assertThat(Files.readString(DemoVault.of("referral", home.resolve("b")).keyFile()))
        .isNotEqualTo(Files.readString(DemoVault.of("referral", home.resolve("a")).keyFile()));
  }

  @Test
  void soHasEveryService(@TempDir Path home) throws IOException {
    DemoVault referral = DemoVault.of("referral", home);
    DemoVault casework = DemoVault.of("casework", home);
    assertThat(Files.readString(casework.keyFile()))
        .isNotEqualTo(Files.readString(referral.keyFile()));
    assertThat(casework.erasureJournal()).isNotEqualTo(referral.erasureJournal());
  }

  @Test
  void resetTakesTheKeyToo(@TempDir Path folder) {
    Home home = new Home(folder);
    DemoVault.of("referral", folder);
    home.delete();
    assertThat(Files.notExists(folder.resolve("vault"))).isTrue();
  }
}
