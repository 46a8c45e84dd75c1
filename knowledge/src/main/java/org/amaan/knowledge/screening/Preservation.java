package org.amaan.knowledge.screening;

import java.util.List;

/**
 * Something worth preserving at first contact, before it is lost.
 *
 * @param text the English wording
 * @param after the indicators that say that it may exist
 */
public record Preservation(
    String id, String text, List<String> after, String source, SourceStatus sourceStatus) {

  public Preservation {
    after = List.copyOf(after);
  }
}
