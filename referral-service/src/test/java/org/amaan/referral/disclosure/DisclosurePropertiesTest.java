package org.amaan.referral.disclosure;

import static org.amaan.referral.disclosure.Facts.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.ConsentGiven;
import org.amaan.referral.consent.ConsentState;
import org.amaan.referral.consent.Giver;
import org.junit.jupiter.api.Test;

/** What holds for every subject, reader and purpose, on 40,000 of them made up from fixed seeds. */
class DisclosurePropertiesTest {

  private static final int WORLDS = 40_000;
  private static final List<String> AGENCIES = List.of("a", "b", "c", "d");
  private static final List<String> UNITS = List.of("u", "v");

  private record World(Reader reader, SubjectFacts facts, Purpose purpose) {
    Decision decide() {
      return Disclosure.disclose(reader, facts, purpose);
    }

    Set<DataCategory> allowed() {
      return decide() instanceof Decision.Disclosed disclosed
          ? disclosed.allowed().keySet()
          : Set.of();
    }

    World with(List<ConsentState> consents) {
      return new World(
          reader,
          new SubjectFacts(
              facts.recordedBy(),
              facts.entitledGiver(),
              facts.erased(),
              facts.recorded(),
              consents,
              facts.ties(),
              facts.correspondence(),
              facts.excluded(),
              facts.at()),
          purpose);
    }

    World excluding(String agency) {
      return new World(
          reader,
          new SubjectFacts(
              facts.recordedBy(),
              facts.entitledGiver(),
              facts.erased(),
              facts.recorded(),
              facts.consents(),
              facts.ties(),
              facts.correspondence(),
              Set.of(agency),
              facts.at()),
          purpose);
    }

    World erased() {
      return new World(
          reader,
          new SubjectFacts(
              facts.recordedBy(),
              facts.entitledGiver(),
              true,
              facts.recorded(),
              facts.consents(),
              facts.ties(),
              facts.correspondence(),
              facts.excluded(),
              facts.at()),
          purpose);
    }
  }

  @Test
  void whatIsErasedIsOpenToNobodyAndHidesNothingElse() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Decision before = world.decide();
      Decision after = world.erased().decide();
      if (after instanceof Decision.Disclosed disclosed) {
        assertTrue(before instanceof Decision.Disclosed, "seed " + seed);
        assertTrue(disclosed.allowed().isEmpty(), "seed " + seed);
        assertEquals(Decision.Notes.NONE, disclosed.notes(), "seed " + seed);
        assertTrue(!disclosed.ownNotes(), "seed " + seed);
        for (DataCategory category : DataCategory.values()) {
          assertEquals(WithheldReason.ERASED, disclosed.withheld().get(category), "seed " + seed);
        }
      } else {
        assertEquals(before, after, "seed " + seed);
      }
    }
  }

  @Test
  void theWorldsAreWorthLookingAt() {
    int visible = 0;
    int opened = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Decision decision = world(seed).decide();
      visible += decision instanceof Decision.Disclosed ? 1 : 0;
      opened += world(seed).allowed().isEmpty() ? 0 : 1;
    }
    assertTrue(visible > WORLDS / 10, "visible: " + visible);
    assertTrue(opened > WORLDS / 50, "opened: " + opened);
  }

  @Test
  void nothingIsAllowedThatNoRuleOpens() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      for (DataCategory category : world.allowed()) {
        assertTrue(isOpenedBySomeRule(world, category), "seed " + seed + ", " + category);
      }
    }
  }

  @Test
  void everyCategoryIsEitherAllowedOrWithheldWithAReason() {
    for (long seed = 0; seed < WORLDS; seed++) {
      if (world(seed).decide() instanceof Decision.Disclosed disclosed) {
        Set<DataCategory> both = new HashSet<>(disclosed.allowed().keySet());
        both.retainAll(disclosed.withheld().keySet());
        assertEquals(Set.of(), both, "seed " + seed);
        assertEquals(
            DataCategory.values().length,
            disclosed.allowed().size() + disclosed.withheld().size(),
            "seed " + seed);
      }
    }
  }

  @Test
  void withoutConsentOnlyTheRecordingAgencyReads() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed).with(List.of());
      if (!world.facts().recordedBy().equals(world.reader().agency())) {
        assertEquals(Set.of(), world.allowed(), "seed " + seed);
      }
    }
  }

  @Test
  void withdrawingAConsentNeverOpensAnything() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      List<ConsentState> consents = world.facts().consents();
      for (int i = 0; i < consents.size(); i++) {
        List<ConsentState> fewer = new ArrayList<>(consents);
        fewer.set(i, new ConsentState(consents.get(i).terms(), NOW));
        assertTrue(
            world.allowed().containsAll(world.with(fewer).allowed()), "seed " + seed + ", " + i);
      }
    }
  }

  @Test
  void whatWasAgreedToAndAllTakenBackIsClosedToEverybody() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Set<DataCategory> named = EnumSet.noneOf(DataCategory.class);
      List<ConsentState> withdrawn = new ArrayList<>();
      for (ConsentState consent : world.facts().consents()) {
        named.addAll(consent.terms().categories());
        withdrawn.add(new ConsentState(consent.terms(), NOW));
      }
      Set<DataCategory> still = new HashSet<>(world.with(withdrawn).allowed());
      still.retainAll(named);
      assertEquals(Set.of(), still, "seed " + seed);
    }
  }

  @Test
  void investigatorsReadNothingWithoutCustodyOrGrant() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      boolean admitted =
          world.facts().ties().stream()
              .anyMatch(
                  tie ->
                      tie.custody() != null
                          && ((tie.custody().agency().equals(world.reader().agency())
                                  && tie.custody().unit().equals(world.reader().unit()))
                              || tie.custody().readers().contains(world.reader().agency())));
      if (world.reader().type().investigates() && !admitted) {
        assertEquals(Set.of(), world.allowed(), "seed " + seed);
      }
    }
  }

  @Test
  void strangersCannotTellASubjectFromNone() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Reader stranger =
          new Reader(
              "stranger", world.reader().type(), world.reader().unit(), EnumSet.allOf(Role.class));
      assertInstanceOf(
          Decision.NotVisible.class,
          Disclosure.disclose(stranger, world.facts(), world.purpose()),
          "seed " + seed);
    }
  }

  @Test
  void whoIsExcludedCannotTellASubjectFromNoneWhateverItsPart() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      assertInstanceOf(
          Decision.NotVisible.class,
          world.excluding(world.reader().agency()).decide(),
          "seed " + seed);
      assertEquals(world.decide(), world.excluding("another").decide(), "seed " + seed);
    }
  }

  /** The rule once more, as plainly as it can be said. */
  private static boolean isOpenedBySomeRule(World world, DataCategory category) {
    SubjectFacts facts = world.facts();
    Instant lastWithdrawn = null;
    for (ConsentState consent : facts.consents()) {
      if (consent.withdrawnAt() != null
          && consent.terms().categories().contains(category)
          && (lastWithdrawn == null || consent.withdrawnAt().isAfter(lastWithdrawn))) {
        lastWithdrawn = consent.withdrawnAt();
      }
    }
    boolean outlivedIt = false;
    for (ConsentState consent : facts.consents()) {
      ConsentGiven terms = consent.terms();
      boolean mentions = terms.categories().contains(category);
      boolean inForce =
          consent.withdrawnAt() == null
              && (terms.expiresAt() == null || terms.expiresAt().isAfter(NOW))
              && terms.givenBy() == facts.entitledGiver();
      if (mentions
          && inForce
          && terms.purposes().contains(world.purpose())
          && (terms.recipients().agencies().contains(world.reader().agency())
              || terms.recipients().agencyTypes().contains(world.reader().type()))) {
        return true;
      }
      outlivedIt |=
          mentions
              && lastWithdrawn != null
              && consent.withdrawnAt() == null
              && (terms.expiresAt() == null || terms.expiresAt().isAfter(lastWithdrawn));
    }
    return facts.recordedBy().equals(world.reader().agency())
        && (lastWithdrawn == null || outlivedIt);
  }

  private static World world(long seed) {
    Random random = new Random(seed);
    Reader reader =
        new Reader(
            one(random, AGENCIES),
            one(random, List.of(AgencyType.values())),
            one(random, UNITS),
            some(random, List.of(Role.values()), 3));
    List<Tie> ties = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      UUID caseId = new UUID(1, i);
      Custody custody =
          random.nextBoolean()
              ? null
              : new Custody(
                  caseId,
                  random.nextInt(5),
                  one(random, AGENCIES),
                  one(random, UNITS),
                  some(random, AGENCIES, 1));
      ties.add(
          new Tie(
              new UUID(0, i),
              one(random, AGENCIES),
              random.nextInt(4) == 0 ? null : one(random, AGENCIES),
              random.nextInt(3) == 0 ? one(random, UNITS) : null,
              random.nextBoolean(),
              null,
              custody));
    }
    List<ConsentState> consents = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      consents.add(
          new ConsentState(
              Facts.terms(
                  one(random, List.of(Giver.values())),
                  some(random, List.of(Purpose.values()), 4),
                  some(random, List.of(AgencyType.values()), 4),
                  some(random, AGENCIES, 2),
                  some(random, List.of(DataCategory.values()), 4),
                  random.nextInt(3) == 0 ? NOW.plusSeconds(random.nextInt(3) - 1) : null),
              random.nextInt(4) == 0 ? NOW.minusSeconds(1) : null));
    }
    Set<Standing.Correspondence> correspondence = new HashSet<>();
    if (random.nextBoolean()) {
      correspondence.add(new Standing.Correspondence(new UUID(0, 0), one(random, AGENCIES)));
    }
    return new World(
        reader,
        new SubjectFacts(
            one(random, AGENCIES),
            one(random, List.of(Giver.values())),
            false,
            some(random, List.of(DataCategory.values()), 6),
            consents,
            ties,
            correspondence,
            Set.of(),
            NOW),
        one(random, List.of(Purpose.values())));
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> Set<T> some(Random random, List<T> of, int atMost) {
    Set<T> chosen = new HashSet<>();
    for (int i = random.nextInt(atMost + 1); i > 0; i--) {
      chosen.add(one(random, of));
    }
    return chosen;
  }
}
