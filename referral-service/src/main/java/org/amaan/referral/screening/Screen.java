package org.amaan.referral.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.Screening;
import org.amaan.knowledge.screening.ScreeningResult;

/**
 * Tells what observations come to (ADR 18).
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
    ObservationCheck.require(observations, clock.instant());
    return Screening.of(catalogue, asker, observations);
  }
}
