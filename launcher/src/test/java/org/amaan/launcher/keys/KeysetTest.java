package org.amaan.launcher.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals(1, size(old));

    Keyset added = Keyset.read(old.json()).add();
    assertEquals(2, size(added));
    assertEquals(first, primary(added));

    Keyset promoted = Keyset.read(added.json()).promote();
    assertEquals(2, size(promoted));
    assertNotEquals(first, primary(promoted));

    Keyset retired = Keyset.read(promoted.json()).retire();
    assertEquals(1, size(retired));
    assertEquals(primary(promoted), primary(retired));
  }

  @Test
  void whatIsNoneIsNotQuoted() {
    assertEquals(
        "This is not a Tink keyset in JSON.",
        assertThrows(NotAKeyset.class, () -> Keyset.read("{\"secret\": 1}")).getMessage());
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
