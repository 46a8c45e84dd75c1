package org.amaan.referral.observation;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.problem.Given;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded, as a request says it.
 *
 * @param coded whether its handling code was said
 * @param corrects in whose place it stands
 */
public record NewObservation(
    Observation observed, boolean coded, @Nullable String note, @Nullable UUID corrects) {

  /** What a request says, which Bean Validation has checked already but for nulls in the list. */
  public static List<NewObservation> from(
      @Nullable List<org.amaan.referral.api.model.NewObservation> given) {
    return Given.list(given, "observations").stream().map(ObservationJson::read).toList();
  }

  @Override
  public String toString() {
    return "NewObservation[withheld]";
  }
}
