package org.amaan.casework.observation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.ObservationFlaw;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;

/** What can be said of observations by themselves, whatever was recorded before. */
final class ObservationCheck {

  private ObservationCheck() {}

  /** Refuses by the kind of the first flaw, and names every place that has it. */
  static void require(List<RecordObservations.New> these, Instant now) {
    List<ObservationFlaw> flaws =
        ObservationFlaw.in(
            IndicatorCatalogue.current(),
            these.stream().map(RecordObservations.New::observed).toList(),
            now);
    if (!flaws.isEmpty()) {
      ObservationFlaw.Kind kind = flaws.get(0).kind();
      Refusal refusal = refusal(kind);
      flaws.stream()
          .filter(flaw -> flaw.kind() == kind)
          .forEach(flaw -> point(refusal, kind, flaw.index()));
      throw refusal;
    }
    requireOneOfEach(these);
  }

  /** Whoever observed it: of an agency one of each indicator. */
  private static void requireOneOfEach(List<RecordObservations.New> these) {
    Set<String> indicators = new HashSet<>();
    Set<UUID> corrected = new HashSet<>();
    for (int i = 0; i < these.size(); i++) {
      UUID corrects = these.get(i).corrects();
      if (!indicators.add(these.get(i).observed().indicator())
          || (corrects != null && !corrected.add(corrects))) {
        Refusal refusal = new ObservationRepeated();
        point(refusal, ObservationFlaw.Kind.REPEATED, i);
        throw refusal;
      }
    }
  }

  private static Refusal refusal(ObservationFlaw.Kind kind) {
    return switch (kind) {
      case UNKNOWN_INDICATOR -> new UnknownIndicator();
      case PROFILE -> new ProfileIndicator();
      case REPEATED -> new ObservationRepeated();
      case IN_FUTURE -> new InvalidRequest("See errors: each names the place and what to change.");
    };
  }

  private static void point(Refusal refusal, ObservationFlaw.Kind kind, int index) {
    String at = "observations[" + index + "].";
    switch (kind) {
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
