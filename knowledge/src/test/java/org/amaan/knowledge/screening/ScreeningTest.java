package org.amaan.knowledge.screening;

import static org.amaan.knowledge.screening.ObservedValue.ABSENT;
import static org.amaan.knowledge.screening.ObservedValue.PRESENT;
import static org.amaan.knowledge.screening.ObservedValue.UNKNOWN;
import static org.amaan.knowledge.screening.ObserverRole.BORDER;
import static org.amaan.knowledge.screening.ObserverRole.CLINICIAN;
import static org.amaan.knowledge.screening.ObserverRole.VICTIM_INTERVIEW;
import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(present.support()).isEqualTo(bears);
    assertThat(present.contradiction()).isEqualTo(List.of());
    ScreeningResult.Balance absent = screen(CLINICIAN, observed(ABSENT, id)).of(element);
    assertThat(absent.support()).isEqualTo(List.of());
    assertThat(absent.contradiction()).isEqualTo(bears);
    for (ObservedValue silent : List.of(ObservedValue.NOT_ASKED, UNKNOWN)) {
      ScreeningResult.Balance nothing = screen(CLINICIAN, observed(silent, id)).of(element);
      assertThat(nothing.support()).isEqualTo(List.of());
      assertThat(nothing.contradiction()).isEqualTo(List.of());
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
    assertThat(
            Stream.of(Element.ACT, Element.MEANS, Element.APOV, Element.PURPOSE)
                .filter(element -> !result.of(element).support().isEmpty())
                .map(Element::value)
                .collect(Collectors.toSet()))
        .isEqualTo(elements.isEmpty() ? Set.of() : Set.of(elements.split(",")));
  }

  @Test
  void observersWhoDifferStandOnBothSides() {
    ScreeningResult result =
        screen(
            CLINICIAN,
            List.of(
                Observation.of("D5", PRESENT, CLINICIAN), Observation.of("D5", ABSENT, BORDER)));
    assertThat(result.of(Element.MEANS).support()).isEqualTo(List.of("D5"));
    assertThat(result.of(Element.MEANS).contradiction()).isEqualTo(List.of("D5"));
  }

  @Test
  void idsComeInTheOrderOfTheCatalogue() {
    assertThat(
            screen(CLINICIAN, observed(PRESENT, "A2", "T1", "A1", "R11"))
                .of(Element.PURPOSE)
                .support())
        .isEqualTo(List.of("R11", "T1", "A1", "A2"));
  }

  @ParameterizedTest
  @EnumSource(ObserverRole.class)
  void nobodyIsAskedWhatTheyCannotObserveOrWhatHelpsNothing(ObserverRole asker) {
    ScreeningResult result = screen(asker, List.of());
    assertThat(result.askNext().size() <= Screening.QUESTIONS).isTrue();
    assertThat(result.askNext().isEmpty()).isFalse();
    for (ScreeningResult.Question question : result.askNext()) {
      assertThat(question.indicator().observers().contains(asker)).isTrue();
      assertThat(question.stillOpen().isEmpty()).as(question.toString()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ObserverRole.class,
      names = {"CLINICIAN", "TRANSPLANT_UNIT", "POLICE"})
  void whetherItIsAChildIsAskedFirst(ObserverRole asker) {
    assertThat(firstQuestion(asker, List.of())).isEqualTo("U7");
    assertThat(asked(asker, observed(PRESENT, "U7")).contains("U7")).isFalse();
    assertThat(asked(asker, observed(ABSENT, "U7")).contains("U7")).isFalse();
  }

  @Test
  void whatCouldFillMostGapsIsAskedBeforeWhatFillsOne() {
    // R6 and R11 bear on means and purpose
    List<String> asked = asked(CLINICIAN, observed(ABSENT, "U7"));
    assertThat(asked.subList(0, 3)).isEqualTo(List.of("T1", "R6", "R11"));
    assertThat(asked.contains("A2")).isTrue();
  }

  @Test
  void aGapIsAskedForBeforeWhatIsSupportedAlready() {
    ScreeningResult result = screen(VICTIM_INTERVIEW, observed(PRESENT, "R5", "R11", "U1", "A1"));
    ScreeningResult.Question first = result.askNext().get(0);
    assertThat(first.stillOpen()).isEqualTo(Set.of(Element.ACT));
    List<Boolean> open =
        result.askNext().stream().map(question -> question.stillOpen().isEmpty()).toList();
    assertThat(open).isEqualTo(open.stream().sorted().toList());
  }

  @Test
  void whoMayHaveAbusedAVulnerabilityMakesItWorthAskingForOne() {
    assertThat(asked(BORDER, observed(ABSENT, "D2")).contains("U4")).isFalse();
    ScreeningResult result = screen(BORDER, observed(PRESENT, "R12"));
    assertThat(
            result.askNext().stream()
                .anyMatch(
                    q ->
                        q.indicator().id().equals("U4")
                            && q.stillOpen().equals(Set.of(Element.VULNERABILITY))))
        .isTrue();
  }

  @Test
  void whatSomebodyTriedAndCouldNotTellComesAfterItsEquals() {
    assertThat(asked(BORDER, List.of())).isEqualTo(List.of("D2", "D1", "D3", "D4", "D5"));
    ScreeningResult result = screen(BORDER, observed(UNKNOWN, "D3"));
    assertThat(result.askNext().stream().map(q -> q.indicator().id()).toList())
        .isEqualTo(List.of("D2", "D1", "D4", "D5", "D3"));
    assertThat(
            result.askNext().stream()
                .filter(ScreeningResult.Question::asked)
                .map(q -> q.indicator().id())
                .toList())
        .isEqualTo(List.of("D3"));
  }

  @Test
  void whatWasAnsweredByAnybodyIsNotAskedAgain() {
    Set<String> asked = new HashSet<>(asked(CLINICIAN, List.of()));
    assertThat(asked.contains("T1")).isTrue();
    assertThat(
            asked(CLINICIAN, List.of(Observation.of("T1", ABSENT, ObserverRole.TRANSPLANT_UNIT)))
                .contains("T1"))
        .isFalse();
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
    assertThat(preserve.stream().map(p -> p.item().id()).collect(Collectors.joining(",")))
        .isEqualTo(items);
    preserve.forEach(p -> assertThat(p.because()).isEqualTo(List.of(present)));
    assertThat(screen(CLINICIAN, observed(ABSENT, present)).preserve()).isEqualTo(List.of());
    assertThat(screen(CLINICIAN, observed(UNKNOWN, present)).preserve()).isEqualTo(List.of());
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
