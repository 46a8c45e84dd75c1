package org.amaan.referral.disclosure.decision;

import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;

/**
 * What {@link Disclosure} decided, applied to observations: each is read as files of its category
 * are ({@link AttachmentRule}), and as far as its own handling code lets it be. The code binds
 * others, not the agency whose observation it is.
 */
public final class ObservationRule {

  private ObservationRule() {}

  /** What the decision needs to know of one. */
  public record About(DataCategory category, HandlingCode handling, String recordedBy) {}

  /**
   * @param facts as if all were recorded: an observation may be the first of its category
   */
  public static boolean opens(
      Reader reader,
      SubjectFacts facts,
      Purpose purpose,
      Decision.Disclosed decision,
      About observation) {
    return opensCategory(reader, facts, decision, observation)
        && permits(reader, facts, purpose, observation);
  }

  /** Nothing but its own handling code keeps it from the reader. */
  public static boolean isKeptByItsCode(
      Reader reader,
      SubjectFacts facts,
      Purpose purpose,
      Decision.Disclosed decision,
      About observation) {
    return opensCategory(reader, facts, decision, observation)
        && !permits(reader, facts, purpose, observation);
  }

  private static boolean opensCategory(
      Reader reader, SubjectFacts facts, Decision.Disclosed decision, About observation) {
    return AttachmentRule.opens(
        reader, facts, decision, observation.category(), observation.recordedBy());
  }

  private static boolean permits(
      Reader reader, SubjectFacts facts, Purpose purpose, About observation) {
    return observation.recordedBy().equals(reader.agency())
        || HandlingCodes.permits(
            observation.handling(), observation.recordedBy(), reader, facts, purpose);
  }
}
