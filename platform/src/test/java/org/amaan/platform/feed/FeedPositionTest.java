package org.amaan.platform.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {

  @Test
  void aCursorComesBackAsThePlaceItWasMadeFrom() {
    FeedPosition place = new FeedPosition(Long.MAX_VALUE, 42);
    assertEquals(place, FeedPosition.decode(place.encode()));
  }

  @Test
  void noCursorStartsAtTheBeginning() {
    assertEquals(FeedPosition.START, FeedPosition.decode(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-", "-1", "1-2-3", "A-1", "zzzzzzzzzzzzz-1", "1 2"})
  void aCursorWeNeverGaveIsRefused(String garbage) {
    assertEquals(400, assertThrows(Refusal.class, () -> FeedPosition.decode(garbage)).status());
  }
}
