package org.amaan.knowledge.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationsTest {

  private static final IndicatorCatalogue CATALOGUE = IndicatorCatalogue.current();

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)todo|tbd|xxx|lorem|\\?\\?|\\.\\.\\.|[{}<>\\[\\]_#*\uFFFD]");

  /** Letters that only this language's way of writing the script has, and letters that it lacks. */
  private record Letters(String own, String foreign) {}

  private static final Map<Language, Letters> LETTERS =
      Map.of(
          Language.UR, new Letters("ےٹڈڑں", "يكىةۀښځړ"),
          Language.FA, new Letters("پچگی", "يكةےٹڈڑںښځۀ"),
          Language.PRS, new Letters("پچگۀ", "يكةےٹڈڑںښځ"),
          Language.PS, new Letters("ښځړږډټېۍ", "ةےٹڈڑں"),
          Language.AR, new Letters("ةىأإ", "پچژگکیےٹڈڑںښځ"),
          Language.BN, new Letters("অআঙ", "ৰৱ"));

  static Stream<Language> translations() {
    return Arrays.stream(Language.values()).filter(language -> language != Language.EN);
  }

  @ParameterizedTest
  @MethodSource("translations")
  void followsTheSchema(Language language) throws IOException {
    assertThat(
            Schemas.problems(
                "translation", new YAMLMapper().readTree(Files.readString(file(language)))))
        .isEqualTo(List.of());
  }

  @Test
  void everyFileIsRead() throws IOException {
    try (Stream<Path> files = Files.list(Schemas.FOLDER)) {
      assertThat(
              files
                  .map(Path::getFileName)
                  .filter(name -> name.toString().startsWith("translation-"))
                  .collect(Collectors.toSet()))
          .isEqualTo(
              translations()
                  .map(language -> file(language).getFileName())
                  .collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void saysWhatItIsATranslationOf(Language language) {
    Translation translation = read(language);
    assertThat(translation.language()).isEqualTo(language);
    assertThat(translation.catalogue()).isEqualTo(CATALOGUE.version());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void noTextIsMissingAndNoneIsOfNothing(Language language) {
    Translation translation = read(language);
    assertThat(translation.indicators().keySet())
        .isEqualTo(CATALOGUE.indicators().stream().map(Indicator::id).collect(Collectors.toSet()));
    assertThat(translation.phases().keySet()).isEqualTo(Set.of(Phase.values()));
    assertThat(translation.preservation().keySet())
        .isEqualTo(
            CATALOGUE.preservation().stream().map(Preservation::id).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyTextIsWrittenInItsScriptAndIsNoPlaceholder(Language language) {
    Pattern letter = Pattern.compile(language == Language.BN ? "\\p{IsBengali}" : "\\p{IsArabic}");
    forEach(
        language,
        (key, text) -> {
          long letters = text.codePoints().filter(Character::isLetter).count();
          long own =
              text.codePoints()
                  .filter(Character::isLetter)
                  .filter(c -> letter.matcher(Character.toString(c)).matches())
                  .count();
          assertThat(letters >= 4).as(key + ": " + text).isTrue();
          assertThat(own).as(key + " mixes scripts: " + text).isEqualTo(letters);
          assertThat(PLACEHOLDER.matcher(text).find()).as(key + ": " + text).isFalse();
          assertThat(text).as(key).isEqualTo(text.strip());
          assertThat(text.contains("  ")).as(key + ": " + text).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("translations")
  void itsLettersAreThoseOfItsLanguage(Language language) {
    Letters letters = LETTERS.get(language);
    StringBuilder all = new StringBuilder();
    forEach(
        language,
        (key, text) -> {
          all.append(text);
          assertThat(letters.foreign().codePoints().anyMatch(c -> text.indexOf(c) >= 0))
              .as(key + " has a letter of another language: " + text)
              .isFalse();
        });
    letters
        .own()
        .codePoints()
        .forEach(
            c ->
                assertThat(all.indexOf(Character.toString(c)) >= 0)
                    .as("no " + Character.toString(c))
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void noTextIsTheEnglishOrThatOfAnotherIndicator(Language language) {
    Set<String> seen = new HashSet<>();
    for (Indicator indicator : CATALOGUE.indicators()) {
      Wording wording = Wordings.in(language).of(indicator);
      assertThat(wording.english()).isEqualTo(indicator.text());
      assertThat(wording.text()).isNotEqualTo(wording.english());
      assertThat(seen.add(wording.text())).as("twice: " + wording.text()).isTrue();
    }
  }

  @Test
  void noLanguageIsACopyOfAnother() {
    Map<String, Set<Language>> written = new HashMap<>();
    translations()
        .forEach(
            language ->
                forEach(
                    language,
                    (key, text) ->
                        written.computeIfAbsent(text, t -> new TreeSet<>()).add(language)));
    long shared = written.values().stream().filter(languages -> languages.size() > 1).count();
    // Dari and Farsi are close; a short heading may be the same in both.
    assertThat(shared <= 5).as(written.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"EN, ltr", "UR, rtl", "PRS, rtl", "PS, rtl", "FA, rtl", "AR, rtl", "BN, ltr"})
  void textRunsInItsDirection(Language language, String direction) {
    assertThat(Wordings.in(language).direction().value()).isEqualTo(direction);
  }

  @ParameterizedTest
  @MethodSource("translations")
  void whatNobodyHasReviewedSaysSo(Language language) {
    CATALOGUE
        .indicators()
        .forEach(i -> assertThat(Wordings.in(language).of(i).reviewed()).as(i.id()).isFalse());
    CATALOGUE
        .preservation()
        .forEach(
            item -> assertThat(Wordings.in(language).of(item).reviewed()).as(item.id()).isFalse());
    for (Phase phase : Phase.values()) {
      assertThat(Wordings.in(language).of(phase).reviewed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void englishIsTheOriginal(Phase phase) {
    Wording heading = Wordings.in(Language.EN).of(phase);
    assertThat(heading.reviewed()).isTrue();
    assertThat(heading.text()).isEqualTo(heading.english());
  }

  private static void forEach(Language language, BiConsumer<String, String> check) {
    Translation translation = read(language);
    translation.indicators().forEach(check);
    translation.preservation().forEach(check);
    translation.phases().forEach((phase, text) -> check.accept(phase.value(), text));
  }

  private static Translation read(Language language) {
    return ScreeningData.read(
        "translation-" + CATALOGUE.version() + "." + language.tag(), Translation.class);
  }

  private static Path file(Language language) {
    return Schemas.FOLDER.resolve(
        "translation-" + CATALOGUE.version() + "." + language.tag() + ".yaml");
  }
}
