package org.amaan.knowledge.screening;

import static org.amaan.knowledge.screening.ObservedValue.ABSENT;
import static org.amaan.knowledge.screening.ObservedValue.PRESENT;
import static org.amaan.knowledge.screening.ObservedValue.UNKNOWN;
import static org.amaan.knowledge.screening.ObserverRole.BORDER;
import static org.amaan.knowledge.screening.ObserverRole.CLINICIAN;
import static org.amaan.knowledge.screening.ObserverRole.VICTIM_INTERVIEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScreeningTest {

  private static final IndicatorCatalogue CATALOGUE = IndicatorCatalogue.current();

  static Stream<Arguments> everyIndicatorAndElement() {
    return CATALOGUE.indicators().stream()
        .flatMap(
            indicator -> Arrays.stream(Element.values()).map(e -> Arguments.of(indicator.id(), e)));
  }

  /** All 70 × 7: an indicator speaks for and against its own elements and no other. */
  @ParameterizedTest
  @MethodSource("everyIndicatorAndElement")
  void anIndicatorBearsOnItsElementsOnly(String id, Element element) {
    List<String> bears =
        CATALOGUE.find(id).orElseThrow().elements().contains(element) ? List.of(id) : List.of();
    ScreeningResult.Balance present = screen(CLINICIAN, observed(PRESENT, id)).of(element);
    assertEquals(bears, present.support());
    assertEquals(List.of(), present.contradiction());
    ScreeningResult.Balance absent = screen(CLINICIAN, observed(ABSENT, id)).of(element);
    assertEquals(List.of(), absent.support());
    assertEquals(bears, absent.contradiction());
    for (ObservedValue silent : List.of(ObservedValue.NOT_ASKED, UNKNOWN)) {
      ScreeningResult.Balance nothing = screen(CLINICIAN, observed(silent, id)).of(element);
      assertEquals(List.of(), nothing.support());
      assertEquals(List.of(), nothing.contradiction());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // who somebody is and how poor: beside the offence, never for it
    "'U4,U5,U6', ''",
    "'U8,D10', ''",
    "'D6,T9,C4,C5,F5', ''",
    "'A6,A7,A8', ''",
    "'U7', ''",
    // what was done
    "'R1', 'act'",
    "'H2', 'means'",
    "'A1', 'purpose'",
    "'R12', 'apov'",
    "'U1', 'apov'",
    "'R1,H2,A1', 'act,means,purpose'",
    "'H1', 'act,means'",
    "'R11', 'means,purpose'"
  })
  void whatSupportsTheOffence(String present, String elements) {
    ScreeningResult result = screen(CLINICIAN, observed(PRESENT, present.split(",")));
    assertEquals(
        elements.isEmpty() ? Set.of() : Set.of(elements.split(",")),
        Stream.of(Element.ACT, Element.MEANS, Element.APOV, Element.PURPOSE)
            .filter(element -> !result.of(element).support().isEmpty())
            .map(Element::value)
            .collect(Collectors.toSet()));
  }

  @Test
  void observersWhoDifferStandOnBothSides() {
    ScreeningResult result =
        screen(
            CLINICIAN,
            List.of(
                Observation.of("D5", PRESENT, CLINICIAN), Observation.of("D5", ABSENT, BORDER)));
    assertEquals(List.of("D5"), result.of(Element.MEANS).support());
    assertEquals(List.of("D5"), result.of(Element.MEANS).contradiction());
  }

  @Test
  void idsComeInTheOrderOfTheCatalogue() {
    assertEquals(
        List.of("R11", "T1", "A1", "A2"),
        screen(CLINICIAN, observed(PRESENT, "A2", "T1", "A1", "R11"))
            .of(Element.PURPOSE)
            .support());
  }

  @ParameterizedTest
  @EnumSource(ObserverRole.class)
  void nobodyIsAskedWhatTheyCannotObserveOrWhatHelpsNothing(ObserverRole asker) {
    ScreeningResult result = screen(asker, List.of());
    assertTrue(result.askNext().size() <= Screening.QUESTIONS);
    assertFalse(result.askNext().isEmpty());
    for (ScreeningResult.Question question : result.askNext()) {
      assertTrue(question.indicator().observers().contains(asker));
      assertFalse(question.stillOpen().isEmpty(), question.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ObserverRole.class,
      names = {"CLINICIAN", "TRANSPLANT_UNIT", "POLICE"})
  void whetherItIsAChildIsAskedFirst(ObserverRole asker) {
    assertEquals("U7", firstQuestion(asker, List.of()));
    assertFalse(asked(asker, observed(PRESENT, "U7")).contains("U7"));
    assertFalse(asked(asker, observed(ABSENT, "U7")).contains("U7"));
  }

  @Test
  void whatCouldFillMostGapsIsAskedBeforeWhatFillsOne() {
    // R6 and R11 bear on means and purpose
    List<String> asked = asked(CLINICIAN, observed(ABSENT, "U7"));
    assertEquals(List.of("T1", "R6", "R11"), asked.subList(0, 3));
    assertTrue(asked.contains("A2"));
  }

  @Test
  void aGapIsAskedForBeforeWhatIsSupportedAlready() {
    ScreeningResult result = screen(VICTIM_INTERVIEW, observed(PRESENT, "R5", "R11", "U1", "A1"));
    ScreeningResult.Question first = result.askNext().get(0);
    assertEquals(Set.of(Element.ACT), first.stillOpen());
    List<Boolean> open =
        result.askNext().stream().map(question -> question.stillOpen().isEmpty()).toList();
    assertEquals(open.stream().sorted().toList(), open);
  }

  @Test
  void whoMayHaveAbusedAVulnerabilityMakesItWorthAskingForOne() {
    assertFalse(asked(BORDER, observed(ABSENT, "D2")).contains("U4"));
    ScreeningResult result = screen(BORDER, observed(PRESENT, "R12"));
    assertTrue(
        result.askNext().stream()
            .anyMatch(
                q ->
                    q.indicator().id().equals("U4")
                        && q.stillOpen().equals(Set.of(Element.VULNERABILITY))));
  }

  @Test
  void whatSomebodyTriedAndCouldNotTellComesAfterItsEquals() {
    assertEquals(List.of("D2", "D1", "D3", "D4", "D5", "D7"), asked(BORDER, List.of()));
    ScreeningResult result = screen(BORDER, observed(UNKNOWN, "D3"));
    assertEquals(
        List.of("D2", "D1", "D4", "D5", "D7", "D3"),
        result.askNext().stream().map(q -> q.indicator().id()).toList());
    assertEquals(
        List.of("D3"),
        result.askNext().stream()
            .filter(ScreeningResult.Question::asked)
            .map(q -> q.indicator().id())
            .toList());
  }

  @Test
  void whatWasAnsweredByAnybodyIsNotAskedAgain() {
    Set<String> asked = new HashSet<>(asked(CLINICIAN, List.of()));
    assertTrue(asked.contains("T1"));
    assertFalse(
        asked(CLINICIAN, List.of(Observation.of("T1", ABSENT, ObserverRole.TRANSPLANT_UNIT)))
            .contains("T1"));
  }

  @ParameterizedTest
  @CsvSource({
    "A1, 'consent-forms,anaesthetic-log,imaging,scar-photographs'",
    "R7, 'consent-forms,blood-and-tissue-tests,agreements-and-advances,money-trail'",
    "D2, 'travel-records,committee-file'",
    "F4, 'phones-and-chats,lodging-records,money-trail'",
    "U4, ''",
    "A7, ''"
  })
  void whatMayBeLostIsToBePreserved(String present, String items) {
    List<ScreeningResult.Preserve> preserve =
        screen(CLINICIAN, observed(PRESENT, present)).preserve();
    assertEquals(items, preserve.stream().map(p -> p.item().id()).collect(Collectors.joining(",")));
    preserve.forEach(p -> assertEquals(List.of(present), p.because()));
    assertEquals(List.of(), screen(CLINICIAN, observed(ABSENT, present)).preserve());
    assertEquals(List.of(), screen(CLINICIAN, observed(UNKNOWN, present)).preserve());
  }

  private static String firstQuestion(ObserverRole asker, List<Observation> observations) {
    return asked(asker, observations).get(0);
  }

  private static List<String> asked(ObserverRole asker, List<Observation> observations) {
    return screen(asker, observations).askNext().stream().map(q -> q.indicator().id()).toList();
  }

  private static ScreeningResult screen(ObserverRole asker, List<Observation> observations) {
    return Screening.of(CATALOGUE, asker, observations);
  }

  private static List<Observation> observed(ObservedValue value, String... ids) {
    return Arrays.stream(ids).map(id -> Observation.of(id, value, CLINICIAN)).toList();
  }
}
