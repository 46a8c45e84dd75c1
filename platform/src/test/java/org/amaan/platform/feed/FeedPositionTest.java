package org.amaan.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {

  @Test
  void aCursorComesBackAsThePlaceItWasMadeFrom() {
    FeedPosition place = new FeedPosition(Long.MAX_VALUE, 42);
    assertThat(FeedPosition.decode(place.encode())).isEqualTo(place);
  }

  @Test
  void noCursorStartsAtTheBeginning() {
    assertThat(FeedPosition.decode(null)).isEqualTo(FeedPosition.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-", "-1", "1-2-3", "A-1", "zzzzzzzzzzzzz-1", "1 2"})
  void aCursorWeNeverGaveIsRefused(String garbage) {
    assertThat(
            assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FeedPosition.decode(garbage))
                .actual()
                .status())
        .isEqualTo(400);
  }
}
