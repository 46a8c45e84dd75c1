package org.amaan.platform.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

  @Test
  void aCursorComesBackAsThePlaceItWasMadeFrom() {
    Keyset place = new Keyset(Instant.parse("2026-11-24T09:10:11.123456Z"), UUID.randomUUID());
    assertEquals(place, Keyset.decode(place.encode()));
  }

  @Test
  void noCursorIsTheFirstPage() {
    assertNull(Keyset.decode(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "MjAyNg", "fA", "MjAyNi0xMS0yNFQwOToxMDoxMVp8"})
  void aCursorWeNeverGaveIsRefusedWithWhatToDo(String garbage) {
    Refusal refusal = assertThrows(Refusal.class, () -> Keyset.decode(garbage));
    assertEquals(400, refusal.status());
    assertEquals("cursor", refusal.errors().get(0).field());
  }

  @Test
  void aCursorOfATimeThatNoListHoldsIsRefused() {
    String far = new Keyset(Instant.parse("+1000000-01-01T00:00:00Z"), UUID.randomUUID()).encode();
    assertEquals(400, assertThrows(Refusal.class, () -> Keyset.decode(far)).status());
  }
}
