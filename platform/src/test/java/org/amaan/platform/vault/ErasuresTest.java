package org.amaan.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.scope.Acting;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class ErasuresTest {

  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

  @Inject Vault vault;
  @Inject Erasures erasures;
  @Inject StoredKeys stored;

  @ConfigProperty(name = "amaan.vault.erasure-journal")
  Path file;

  @Test
  void destroysTheKeyWhenTheTransactionCommitsAndOnlyThen() {
    UUID owner = vault.newKey().owner();
    UUID kept = vault.newKey().owner();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                decide(
                    () -> {
                      erasures.erase(kept, AT);
                      throw new IllegalStateException("decided otherwise");
                    }));
    erase(owner);
    assertThat(vault.keyOf(kept).isPresent()).isTrue();
    assertThatExceptionOfType(TransactionalException.class)
        .isThrownBy(() -> erasures.erase(kept, AT));
  }

  @Test
  void aKeyThatABackupBringsBackIsDestroyedAtTheNextStart() {
    UUID owner = vault.newKey().owner();
    StoredKeys.Backup backup = stored.backup(owner);
    erase(owner);
    stored.restore(backup);
    assertThat(vault.keyOf(owner).isPresent()).isTrue();
    erasures.replay();
    assertThat(vault.keyOf(owner).isEmpty()).isTrue();
  }

  @Test
  void theFileAloneIsEnough() throws IOException {
    // as after both databases were restored from before the erasure
    UUID owner = vault.newKey().owner();
    append("2026-11-24T10:00:00Z " + owner + "\n");
    erasures.replay();
    assertThat(vault.keyOf(owner).isEmpty()).isTrue();
  }

  @Test
  void soIsTheTableWhenTheFileWasLostAndThenTheFileIsCompletedAgain() throws IOException {
    UUID owner = vault.newKey().owner();
    StoredKeys.Backup backup = stored.backup(owner);
    erase(owner);
    String before = Files.readString(file);
    Files.delete(file);
    stored.restore(backup);
    erasures.replay();
    assertThat(vault.keyOf(owner).isEmpty()).isTrue();
    assertThat(Files.readString(file).lines().map(line -> line.split(" ")[1]).sorted().toList())
        .isEqualTo(before.lines().map(line -> line.split(" ")[1]).sorted().toList());
  }

  @Test
  void aLineThatACrashCutOffSpoilsNoOther() throws IOException {
    UUID first = vault.newKey().owner();
    UUID second = vault.newKey().owner();
    append("2026-11-24T10:00:00Z " + first + "\n2026-11-24T10:00:00Z 0192f");
    erasures.replay();
    append("2026-11-24T10:00:00Z " + second + "\n");
    erasures.replay();
    assertThat(vault.keyOf(first).isEmpty()).isTrue();
    assertThat(vault.keyOf(second).isEmpty()).isTrue();
  }

  private void erase(UUID owner) {
    decide(() -> erasures.erase(owner, AT));
    await()
        .until(() -> vault.keyOf(owner).isEmpty() && Files.readString(file).contains("" + owner));
  }

  private static void decide(Runnable decision) {
    Acting.asWorker(
        () -> {
          QuarkusTransaction.requiringNew().run(decision);
          return decision;
        });
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
