package org.amaan.referral.screening;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObservationFlaw;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;

/** What can be said of observations by themselves, whoever they are about. */
public final class ObservationCheck {

  private ObservationCheck() {}

  /** Refuses by the kind of the first flaw, and names every place that has it. */
  static void require(List<Observation> observations, Instant now) {
    List<ObservationFlaw> flaws =
        ObservationFlaw.in(IndicatorCatalogue.current(), observations, now);
    if (!flaws.isEmpty()) {
      throw refusal(flaws);
    }
  }

  /** The same for what is recorded: of an agency there is one of each indicator. */
  public static void requireOneOfEach(List<Observation> observations, Instant now) {
    require(observations, now);
    Set<String> indicators = new HashSet<>();
    for (int i = 0; i < observations.size(); i++) {
      if (!indicators.add(observations.get(i).indicator())) {
        throw refusal(List.of(new ObservationFlaw(i, ObservationFlaw.Kind.REPEATED)));
      }
    }
  }

  private static Refusal refusal(List<ObservationFlaw> flaws) {
    ObservationFlaw.Kind kind = flaws.get(0).kind();
    Refusal refusal =
        switch (kind) {
          case UNKNOWN_INDICATOR -> new UnknownIndicator();
          case PROFILE -> new ProfileIndicator();
          case REPEATED -> new ObservationRepeated();
          case IN_FUTURE ->
              new InvalidRequest("See errors: each names the place and what to change.");
        };
    flaws.stream().filter(flaw -> flaw.kind() == kind).forEach(flaw -> point(refusal, flaw));
    return refusal;
  }

  private static void point(Refusal refusal, ObservationFlaw flaw) {
    String at = "observations[" + flaw.index() + "].";
    switch (flaw.kind()) {
      case UNKNOWN_INDICATOR ->
          refusal.at("body", at + "indicator", "unknown-indicator", "There is no such indicator.");
      case PROFILE ->
          refusal.at("body", at + "indicator", "profile-indicator", "For training only.");
      case REPEATED ->
          refusal.at(
              "body",
              at + "indicator",
              "observation-repeated",
              "There is an observation of it further up.");
      case IN_FUTURE ->
          refusal.at("body", at + "observedAt", "in-future", "Nothing is observed in the future.");
    }
  }
}
