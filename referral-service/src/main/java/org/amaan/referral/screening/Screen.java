package org.amaan.referral.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObservationFlaw;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.Screening;
import org.amaan.knowledge.screening.ScreeningResult;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;

/**
 * Tells what observations come to (2-domain §3).
 *
 * <p>Anyone with a token may. Nothing is written, sent, audited or logged: whom it is about is not
 * known here. Refuses indicators that the catalogue does not have or that are profiles, what one
 * observer says twice, and what lies in the future.
 */
@ApplicationScoped
class Screen {

  private final Clock clock;

  Screen(Clock clock) {
    this.clock = clock;
  }

  ScreeningResult screen(ObserverRole asker, List<Observation> observations) {
    IndicatorCatalogue catalogue = IndicatorCatalogue.current();
    List<ObservationFlaw> flaws = ObservationFlaw.in(catalogue, observations, clock.instant());
    if (!flaws.isEmpty()) {
      throw refusal(flaws);
    }
    return Screening.of(catalogue, asker, observations);
  }

  /** Of the kind of the first flaw, with every place that has it. */
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
              "This observer has an observation of it further up.");
      case IN_FUTURE ->
          refusal.at("body", at + "observedAt", "in-future", "Nothing is observed in the future.");
    }
  }
}
