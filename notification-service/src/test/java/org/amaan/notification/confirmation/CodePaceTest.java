package org.amaan.notification.confirmation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> pace.keep("umeed-trust"));
    assertThatCode(() -> pace.keep("ahtc")).doesNotThrowAnyException();
    clock.advance(Duration.ofHours(1));
    assertThatCode(() -> pace.keep("umeed-trust")).doesNotThrowAnyException();
  }
}
