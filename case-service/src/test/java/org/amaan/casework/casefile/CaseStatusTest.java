package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.amaan.casework.casefile.terms.Disposition;
import org.junit.jupiter.api.Test;

class CaseStatusTest {

  @Test
  void onlyACourtConvictsOrAcquits() {
    for (CaseStatus status : CaseStatus.values()) {
      for (Disposition disposition : Disposition.values()) {
        boolean needsCourt =
            disposition == Disposition.CONVICTED || disposition == Disposition.ACQUITTED;
        boolean atCourt = status == CaseStatus.CHARGED || status == CaseStatus.AT_TRIAL;
        assertThat(status.canEndAs(disposition))
            .as("%s as %s", status, disposition)
            .isEqualTo(!needsCourt || atCourt);
      }
    }
  }

  @Test
  void aStateIsFoundByItsWord() {
    for (CaseStatus status : CaseStatus.values()) {
      assertThat(CaseStatus.of(status.value())).isEqualTo(status);
    }
  }
}
