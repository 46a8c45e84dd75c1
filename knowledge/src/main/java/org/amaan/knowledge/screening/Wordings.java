package org.amaan.knowledge.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.Reviewable;
import org.jspecify.annotations.Nullable;

/** The current catalogue in one language. */
public final class Wordings {

  private static final Map<Language, Wordings> ALL =
      Arrays.stream(Language.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Wordings::read));

  private final @Nullable Translation translation;

  /** What was shown before; whether it is reviewed does not change while a service runs. */
  private final Map<String, Wording> known = new ConcurrentHashMap<>();

  private Wordings(@Nullable Translation translation) {
    this.translation = translation;
  }

  public static Wordings in(Language language) {
    Wordings wordings = ALL.get(language);
    if (wordings == null) {
      throw new IllegalStateException("no wordings in " + language);
    }
    return wordings;
  }

  public Direction direction() {
    return translation == null ? Direction.LTR : translation.direction();
  }

  public Wording of(Indicator indicator) {
    return of(
        "indicators/" + indicator.id(),
        indicator.text(),
        translation == null ? null : translation.indicators().get(indicator.id()));
  }

  public Wording of(Preservation preservation) {
    return of(
        "preservation/" + preservation.id(),
        preservation.text(),
        translation == null ? null : translation.preservation().get(preservation.id()));
  }

  /** The heading above a phase's questions. */
  public Wording of(Phase phase) {
    String english = IndicatorCatalogue.current().phases().get(phase);
    if (english == null) {
      throw new IllegalStateException("no heading for " + phase);
    }
    return of(
        "phases/" + phase.value(),
        english,
        translation == null ? null : translation.phases().get(phase));
  }

  /**
   * Everything in this language that a native reader can confirm, in the order of the catalogue.
   */
  public List<Reviewable> reviewable() {
    IndicatorCatalogue catalogue = IndicatorCatalogue.current();
    List<Reviewable> texts = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      texts.add(reviewable("phases/" + phase.value(), of(phase)));
    }
    catalogue.indicators().forEach(one -> texts.add(reviewable("indicators/" + one.id(), of(one))));
    catalogue
        .preservation()
        .forEach(one -> texts.add(reviewable("preservation/" + one.id(), of(one))));
    return texts;
  }

  private static Reviewable reviewable(String place, Wording wording) {
    return Reviewable.translation(place, wording.text(), wording.english());
  }

  private Wording of(String place, String english, @Nullable String translated) {
    if (translation == null || translated == null) {
      return new Wording(english, true, english);
    }
    return known.computeIfAbsent(
        place,
        any ->
            new Wording(translated, isReviewed(translation, place, translated, english), english));
  }

  private static boolean isReviewed(
      Translation translation, String place, String translated, String english) {
    return translation.reviewed()
        || Confirmations.current()
            .hold(
                "indicators." + translation.language().tag(),
                translation.catalogue(),
                Reviewable.translation(place, translated, english));
  }

  private static Wordings read(Language language) {
    return new Wordings(
        language == Language.EN
            ? null
            : ScreeningData.read(
                "translation-" + IndicatorCatalogue.current().version() + "." + language.tag(),
                Translation.class));
  }
}
