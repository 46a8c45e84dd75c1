package org.amaan.referral.disclosure.decision;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;

/**
 * What {@link Disclosure} decided, applied to files. Each has a category and is read like it; the
 * agency that added a file reads it back, as long as the category was not taken back. That an
 * agency recorded the subject opens its own files, not those of others.
 */
public final class AttachmentRule {

  private AttachmentRule() {}

  /**
   * @param facts as if all were recorded: a file may be the first of its category
   */
  public static boolean opens(
      Reader reader,
      SubjectFacts facts,
      Decision.Disclosed decision,
      DataCategory category,
      String addedBy) {
    boolean own = addedBy.equals(reader.agency());
    Ground ground = decision.allowed().get(category);
    if (decision.opensWritingOf(addedBy, category)) {
      return true;
    }
    if (ground != null) {
      return own || ground.kind() != Ground.Kind.OWN_RECORD;
    }
    return own && !facts.erased() && !decision.notesOnly() && !facts.isTakenBack(category);
  }

  /** On what the files shown are open: what no ground opens is shown to who added it. */
  public static Map<DataCategory, Ground> grounds(
      Decision.Disclosed decision, Set<DataCategory> shown) {
    Map<DataCategory, Ground> grounds = new TreeMap<>();
    shown.forEach(
        category ->
            grounds.put(
                category,
                decision
                    .allowed()
                    .getOrDefault(
                        category,
                        decision.passedOn().getOrDefault(category, Set.of()).isEmpty()
                            ? Ground.OWN_RECORD
                            : Ground.CONSENT)));
    return grounds;
  }

  /**
   * Those of the categories that the decision opens. The recorder's condition on another is not for
   * somebody to read who reads back no more than its own file.
   */
  public static HandlingCodes handling(SubjectFacts facts, Decision.Disclosed decision) {
    return new HandlingCodes(
        facts.circumstances().handling().set().stream()
            .filter(handling -> decision.allows(handling.category()))
            .toList());
  }

  /**
   * Why other categories are not open, whether there is something in them or not. Of what is open
   * only as the reader's own record it is what consent says: the files of others are not.
   */
  public static Map<DataCategory, WithheldReason> withheld(
      Reader reader,
      SubjectFacts facts,
      Purpose purpose,
      Decision.Disclosed decision,
      Set<DataCategory> shown) {
    Map<DataCategory, WithheldReason> withheld = new TreeMap<>(decision.withheld());
    decision
        .allowed()
        .forEach(
            (category, ground) -> {
              if (ground.kind() == Ground.Kind.OWN_RECORD) {
                withheld.put(category, Disclosure.whyNot(reader, facts, purpose, category));
              }
            });
    withheld.keySet().removeAll(shown);
    return withheld;
  }
}
