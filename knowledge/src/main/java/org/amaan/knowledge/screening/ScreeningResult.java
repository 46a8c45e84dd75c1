package org.amaan.knowledge.screening;

import java.util.List;
import java.util.Set;

/**
 * What observations come to: no number, no decision, and everything traceable to its indicators.
 *
 * @param elements one for each {@link Element}, in their order
 * @param askNext what would matter most first
 * @param preserve in the order of the catalogue
 */
public record ScreeningResult(
    List<Balance> elements, List<Question> askNext, List<Preserve> preserve) {

  /**
   * What speaks for an element and what against it; an indicator that observers differ about stands
   * on both sides.
   *
   * @param support indicators observed present
   * @param contradiction indicators observed absent, which weighs little: much goes unseen
   */
  public record Balance(Element element, List<String> support, List<String> contradiction) {}

  /**
   * An indicator that nobody has answered.
   *
   * @param asked whether somebody has tried and could not tell
   * @param bearsOn what it can support
   * @param stillOpen those of them that nothing supports yet
   */
  public record Question(
      Indicator indicator, boolean asked, Set<Element> bearsOn, Set<Element> stillOpen) {}

  /**
   * Something that may be lost.
   *
   * @param because the indicators observed present that say so
   */
  public record Preserve(Preservation item, List<String> because) {}

  /** What stands for and against one element. */
  public Balance of(Element element) {
    return elements.get(element.ordinal());
  }
}
