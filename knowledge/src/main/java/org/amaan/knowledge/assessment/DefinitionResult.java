package org.amaan.knowledge.assessment;

import java.util.List;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.law.Kind;
import org.amaan.knowledge.law.Standing;

/**
 * What the findings come to by one act of the country.
 *
 * @param definition id of the act in the profile
 * @param standing whether it was law at the time of the acts
 * @param outcome of the first reading: a person of unknown age is protected as a child
 * @param readings as of the offence that it is compared with
 */
public record DefinitionResult(
    String definition,
    Kind kind,
    String title,
    Standing standing,
    DefinitionOutcome outcome,
    List<Reading> readings) {

  public DefinitionResult {
    readings = List.copyOf(readings);
  }

  /** By the measure of a child or of an adult. */
  public record Reading(ReadAs readAs, DefinitionOutcome outcome, List<Sentence> explanation) {
    public Reading {
      explanation = List.copyOf(explanation);
    }
  }
}
