package org.amaan.notification.confirmation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.amaan.platform.problem.TooManyRequests;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.Test;

class CodePaceTest {

  private final SettableClock clock = new SettableClock();
  private final CodePace pace = new CodePace(clock, 2);

  @Test
  void anAgencyHasSoManyCodesAnHourAndAnotherItsOwn() {
    pace.keep("umeed-trust");
    pace.keep("umeed-trust");
    assertThrows(TooManyRequests.class, () -> pace.keep("umeed-trust"));
    assertDoesNotThrow(() -> pace.keep("ahtc"));
    clock.advance(Duration.ofHours(1));
    assertDoesNotThrow(() -> pace.keep("umeed-trust"));
  }
}
