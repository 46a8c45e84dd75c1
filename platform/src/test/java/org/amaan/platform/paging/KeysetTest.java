package org.amaan.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThat(Keyset.decode(place.encode())).isEqualTo(place);
  }

  @Test
  void noCursorIsTheFirstPage() {
    assertThat(Keyset.decode(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "MjAyNg", "fA", "MjAyNi0xMS0yNFQwOToxMDoxMVp8"})
  void aCursorWeNeverGaveIsRefusedWithWhatToDo(String garbage) {
    Refusal refusal =
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Keyset.decode(garbage)).actual();
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.errors().get(0).field()).isEqualTo("cursor");
  }

  @Test
  void aCursorOfATimeThatNoListHoldsIsRefused() {
    String far = new Keyset(Instant.parse("+1000000-01-01T00:00:00Z"), UUID.randomUUID()).encode();
    assertThat(
            assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Keyset.decode(far))
                .actual()
                .status())
        .isEqualTo(400);
  }
}
