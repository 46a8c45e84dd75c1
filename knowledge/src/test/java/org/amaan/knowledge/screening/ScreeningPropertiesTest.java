package org.amaan.knowledge.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.amaan.knowledge.HandlingCode;
import org.junit.jupiter.api.Test;

/** What holds whatever was observed, on 3,000 screenings made up from fixed seeds. */
class ScreeningPropertiesTest {

  private static final int WORLDS = 3_000;
  private static final IndicatorCatalogue CATALOGUE = IndicatorCatalogue.current();

  private record World(Random random, ObserverRole asker, List<Observation> observations) {
    ScreeningResult screen() {
      return Screening.of(CATALOGUE, asker, observations);
    }

    ScreeningResult with(ObservedValue value) {
      List<Observation> more = new ArrayList<>(observations);
      more.add(observation(random, value));
      return Screening.of(CATALOGUE, asker, more);
    }
  }

  @Test
  void theWorldsAreWorthLookingAt() {
    int supported = 0;
    int contradicted = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      ScreeningResult.Balance means = world(seed).screen().of(Element.MEANS);
      supported += means.support().isEmpty() ? 0 : 1;
      contradicted += means.contradiction().isEmpty() ? 0 : 1;
    }
    assertThat(supported > WORLDS / 4 && supported < WORLDS).as("supported: " + supported).isTrue();
    assertThat(contradicted > WORLDS / 4).as("contradicted: " + contradicted).isTrue();
  }

  @Test
  void theOrderOfObservationsDoesNotMatter() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      List<Observation> shuffled = new ArrayList<>(world.observations());
      Collections.shuffle(shuffled, world.random());
      assertThat(Screening.of(CATALOGUE, world.asker(), shuffled))
          .as("seed " + seed)
          .isEqualTo(world.screen());
    }
  }

  @Test
  void notKnowingAndNotAskingChangeNothingButWhatToAsk() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      ScreeningResult before = world.screen();
      ScreeningResult after = world.with(ObservedValue.UNKNOWN);
      assertThat(after.elements()).as("seed " + seed).isEqualTo(before.elements());
      assertThat(after.preserve()).as("seed " + seed).isEqualTo(before.preserve());
      assertThat(world.with(ObservedValue.NOT_ASKED)).as("seed " + seed).isEqualTo(before);
    }
  }

  @Test
  void whatIsPresentOnlyAddsSupport() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      ScreeningResult before = world.screen();
      ScreeningResult after = world.with(ObservedValue.PRESENT);
      for (Element element : Element.values()) {
        assertThat(after.of(element).support().containsAll(before.of(element).support()))
            .as("seed " + seed)
            .isTrue();
        assertThat(after.of(element).contradiction())
            .as("seed " + seed)
            .isEqualTo(before.of(element).contradiction());
      }
      assertThat(ids(after.preserve()).containsAll(ids(before.preserve())))
          .as("seed " + seed)
          .isTrue();
    }
  }

  @Test
  void whatIsAbsentNeverSupportsAndOnlyAddsContradiction() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      ScreeningResult before = world.screen();
      ScreeningResult after = world.with(ObservedValue.ABSENT);
      for (Element element : Element.values()) {
        assertThat(after.of(element).support())
            .as("seed " + seed)
            .isEqualTo(before.of(element).support());
        assertThat(
                after.of(element).contradiction().containsAll(before.of(element).contradiction()))
            .as("seed " + seed)
            .isTrue();
      }
      assertThat(after.preserve()).as("seed " + seed).isEqualTo(before.preserve());
    }
  }

  @Test
  void gradesAndHandlingAreForPeopleToWeigh() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      List<Observation> plain =
          world.observations().stream()
              .map(o -> Observation.of(o.indicator(), o.value(), o.observer()))
              .toList();
      assertThat(Screening.of(CATALOGUE, world.asker(), plain))
          .as("seed " + seed)
          .isEqualTo(world.screen());
    }
  }

  @Test
  void aProfileChangesNothing() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      List<Observation> more = new ArrayList<>(world.observations());
      more.add(Observation.of("U8", ObservedValue.PRESENT, world.asker()));
      more.add(Observation.of("D10", ObservedValue.PRESENT, world.asker()));
      assertThat(Screening.of(CATALOGUE, world.asker(), more))
          .as("seed " + seed)
          .isEqualTo(world.screen());
    }
  }

  @Test
  void whatIsAskedNextIsUnansweredAndForTheOneWhoAsks() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Set<String> answered = new HashSet<>();
      world.observations().stream()
          .filter(o -> o.value() == ObservedValue.PRESENT || o.value() == ObservedValue.ABSENT)
          .forEach(o -> answered.add(o.indicator()));
      for (ScreeningResult.Question question : world.screen().askNext()) {
        assertThat(answered.contains(question.indicator().id())).as("seed " + seed).isFalse();
        assertThat(question.indicator().observers().contains(world.asker()))
            .as("seed " + seed)
            .isTrue();
        assertThat(question.bearsOn().containsAll(question.stillOpen()))
            .as("seed " + seed)
            .isTrue();
        for (Element open : question.stillOpen()) {
          assertThat(world.screen().of(open).support()).as("seed " + seed).isEqualTo(List.of());
        }
      }
    }
  }

  private static World world(long seed) {
    Random random = new Random(seed);
    List<Observation> observations = new ArrayList<>();
    int count = random.nextInt(25);
    for (int i = 0; i < count; i++) {
      observations.add(observation(random, any(random, ObservedValue.values())));
    }
    return new World(random, any(random, ObserverRole.values()), observations);
  }

  private static Observation observation(Random random, ObservedValue value) {
    return new Observation(
        CATALOGUE.indicators().get(random.nextInt(CATALOGUE.indicators().size())).id(),
        value,
        any(random, ObserverRole.values()),
        null,
        any(random, HowKnown.values()),
        any(random, SourceGrade.values()),
        any(random, InformationGrade.values()),
        any(random, HandlingCode.values()));
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> ids(List<ScreeningResult.Preserve> preserve) {
    return preserve.stream().map(p -> p.item().id()).toList();
  }
}
