package org.amaan.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "org.*, true",
    "org.amaan.case.*, true",
    "org.amaan.case.opened.*, true",
    "org.amaan.case.opened.v1, true",
    "org.amaan.case.opened.v1.*, false",
    "org.amaan.case.opened, false",
    "org.amaan.ca.*, false",
    "org.amaan.referral.*, false",
    "org.amaan.case.opened.v2, false",
  })
  void letsThrough(String filter, boolean expected) {
    assertThat(EventFilter.letsThrough(filter, "org.amaan.case.opened.v1")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.amaan.case.lost.v1",
        "org.amaan.notification.test.v1",
        "org.amaan.notification.test.*"
      })
  void whatLetsNothingThroughThatIsFilteredIsRefused(String filter) {
    assertThatExceptionOfType(NoSuchEvent.class)
        .isThrownBy(() -> EventFilter.checked(List.of("*", filter)));
  }
}
