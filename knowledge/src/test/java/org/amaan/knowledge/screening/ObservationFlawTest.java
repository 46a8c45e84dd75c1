package org.amaan.knowledge.screening;

import static org.amaan.knowledge.screening.ObservedValue.ABSENT;
import static org.amaan.knowledge.screening.ObservedValue.PRESENT;
import static org.amaan.knowledge.screening.ObserverRole.BORDER;
import static org.amaan.knowledge.screening.ObserverRole.CLINICIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.ObservationFlaw.Kind;
import org.junit.jupiter.api.Test;

class ObservationFlawTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void eachFlawIsNamedWithItsPlace() {
    assertEquals(
        List.of(
            new ObservationFlaw(1, Kind.UNKNOWN_INDICATOR),
            new ObservationFlaw(2, Kind.PROFILE),
            new ObservationFlaw(3, Kind.PROFILE),
            new ObservationFlaw(5, Kind.REPEATED)),
        flaws(
            Observation.of("A1", PRESENT, CLINICIAN),
            Observation.of("Z9", PRESENT, CLINICIAN),
            Observation.of("U8", PRESENT, CLINICIAN),
            Observation.of("D10", ABSENT, BORDER),
            Observation.of("A2", PRESENT, CLINICIAN),
            Observation.of("A1", ABSENT, CLINICIAN)));
  }

  @Test
  void twoObserversMayDiffer() {
    assertEquals(
        List.of(),
        flaws(Observation.of("D5", PRESENT, CLINICIAN), Observation.of("D5", ABSENT, BORDER)));
  }

  @Test
  void nothingIsObservedInTheFutureButByAFastClock() {
    assertEquals(
        List.of(),
        flaws(at(NOW), at(null), at(NOW.plusSeconds(300))).stream()
            .filter(flaw -> flaw.kind() != Kind.REPEATED)
            .toList());
    assertEquals(List.of(new ObservationFlaw(0, Kind.IN_FUTURE)), flaws(at(NOW.plusSeconds(301))));
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
