package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertTrue(key.contains("primaryKeyId"), "a Tink keyset");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(vault.keyFile())));
    assertEquals(key, Files.readString(DemoVault.of("referral", home).keyFile()));
  }

  @Test
  void theKeyForSignaturesIsToo(@TempDir Path home) throws IOException {
    Path file = DemoVault.signingKeys(home);
    String key = Files.readString(file);
    assertTrue(key.contains("Ed25519PrivateKey"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(key, Files.readString(DemoVault.signingKeys(home)));
  }

  @Test
  void everyStackHasAKeyOfItsOwn(@TempDir Path home) throws IOException {
    assertNotEquals(
        Files.readString(DemoVault.of("referral", home.resolve("a")).keyFile()),
        Files.readString(DemoVault.of("referral", home.resolve("b")).keyFile()));
  }

  @Test
  void soHasEveryService(@TempDir Path home) throws IOException {
    DemoVault referral = DemoVault.of("referral", home);
    DemoVault casework = DemoVault.of("casework", home);
    assertNotEquals(Files.readString(referral.keyFile()), Files.readString(casework.keyFile()));
    assertNotEquals(referral.erasureJournal(), casework.erasureJournal());
  }

  @Test
  void resetTakesTheKeyToo(@TempDir Path folder) {
    Home home = new Home(folder);
    DemoVault.of("referral", folder);
    home.delete();
    assertTrue(Files.notExists(folder.resolve("vault")));
  }
}
