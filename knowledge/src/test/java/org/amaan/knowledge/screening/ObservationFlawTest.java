package org.amaan.knowledge.screening;

import static org.amaan.knowledge.screening.ObservedValue.ABSENT;
import static org.amaan.knowledge.screening.ObservedValue.PRESENT;
import static org.amaan.knowledge.screening.ObserverRole.BORDER;
import static org.amaan.knowledge.screening.ObserverRole.CLINICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.ObservationFlaw.Kind;
import org.junit.jupiter.api.Test;

class ObservationFlawTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void eachFlawIsNamedWithItsPlace() {
    assertThat(
            flaws(
                Observation.of("A1", PRESENT, CLINICIAN),
                Observation.of("Z9", PRESENT, CLINICIAN),
                Observation.of("U8", PRESENT, CLINICIAN),
                Observation.of("D10", ABSENT, BORDER),
                Observation.of("A2", PRESENT, CLINICIAN),
                Observation.of("A1", ABSENT, CLINICIAN)))
        .isEqualTo(
            List.of(
                new ObservationFlaw(1, Kind.UNKNOWN_INDICATOR),
                new ObservationFlaw(2, Kind.PROFILE),
                new ObservationFlaw(3, Kind.PROFILE),
                new ObservationFlaw(5, Kind.REPEATED)));
  }

  @Test
  void twoObserversMayDiffer() {
    assertThat(
            flaws(Observation.of("D5", PRESENT, CLINICIAN), Observation.of("D5", ABSENT, BORDER)))
        .isEqualTo(List.of());
  }

  @Test
  void nothingIsObservedInTheFutureButByAFastClock() {
    assertThat(
            flaws(at(NOW), at(null), at(NOW.plusSeconds(300))).stream()
                .filter(flaw -> flaw.kind() != Kind.REPEATED)
                .toList())
        .isEqualTo(List.of());
    assertThat(flaws(at(NOW.plusSeconds(301))))
        .isEqualTo(List.of(new ObservationFlaw(0, Kind.IN_FUTURE)));
  }

  private static Observation at(Instant observedAt) {
    return new Observation(
        "A1",
        PRESENT,
        CLINICIAN,
        observedAt,
        HowKnown.SEEN,
        SourceGrade.A,
        InformationGrade.NOT_IN_DOUBT,
        HandlingCode.H0);
  }

  private static List<ObservationFlaw> flaws(Observation... observations) {
    return ObservationFlaw.in(IndicatorCatalogue.current(), List.of(observations), NOW);
  }
}
