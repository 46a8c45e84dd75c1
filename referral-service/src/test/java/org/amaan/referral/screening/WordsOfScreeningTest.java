package org.amaan.referral.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.Direction;
import org.amaan.knowledge.screening.Element;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.Phase;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.knowledge.screening.SourceStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract and the catalogue use the same words: none is refused, none fails. */
class WordsOfScreeningTest {

  static Stream<Arguments> words() {
    return Stream.of(
        of(Element.values(), Element::value, org.amaan.knowledge.screening.Element.values()),
        of(HowKnown.values(), HowKnown::value, org.amaan.knowledge.screening.HowKnown.values()),
        of(Language.values(), Language::tag, org.amaan.knowledge.screening.Language.values()),
        of(
            ObservedValue.values(),
            ObservedValue::value,
            org.amaan.knowledge.screening.ObservedValue.values()),
        of(
            ObserverRole.values(),
            ObserverRole::value,
            org.amaan.knowledge.screening.ObserverRole.values()),
        of(Phase.values(), Phase::value, Phase.values()),
        of(Direction.values(), Direction::value, Direction.values()),
        of(SourceGrade.values(), Enum::name, org.amaan.knowledge.screening.SourceGrade.values()),
        of(
            SourceStatus.values(),
            SourceStatus::value,
            org.amaan.knowledge.screening.SourceStatus.values()),
        of(HandlingCode.values(), Enum::name, org.amaan.knowledge.HandlingCode.values()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void areTheSame(List<String> known, List<String> documented) {
    assertThat(documented).isEqualTo(known);
  }

  private static <E extends Enum<E>> Arguments of(
      E[] known, Function<E, String> word, Object[] documented) {
    return Arguments.of(
        Arrays.stream(known).map(word).sorted().toList(),
        Arrays.stream(documented).map(Object::toString).sorted().toList());
  }
}
