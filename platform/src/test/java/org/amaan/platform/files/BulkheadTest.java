package org.amaan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.TooManyRequests;
import org.amaan.platform.problem.Unavailable;
import org.junit.jupiter.api.Test;

class BulkheadTest {

  private static final Caller ONE = of("one", "agency");
  private static final Caller COLLEAGUE = of("colleague", "agency");
  private static final Caller OTHER = of("other", "another-agency");
  private static final Caller THIRD = of("third", "third-agency");

  private final Bulkhead atOnce = new Bulkhead(4, 2);

  @Test
  void oneAgencyTakesNoMoreThanItsShareAndOthersHaveRoom() {
    String done =
        atOnce.run(
            ONE,
            () ->
                atOnce.run(
                    COLLEAGUE,
                    () -> {
                      assertThatExceptionOfType(TooManyRequests.class)
                          .isThrownBy(() -> atOnce.run(ONE, () -> "third"));
                      return atOnce.run(
                          OTHER,
                          () ->
                              atOnce.run(
                                  OTHER,
                                  () -> {
                                    assertThatExceptionOfType(Unavailable.class)
                                        .isThrownBy(() -> atOnce.run(THIRD, () -> "fifth"));
                                    return "done";
                                  }));
                    }));
    assertThat(done).isEqualTo("done");
    assertThat(atOnce.run(ONE, () -> atOnce.run(ONE, () -> "again"))).isEqualTo("again");
  }

  @Test
  void whatFailsGivesItsPlaceBack() {
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  atOnce.run(
                      ONE,
                      () -> {
                        throw new IllegalStateException();
                      }));
    }
    assertThat(atOnce.run(ONE, () -> "taken")).isEqualTo("taken");
  }

  private static Caller of(String client, String agency) {
    return new Caller(client, agency, null, null, Set.of(Role.REFERRER));
  }
}
