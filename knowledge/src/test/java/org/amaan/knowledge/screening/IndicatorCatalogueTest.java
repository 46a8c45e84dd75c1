package org.amaan.knowledge.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IndicatorCatalogueTest {

  private static final IndicatorCatalogue CATALOGUE = IndicatorCatalogue.current();

  @Test
  void itFollowsItsSchema() throws IOException {
    assertThat(Schemas.problems("catalogue", catalogue())).isEqualTo(List.of());
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    ObjectNode catalogue = catalogue();
    ObjectNode first = (ObjectNode) catalogue.withArray("indicators").get(0);
    first.put("weight", 3);
    assertThat(Schemas.problems("catalogue", catalogue).isEmpty()).isFalse();
    first.remove("weight");
    first.put("profile", true);
    assertThat(Schemas.problems("catalogue", catalogue).isEmpty())
        .as("a profile with elements")
        .isFalse();
    first.remove("profile");
    first.remove("source");
    assertThat(Schemas.problems("catalogue", catalogue).isEmpty()).isFalse();
  }

  @Test
  void everyEntryOfTheResearchIsThere() {
    Map<String, Long> bySeries =
        CATALOGUE.indicators().stream()
            .collect(Collectors.groupingBy(i -> i.id().substring(0, 1), Collectors.counting()));
    assertThat(bySeries)
        .isEqualTo(
            Map.of("R", 12L, "U", 9L, "D", 10L, "H", 5L, "T", 15L, "A", 9L, "C", 5L, "F", 5L));
    assertThat(CATALOGUE.indicators().stream().map(Indicator::id).distinct().count()).isEqualTo(70);
  }

  @Test
  void whatIsNotCheckedSaysSo() {
    assertThat(
            CATALOGUE.indicators().stream()
                .filter(i -> i.sourceStatus() == SourceStatus.GENERAL_KNOWLEDGE)
                .map(Indicator::id)
                .toList())
        .isEqualTo(List.of("D10"));
  }

  @Test
  void whatNoSourceSaysIsTrainingText() {
    List<Indicator> unsupported =
        CATALOGUE.indicators().stream()
            .filter(i -> i.sourceStatus() == SourceStatus.NOT_FOUND)
            .toList();
    assertThat(unsupported.stream().map(Indicator::id)).containsExactly("D6", "D7", "H3");
    for (Indicator indicator : unsupported) {
      assertThat(indicator.elements()).isEmpty();
      for (ObserverRole observer : ObserverRole.values()) {
        assertThat(CATALOGUE.questionsFor(observer)).doesNotContain(indicator);
      }
    }
  }

  @Test
  void eachSaysWhenASourceWasLastLookedFor() {
    assertThat(CATALOGUE.find("H3").orElseThrow().lookedFor()).isEqualTo(YearMonth.of(2026, 12));
    assertThat(CATALOGUE.find("R1").orElseThrow().lookedFor()).isEqualTo(YearMonth.of(2026, 11));
  }

  @Test
  void whoSomebodyIsOrWhereFromIsTrainingTextOnly() {
    List<Indicator> profiles = CATALOGUE.indicators().stream().filter(Indicator::profile).toList();
    assertThat(profiles.stream().map(Indicator::id).toList()).isEqualTo(List.of("U8", "D10"));
    profiles.forEach(profile -> assertThat(profile.elements()).isEqualTo(Set.of()));
    for (ObserverRole observer : ObserverRole.values()) {
      CATALOGUE.questionsFor(observer).forEach(i -> assertThat(i.profile()).as(i.id()).isFalse());
    }
    assertThat(
            CATALOGUE.preservation().stream()
                .flatMap(item -> item.after().stream())
                .noneMatch(id -> CATALOGUE.find(id).orElseThrow().profile()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // a nurse sees the scar, not the visa; a border officer the visa, not the scar
    "clinician, A1, true",
    "clinician, D2, false",
    "border, D2, true",
    "border, A1, false",
    // what the person tells, an NGO hears
    "victim-interview, H2, true",
    "victim-interview, T13, false",
    "finance, F2, true",
    "finance, H2, false",
    "transplant-unit, T13, true",
    "police, F4, true",
    // anyone
    "clinician, D5, true",
    "border, D5, true",
    "finance, U4, true"
  })
  void eachSeesWhatTheyCanObserve(String observer, String indicator, boolean asked) {
    assertThat(
            CATALOGUE.questionsFor(ObserverRole.of(observer)).stream()
                .anyMatch(i -> i.id().equals(indicator)))
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @EnumSource(ObserverRole.class)
  void aQuestionnaireHasItsPhasesInOneOrderAndTheirQuestionsInTheOrderOfTheCatalogue(
      ObserverRole observer) {
    List<Phase> order = CATALOGUE.observers().get(observer).asks();
    assertThat(new HashSet<>(order)).isEqualTo(Set.of(Phase.values()));
    List<Indicator> questions = CATALOGUE.questionsFor(observer);
    assertThat(questions.isEmpty()).isFalse();
    assertThat(questions)
        .isEqualTo(
            CATALOGUE.indicators().stream()
                .filter(i -> !i.isTrainingText() && i.observers().contains(observer))
                .sorted(Comparator.comparingInt(i -> order.indexOf(i.phase())))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(ObserverRole.class)
  void thePageSaysHowManyQuestionsThereAre(ObserverRole observer) throws IOException {
    assertThat(Files.readString(Path.of("../docs/screening.md")))
        .containsPattern(
            "\\| `%s` \\| [^|]+ \\| %d \\|"
                .formatted(observer.value(), CATALOGUE.questionsFor(observer).size()));
  }

  @ParameterizedTest
  @CsvSource({
    "clinician, after-surgery",
    "border, transport-and-documents",
    "victim-interview, recruitment",
    "transplant-unit, work-up-and-transplant",
    "finance, finance-and-network",
    "police, recruitment"
  })
  void whatLiesBeforeThemComesFirst(String observer, String phase) {
    assertThat(CATALOGUE.questionsFor(ObserverRole.of(observer)).get(0).phase())
        .isEqualTo(Phase.of(phase));
  }

  @ParameterizedTest
  @CsvSource({
    "A1, medical",
    "A2, medical",
    "T9, medical",
    "D3, documents",
    "H1, location",
    "U7, identity",
    "U4, identity",
    "R1, narrative",
    "A5, narrative"
  })
  void anObservationIsPersonalDataOfAKind(String indicator, String category) {
    assertThat(CATALOGUE.find(indicator).orElseThrow().category().value()).isEqualTo(category);
  }

  @Test
  void everySignOfPreservationIsAnIndicator() {
    CATALOGUE
        .preservation()
        .forEach(
            item ->
                item.after()
                    .forEach(id -> assertThat(CATALOGUE.find(id).isPresent()).as(id).isTrue()));
    assertThat(CATALOGUE.preservation().stream().map(Preservation::id).distinct().count())
        .isEqualTo(CATALOGUE.preservation().size());
  }

  @Test
  void wordsGoBothWays() {
    assertThat(ObserverRole.of("transplant-unit")).isEqualTo(ObserverRole.TRANSPLANT_UNIT);
    assertThat(Element.CHILD_RULE.value()).isEqualTo("child-rule");
    assertThat(ObservedValue.of(ObservedValue.NOT_ASKED.value()))
        .isEqualTo(ObservedValue.NOT_ASKED);
    assertThat(HowKnown.of("told-by-subject")).isEqualTo(HowKnown.TOLD_BY_SUBJECT);
    for (int number = 1; number <= 4; number++) {
      assertThat(InformationGrade.of(number).number()).isEqualTo(number);
    }
  }

  private static ObjectNode catalogue() throws IOException {
    JsonNode read =
        new YAMLMapper()
            .readTree(Files.readString(Schemas.FOLDER.resolve("catalogue-2026-12.yaml")));
    return (ObjectNode) read;
  }
}
