package org.amaan.knowledge.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A version of the indicators, the question sets and the list of what to preserve. */
public record IndicatorCatalogue(
    String version,
    Map<Phase, String> phases,
    Map<ObserverRole, QuestionSet> observers,
    List<Indicator> indicators,
    List<Preservation> preservation) {

  private static final IndicatorCatalogue CURRENT =
      ScreeningData.read("catalogue-2026-12", IndicatorCatalogue.class);

  public IndicatorCatalogue {
    phases = Map.copyOf(phases);
    observers = Map.copyOf(observers);
    indicators = List.copyOf(indicators);
    preservation = List.copyOf(preservation);
  }

  /** The newest that comes with the platform. */
  public static IndicatorCatalogue current() {
    return CURRENT;
  }

  public Optional<Indicator> find(String id) {
    return indicators.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
  }

  /** What this observer can observe, in the order in which it is asked. */
  public List<Indicator> questionsFor(ObserverRole observer) {
    QuestionSet set = observers.get(observer);
    if (set == null) {
      throw new IllegalStateException("no question set for " + observer);
    }
    return indicators.stream()
        .filter(indicator -> !indicator.isTrainingText())
        .filter(indicator -> indicator.observers().contains(observer))
        .sorted(Comparator.comparingInt(indicator -> set.asks().indexOf(indicator.phase())))
        .toList();
  }
}
