package org.amaan.knowledge.screening;

import java.time.Instant;
import org.amaan.knowledge.HandlingCode;
import org.jspecify.annotations.Nullable;

/**
 * That an indicator was looked for, by whom, and with what result. It carries no free text: a note
 * about it is narrative and stays with the subject.
 *
 * @param indicator its id in the catalogue
 * @param sourceGrade {@link SourceGrade#X} unless somebody has assessed it
 * @param informationGrade {@link InformationGrade#NOT_CORROBORATED} unless somebody has assessed it
 */
public record Observation(
    String indicator,
    ObservedValue value,
    ObserverRole observer,
    @Nullable Instant observedAt,
    @Nullable HowKnown howKnown,
    SourceGrade sourceGrade,
    InformationGrade informationGrade,
    HandlingCode handling) {

  /** One that nobody has graded or restricted yet. */
  public static Observation of(String indicator, ObservedValue value, ObserverRole observer) {
    return new Observation(
        indicator,
        value,
        observer,
        null,
        null,
        SourceGrade.X,
        InformationGrade.NOT_CORROBORATED,
        HandlingCode.H0);
  }
}
