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

  /** Refuses ids that nobody observes anything by. */
  public static void requireIndicators(List<String> ids) {
    List<ObservationFlaw> flaws = ObservationFlaw.ofIds(IndicatorCatalogue.current(), ids);
    if (!flaws.isEmpty()) {
      throw refusal(flaws, "indicators[%d]");
    }
  }

  private static Refusal refusal(List<ObservationFlaw> flaws) {
    return refusal(flaws, "observations[%d].indicator");
  }

  /**
   * @param indicator where the body names the indicator
   */
  private static Refusal refusal(List<ObservationFlaw> flaws, String indicator) {
    ObservationFlaw.Kind kind = flaws.get(0).kind();
    Refusal refusal =
        switch (kind) {
          case UNKNOWN_INDICATOR -> new UnknownIndicator();
          case PROFILE -> new ProfileIndicator();
          case REPEATED -> new ObservationRepeated();
          case IN_FUTURE ->
              new InvalidRequest("See errors: each names the place and what to change.");
        };
    flaws.stream()
        .filter(flaw -> flaw.kind() == kind)
        .forEach(flaw -> point(refusal, flaw, indicator));
    return refusal;
  }

  private static void point(Refusal refusal, ObservationFlaw flaw, String indicator) {
    String at = indicator.formatted(flaw.index());
    switch (flaw.kind()) {
      case UNKNOWN_INDICATOR ->
          refusal.at("body", at, "unknown-indicator", "There is no such indicator.");
      case PROFILE -> refusal.at("body", at, "profile-indicator", "For training only.");
      case REPEATED ->
          refusal.at(
              "body", at, "observation-repeated", "There is an observation of it further up.");
      case IN_FUTURE ->
          refusal.at(
              "body",
              "observations[" + flaw.index() + "].observedAt",
              "in-future",
              "Nothing is observed in the future.");
    }
  }
}
