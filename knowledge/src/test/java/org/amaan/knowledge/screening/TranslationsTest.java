package org.amaan.knowledge.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(
        List.of(),
        Schemas.problems(
            "translation", new YAMLMapper().readTree(Files.readString(file(language)))));
  }

  @Test
  void everyFileIsRead() throws IOException {
    try (Stream<Path> files = Files.list(Schemas.FOLDER)) {
      assertEquals(
          translations().map(language -> file(language).getFileName()).collect(Collectors.toSet()),
          files
              .map(Path::getFileName)
              .filter(name -> name.toString().startsWith("translation-"))
              .collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void saysWhatItIsATranslationOf(Language language) {
    Translation translation = read(language);
    assertEquals(language, translation.language());
    assertEquals(CATALOGUE.version(), translation.catalogue());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void noTextIsMissingAndNoneIsOfNothing(Language language) {
    Translation translation = read(language);
    assertEquals(
        CATALOGUE.indicators().stream().map(Indicator::id).collect(Collectors.toSet()),
        translation.indicators().keySet());
    assertEquals(Set.of(Phase.values()), translation.phases().keySet());
    assertEquals(
        CATALOGUE.preservation().stream().map(Preservation::id).collect(Collectors.toSet()),
        translation.preservation().keySet());
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
          assertTrue(letters >= 4, key + ": " + text);
          assertEquals(letters, own, key + " mixes scripts: " + text);
          assertFalse(PLACEHOLDER.matcher(text).find(), key + ": " + text);
          assertEquals(text.strip(), text, key);
          assertFalse(text.contains("  "), key + ": " + text);
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
          assertFalse(
              letters.foreign().codePoints().anyMatch(c -> text.indexOf(c) >= 0),
              key + " has a letter of another language: " + text);
        });
    letters
        .own()
        .codePoints()
        .forEach(
            c ->
                assertTrue(all.indexOf(Character.toString(c)) >= 0, "no " + Character.toString(c)));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void noTextIsTheEnglishOrThatOfAnotherIndicator(Language language) {
    Set<String> seen = new HashSet<>();
    for (Indicator indicator : CATALOGUE.indicators()) {
      Wording wording = Wordings.in(language).of(indicator);
      assertEquals(indicator.text(), wording.english());
      assertNotEquals(wording.english(), wording.text());
      assertTrue(seen.add(wording.text()), "twice: " + wording.text());
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
    assertTrue(shared <= 5, written.toString());
  }

  @ParameterizedTest
  @CsvSource({"EN, ltr", "UR, rtl", "PRS, rtl", "PS, rtl", "FA, rtl", "AR, rtl", "BN, ltr"})
  void textRunsInItsDirection(Language language, String direction) {
    assertEquals(direction, Wordings.in(language).direction().value());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void whatNobodyHasReviewedSaysSo(Language language) {
    CATALOGUE
        .indicators()
        .forEach(i -> assertFalse(Wordings.in(language).of(i).reviewed(), i.id()));
    CATALOGUE
        .preservation()
        .forEach(item -> assertFalse(Wordings.in(language).of(item).reviewed(), item.id()));
    for (Phase phase : Phase.values()) {
      assertFalse(Wordings.in(language).of(phase).reviewed());
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void englishIsTheOriginal(Phase phase) {
    Wording heading = Wordings.in(Language.EN).of(phase);
    assertTrue(heading.reviewed());
    assertEquals(heading.english(), heading.text());
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
