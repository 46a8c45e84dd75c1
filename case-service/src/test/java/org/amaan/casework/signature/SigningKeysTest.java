package org.amaan.casework.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.amaan.launcher.keys.Keyset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

  private static final byte[] CONTENT = "what was found".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatAnEarlierKeyHasSignedCanStillBeChecked() {
    Keyset first = Keyset.freshForSignatures();
    SigningKeys old = keys(first);
    byte[] signature = old.sign(CONTENT);
    assertThat(signature).hasSize(64);

    SigningKeys rotated = keys(first.add().promote());
    assertThat(rotated.id()).isNotEqualTo(old.id());
    assertThat(rotated.hasSigned(old.id(), CONTENT, signature)).isTrue();
    assertThat(rotated.hasSigned(rotated.id(), CONTENT, signature)).isFalse();
    assertThat(rotated.hasSigned(rotated.id(), CONTENT, rotated.sign(CONTENT))).isTrue();
    assertThat(rotated.published().getKeys()).hasSize(2);
  }

  @Test
  void whatAStrangersKeyHasSignedIsNot() {
    SigningKeys own = keys(Keyset.freshForSignatures());
    SigningKeys other = keys(Keyset.freshForSignatures());
    assertThat(own.hasSigned(other.id(), CONTENT, other.sign(CONTENT))).isFalse();
    assertThat(own.hasSigned(own.id(), "other".getBytes(StandardCharsets.UTF_8), own.sign(CONTENT)))
        .isFalse();
  }

  @Test
  void canComeFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, Keyset.freshForSignatures().json());
    assertThat(new SigningKeys(Optional.empty(), Optional.of(file)).sign(CONTENT)).hasSize(64);
  }

  @Test
  void withoutKeysOfTheKindTheServiceDoesNotStartAndQuotesNothing() {
    assertThatThrownBy(() -> new SigningKeys(Optional.empty(), Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AMAAN_SIGNING_KEY_FILE");
    assertThatThrownBy(() -> new SigningKeys(Optional.of("{\"secret\": 1}"), Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> keys(Keyset.fresh()))
        .as("a key that encrypts")
        .isInstanceOf(ConfigurationException.class);
  }

  private static SigningKeys keys(Keyset keyset) {
    return new SigningKeys(Optional.of(keyset.json()), Optional.empty());
  }
}
