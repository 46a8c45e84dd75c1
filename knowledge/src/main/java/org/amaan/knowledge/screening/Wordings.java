package org.amaan.knowledge.screening;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The current catalogue in one language. */
public final class Wordings {

  private static final Map<Language, Wordings> ALL =
      Arrays.stream(Language.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Wordings::read));

  private final @Nullable Translation translation;

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
        indicator.text(),
        translation == null ? null : translation.indicators().get(indicator.id()));
  }

  public Wording of(Preservation preservation) {
    return of(
        preservation.text(),
        translation == null ? null : translation.preservation().get(preservation.id()));
  }

  /** The heading above a phase's questions. */
  public Wording of(Phase phase) {
    String english = IndicatorCatalogue.current().phases().get(phase);
    if (english == null) {
      throw new IllegalStateException("no heading for " + phase);
    }
    return of(english, translation == null ? null : translation.phases().get(phase));
  }

  private Wording of(String english, @Nullable String translated) {
    return translation == null || translated == null
        ? new Wording(english, true, english)
        : new Wording(translated, translation.reviewed(), english);
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
