package org.amaan.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeysetTest {

  @Test
  void isRotatedInThreeSteps() throws IOException {
    isRotated(Keyset.fresh());
  }

  @Test
  void keysForSignaturesAreRotatedAlike() throws IOException {
    isRotated(Keyset.freshForSignatures());
  }

  private static void isRotated(Keyset old) throws IOException {
    int first = primary(old);
    assertThat(size(old)).isEqualTo(1);

    Keyset added = Keyset.read(old.json()).add();
    assertThat(size(added)).isEqualTo(2);
    assertThat(primary(added)).isEqualTo(first);

    Keyset promoted = Keyset.read(added.json()).promote();
    assertThat(size(promoted)).isEqualTo(2);
    assertThat(primary(promoted)).isNotEqualTo(first);

    Keyset retired = Keyset.read(promoted.json()).retire();
    assertThat(size(retired)).isEqualTo(1);
    assertThat(primary(retired)).isEqualTo(primary(promoted));
  }

  @Test
  void whatIsNoneIsNotQuoted() {
    assertThat(
            assertThatExceptionOfType(NotAKeyset.class)
                .isThrownBy(() -> Keyset.read("{\"secret\": 1}"))
                .actual()
                .getMessage())
        .isEqualTo("This is not a Tink keyset in JSON.");
  }

  private static int primary(Keyset keyset) throws IOException {
    return json(keyset).path("primaryKeyId").asInt();
  }

  private static int size(Keyset keyset) throws IOException {
    return json(keyset).path("key").size();
  }

  private static JsonNode json(Keyset keyset) throws IOException {
    return new ObjectMapper().readTree(keyset.json());
  }
}
