package org.amaan.knowledge.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes an observation unusable.
 *
 * @param index its place in what was given, from 0
 */
public record ObservationFlaw(int index, Kind kind) {

  /** The kinds of flaw. */
  public enum Kind {
    UNKNOWN_INDICATOR,
    /** The indicator is a profile: nobody is observed by one. */
    PROFILE,
    /** The same observer says something about the same indicator a second time. */
    REPEATED,
    IN_FUTURE
  }

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private record Said(String indicator, ObserverRole observer) {}

  /** The first flaw of each observation that has one, in their order. */
  public static List<ObservationFlaw> in(
      IndicatorCatalogue catalogue, List<Observation> observations, Instant now) {
    List<ObservationFlaw> flaws = new ArrayList<>();
    Set<Said> said = new HashSet<>();
    for (int i = 0; i < observations.size(); i++) {
      Observation observation = observations.get(i);
      Optional<Indicator> indicator = catalogue.find(observation.indicator());
      if (indicator.isEmpty()) {
        flaws.add(new ObservationFlaw(i, Kind.UNKNOWN_INDICATOR));
      } else if (indicator.get().profile()) {
        flaws.add(new ObservationFlaw(i, Kind.PROFILE));
      } else if (!said.add(new Said(observation.indicator(), observation.observer()))) {
        flaws.add(new ObservationFlaw(i, Kind.REPEATED));
      } else if (observation.observedAt() != null
          && observation.observedAt().isAfter(now.plus(CLOCK_SKEW))) {
        flaws.add(new ObservationFlaw(i, Kind.IN_FUTURE));
      }
    }
    return List.copyOf(flaws);
  }

  /** Those of indicators that are named without an observation. */
  public static List<ObservationFlaw> ofIds(IndicatorCatalogue catalogue, List<String> ids) {
    List<ObservationFlaw> flaws = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<Indicator> indicator = catalogue.find(ids.get(i));
      if (indicator.isEmpty()) {
        flaws.add(new ObservationFlaw(i, Kind.UNKNOWN_INDICATOR));
      } else if (indicator.get().profile()) {
        flaws.add(new ObservationFlaw(i, Kind.PROFILE));
      }
    }
    return List.copyOf(flaws);
  }
}
