package org.amaan.referral.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amaan.knowledge.DataCategory;

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
    if (ground != null) {
      return own || ground.kind() != Ground.Kind.OWN_RECORD;
    }
    return own && !facts.erased() && decision.notesOf().isEmpty() && !facts.isTakenBack(category);
  }

  /** Why other categories are not open, whether there is something in them or not. */
  public static Map<DataCategory, WithheldReason> withheld(
      Decision.Disclosed decision, Set<DataCategory> shown) {
    Map<DataCategory, WithheldReason> withheld = new TreeMap<>(decision.withheld());
    withheld.keySet().removeAll(shown);
    return withheld;
  }
}
