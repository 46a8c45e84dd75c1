package org.amaan.knowledge.assessment;

import java.util.List;
import java.util.UUID;

/**
 * What the assessor holds of one element, and on what.
 *
 * @param element id of an element of the profile
 * @param reason free text about a person; it never becomes part of the result
 * @param observations ids of what supports or contradicts it
 * @param evidence ids of what supports or contradicts it
 */
public record Finding(
    String element,
    FindingValue value,
    String reason,
    List<UUID> observations,
    List<UUID> evidence) {

  /** The longest reason, in characters (UTF-16 code units). */
  public static final int MAX_REASON = 2_000;

  /** The most observations, and the most items of evidence, that one finding points to. */
  public static final int MAX_LINKS = 100;

  public Finding {
    observations = List.copyOf(observations);
    evidence = List.copyOf(evidence);
  }

  /** Without the reason, which is about a person. */
  @Override
  public String toString() {
    return "Finding[…withheld]";
  }
}
