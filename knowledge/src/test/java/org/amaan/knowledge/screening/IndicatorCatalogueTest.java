package org.amaan.knowledge.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
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
    assertEquals(List.of(), Schemas.problems("catalogue", catalogue()));
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    ObjectNode catalogue = catalogue();
    ObjectNode first = (ObjectNode) catalogue.withArray("indicators").get(0);
    first.put("weight", 3);
    assertFalse(Schemas.problems("catalogue", catalogue).isEmpty());
    first.remove("weight");
    first.put("profile", true);
    assertFalse(Schemas.problems("catalogue", catalogue).isEmpty(), "a profile with elements");
    first.remove("profile");
    first.remove("source");
    assertFalse(Schemas.problems("catalogue", catalogue).isEmpty());
  }

  @Test
  void everyEntryOfTheResearchIsThere() {
    Map<String, Long> bySeries =
        CATALOGUE.indicators().stream()
            .collect(Collectors.groupingBy(i -> i.id().substring(0, 1), Collectors.counting()));
    assertEquals(
        Map.of("R", 12L, "U", 9L, "D", 10L, "H", 5L, "T", 15L, "A", 9L, "C", 5L, "F", 5L),
        bySeries);
    assertEquals(70, CATALOGUE.indicators().stream().map(Indicator::id).distinct().count());
  }

  @Test
  void whatIsNotCheckedSaysSo() {
    assertEquals(
        List.of("R10", "D7", "D10", "H3", "A2", "A8", "C4", "F2", "F3"),
        CATALOGUE.indicators().stream()
            .filter(i -> i.sourceStatus() == SourceStatus.GENERAL_KNOWLEDGE)
            .map(Indicator::id)
            .toList());
  }

  @Test
  void whoSomebodyIsOrWhereFromIsTrainingTextOnly() {
    List<Indicator> profiles = CATALOGUE.indicators().stream().filter(Indicator::profile).toList();
    assertEquals(List.of("U8", "D10"), profiles.stream().map(Indicator::id).toList());
    profiles.forEach(profile -> assertEquals(Set.of(), profile.elements()));
    for (ObserverRole observer : ObserverRole.values()) {
      CATALOGUE.questionsFor(observer).forEach(i -> assertFalse(i.profile(), i.id()));
    }
    assertTrue(
        CATALOGUE.preservation().stream()
            .flatMap(item -> item.after().stream())
            .noneMatch(id -> CATALOGUE.find(id).orElseThrow().profile()));
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
    assertEquals(
        asked,
        CATALOGUE.questionsFor(ObserverRole.of(observer)).stream()
            .anyMatch(i -> i.id().equals(indicator)));
  }

  @ParameterizedTest
  @EnumSource(ObserverRole.class)
  void aQuestionnaireHasItsPhasesInOneOrderAndTheirQuestionsInTheOrderOfTheCatalogue(
      ObserverRole observer) {
    List<Phase> order = CATALOGUE.observers().get(observer).asks();
    assertEquals(Set.of(Phase.values()), new HashSet<>(order));
    List<Indicator> questions = CATALOGUE.questionsFor(observer);
    assertFalse(questions.isEmpty());
    assertEquals(
        CATALOGUE.indicators().stream()
            .filter(i -> !i.profile() && i.observers().contains(observer))
            .sorted(Comparator.comparingInt(i -> order.indexOf(i.phase())))
            .toList(),
        questions);
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
    assertEquals(Phase.of(phase), CATALOGUE.questionsFor(ObserverRole.of(observer)).get(0).phase());
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
    assertEquals(category, CATALOGUE.find(indicator).orElseThrow().category().value());
  }

  @Test
  void everySignOfPreservationIsAnIndicator() {
    CATALOGUE
        .preservation()
        .forEach(
            item -> item.after().forEach(id -> assertTrue(CATALOGUE.find(id).isPresent(), id)));
    assertEquals(
        CATALOGUE.preservation().size(),
        CATALOGUE.preservation().stream().map(Preservation::id).distinct().count());
  }

  @Test
  void wordsGoBothWays() {
    assertEquals(ObserverRole.TRANSPLANT_UNIT, ObserverRole.of("transplant-unit"));
    assertEquals("child-rule", Element.CHILD_RULE.value());
    assertEquals(ObservedValue.NOT_ASKED, ObservedValue.of(ObservedValue.NOT_ASKED.value()));
    assertEquals(HowKnown.TOLD_BY_SUBJECT, HowKnown.of("told-by-subject"));
    for (int number = 1; number <= 4; number++) {
      assertEquals(number, InformationGrade.of(number).number());
    }
  }

  private static ObjectNode catalogue() throws IOException {
    JsonNode read =
        new YAMLMapper()
            .readTree(Files.readString(Schemas.FOLDER.resolve("catalogue-2026-11.yaml")));
    return (ObjectNode) read;
  }
}
