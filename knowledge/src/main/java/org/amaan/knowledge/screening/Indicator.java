package org.amaan.knowledge.screening;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be observed where people are trafficked for organ removal.
 *
 * @param text the English wording, as a statement that holds or does not
 * @param context figures and references for who studies it; no part of the question
 * @param elements what it can support, which is never to prove it
 * @param category the kind of personal data that an observation of it is
 * @param profile says what people are like and not what happened to this one: training text, which
 *     is never observed and never used
 * @param lookedFor when a source was last looked for
 */
public record Indicator(
    String id,
    Phase phase,
    String text,
    @Nullable String context,
    Set<ObserverRole> observers,
    Set<Element> elements,
    DataCategory category,
    boolean profile,
    String source,
    SourceStatus sourceStatus,
    YearMonth lookedFor) {

  public Indicator {
    observers = inOrder(observers, ObserverRole.class);
    elements = inOrder(elements, Element.class);
  }

  /** In no questionnaire, and no support for an element: a profile, or no source says it. */
  public boolean isTrainingText() {
    return profile || sourceStatus == SourceStatus.NOT_FOUND;
  }

  private static <E extends Enum<E>> Set<E> inOrder(Set<E> items, Class<E> type) {
    Set<E> ordered = EnumSet.noneOf(type);
    ordered.addAll(items);
    return Collections.unmodifiableSet(ordered);
  }
}
