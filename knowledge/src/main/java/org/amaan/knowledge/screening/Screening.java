package org.amaan.knowledge.screening;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What observations support and contradict, what to ask next, what to preserve now. A pure
 * function: the order of observations does not matter, nor do grades, which a person weighs.
 *
 * <p>Nothing is counted into a score and nothing is decided: signs are neither exhaustive nor
 * proof, and traffickers learn the lists (UNODC; 2-domain, rules of use).
 */
public final class Screening {

  /** Nobody is asked everything at once. */
  public static final int QUESTIONS = 10;

  /** What a question is worth asking for; vulnerability only where its abuse is supported. */
  private static final Set<Element> ASKED_FOR =
      EnumSet.of(Element.ACT, Element.MEANS, Element.APOV, Element.PURPOSE, Element.CHILD_RULE);

  private final IndicatorCatalogue catalogue;
  private final Set<String> present;
  private final Set<String> absent;
  private final Set<String> unknown;

  private Screening(IndicatorCatalogue catalogue, Collection<Observation> observations) {
    this.catalogue = catalogue;
    this.present = observed(observations, ObservedValue.PRESENT);
    this.absent = observed(observations, ObservedValue.ABSENT);
    this.unknown = observed(observations, ObservedValue.UNKNOWN);
  }

  /**
   * @param asker whose questions {@code askNext} is to name
   * @param observations without flaws ({@link ObservationFlaw})
   */
  public static ScreeningResult of(
      IndicatorCatalogue catalogue, ObserverRole asker, Collection<Observation> observations) {
    Screening screening = new Screening(catalogue, observations);
    return new ScreeningResult(
        Arrays.stream(Element.values()).map(screening::balance).toList(),
        screening.askNext(asker),
        screening.preserve());
  }

  private ScreeningResult.Balance balance(Element element) {
    return new ScreeningResult.Balance(
        element, bearingOn(element, present), bearingOn(element, absent));
  }

  private List<ScreeningResult.Question> askNext(ObserverRole asker) {
    Set<Element> open = open();
    return catalogue.questionsFor(asker).stream()
        .filter(indicator -> !present.contains(indicator.id()) && !absent.contains(indicator.id()))
        .map(indicator -> question(indicator, open))
        .filter(question -> isWorthAsking(question))
        .sorted(MOST_USEFUL_FIRST)
        .limit(QUESTIONS)
        .toList();
  }

  // Whether it is a child changes the law and the deadlines, so that comes first of all.
  private static final Comparator<ScreeningResult.Question> MOST_USEFUL_FIRST =
      Comparator.comparing(
              (ScreeningResult.Question q) -> !q.stillOpen().contains(Element.CHILD_RULE))
          .thenComparing(q -> -q.stillOpen().size())
          .thenComparing(ScreeningResult.Question::asked);

  private ScreeningResult.Question question(Indicator indicator, Set<Element> open) {
    Set<Element> stillOpen = EnumSet.copyOf(open);
    stillOpen.retainAll(indicator.elements());
    return new ScreeningResult.Question(
        indicator,
        unknown.contains(indicator.id()),
        indicator.elements(),
        Collections.unmodifiableSet(stillOpen));
  }

  private static boolean isWorthAsking(ScreeningResult.Question question) {
    return !question.stillOpen().isEmpty() || !Collections.disjoint(question.bearsOn(), ASKED_FOR);
  }

  /** What nothing supports yet. */
  private Set<Element> open() {
    Set<Element> open = EnumSet.noneOf(Element.class);
    ASKED_FOR.stream().filter(element -> !isSupported(element)).forEach(open::add);
    if (isSupported(Element.APOV) && !isSupported(Element.VULNERABILITY)) {
      open.add(Element.VULNERABILITY);
    }
    return open;
  }

  private List<ScreeningResult.Preserve> preserve() {
    return catalogue.preservation().stream()
        .map(
            item ->
                new ScreeningResult.Preserve(
                    item, item.after().stream().filter(present::contains).toList()))
        .filter(preserve -> !preserve.because().isEmpty())
        .toList();
  }

  private boolean isSupported(Element element) {
    return !bearingOn(element, present).isEmpty();
  }

  private List<String> bearingOn(Element element, Set<String> observed) {
    return catalogue.indicators().stream()
        .filter(indicator -> !indicator.isTrainingText() && indicator.elements().contains(element))
        .map(Indicator::id)
        .filter(observed::contains)
        .toList();
  }

  private static Set<String> observed(Collection<Observation> observations, ObservedValue value) {
    return observations.stream()
        .filter(observation -> observation.value() == value)
        .map(Observation::indicator)
        .collect(Collectors.toUnmodifiableSet());
  }
}
