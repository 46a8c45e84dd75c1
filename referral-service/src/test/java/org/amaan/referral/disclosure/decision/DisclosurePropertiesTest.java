package org.amaan.referral.disclosure.decision;

import static org.amaan.referral.disclosure.decision.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.Law;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation;
import org.amaan.referral.disclosure.relation.Situation;
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
      return with(facts.erased(), consents, facts.circumstances());
    }

    World with(Circumstances circumstances) {
      return with(facts.erased(), facts.consents(), circumstances);
    }

    /** Nobody has emergency access. */
    World withoutEmergency() {
      Circumstances c = facts.circumstances();
      return with(
          new Circumstances(
              c.recorderType(),
              c.unconfirmedLawCounts(),
              c.law(),
              c.situations(),
              c.handling(),
              c.reflectionUntil(),
              List.of()));
    }

    /** No legal basis counts. */
    World withoutLaw() {
      Circumstances c = facts.circumstances();
      return with(
          new Circumstances(
              c.recorderType(),
              false,
              c.law(),
              c.situations(),
              c.handling(),
              c.reflectionUntil(),
              c.emergencies()));
    }

    /** Nothing has a handling code, and nobody reflects. */
    World unrestricted() {
      Circumstances c = facts.circumstances();
      return with(
          new Circumstances(
              c.recorderType(),
              c.unconfirmedLawCounts(),
              c.law(),
              c.situations(),
              HandlingCodes.NONE,
              null,
              c.emergencies()));
    }

    World erased() {
      return with(true, facts.consents(), facts.circumstances());
    }

    private World with(boolean erased, List<ConsentState> consents, Circumstances circumstances) {
      return new World(
          reader,
          new SubjectFacts(
              facts.recordedBy(),
              facts.entitledGiver(),
              erased,
              facts.recorded(),
              consents,
              facts.relations(),
              facts.correspondence(),
              circumstances,
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
              facts.relations(),
              facts.correspondence(),
              facts.circumstances(),
              Set.of(agency),
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
        assertThat((before instanceof Decision.Disclosed)).as("seed " + seed).isTrue();
        assertThat(disclosed.allowed().isEmpty()).as("seed " + seed).isTrue();
        assertThat(disclosed.notes()).as("seed " + seed).isEqualTo(Decision.Notes.NONE);
        assertThat(disclosed.ownNotes()).as("seed " + seed).isFalse();
        for (DataCategory category : DataCategory.values()) {
          assertThat(disclosed.withheld().get(category))
              .as("seed " + seed)
              .isEqualTo(WithheldReason.ERASED);
        }
      } else {
        assertThat(after).as("seed " + seed).isEqualTo(before);
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
    assertThat(visible > WORLDS / 10).as("visible: " + visible).isTrue();
    assertThat(opened > WORLDS / 50).as("opened: " + opened).isTrue();
  }

  @Test
  void nothingIsAllowedThatNoRuleOpens() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      for (DataCategory category : world.allowed()) {
        assertThat(isOpenedBySomeRule(world, category))
            .as("seed " + seed + ", " + category)
            .isTrue();
      }
    }
  }

  @Test
  void everyCategoryIsEitherAllowedOrWithheldWithAReason() {
    for (long seed = 0; seed < WORLDS; seed++) {
      if (world(seed).decide() instanceof Decision.Disclosed disclosed) {
        Set<DataCategory> both = new HashSet<>(disclosed.allowed().keySet());
        both.retainAll(disclosed.withheld().keySet());
        assertThat(both).as("seed " + seed).isEqualTo(Set.of());
        assertThat(disclosed.allowed().size() + disclosed.withheld().size())
            .as("seed " + seed)
            .isEqualTo(DataCategory.values().length);
      }
    }
  }

  @Test
  void withoutConsentLawOrEmergencyOnlyTheRecordingAgencyReads() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed).with(List.of()).withoutLaw().withoutEmergency();
      if (!world.facts().recordedBy().equals(world.reader().agency())) {
        assertThat(world.allowed()).as("seed " + seed).isEqualTo(Set.of());
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
        assertThat(world.allowed().containsAll(world.with(fewer).allowed()))
            .as("seed " + seed + ", " + i)
            .isTrue();
      }
    }
  }

  /** A child's protection and an emergency are left, and each names its ground. */
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
      World after = world.with(withdrawn).withoutEmergency();
      if (after.decide() instanceof Decision.Disclosed disclosed) {
        for (DataCategory category : named) {
          Ground still = disclosed.allowed().get(category);
          assertThat(
                  still == null
                      || (still.kind() == Ground.Kind.LEGAL_BASIS
                          && world.facts().entitledGiver() == Giver.GUARDIAN))
              .as("seed " + seed + ", " + category)
              .isTrue();
        }
      }
    }
  }

  @Test
  void investigatorsReadNothingWithoutCustodyGrantOrEmergency() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed).withoutEmergency();
      boolean admitted =
          world.facts().relations().stream()
              .anyMatch(
                  relation ->
                      relation.custody() != null
                          && ((relation.custody().agency().equals(world.reader().agency())
                                  && relation.custody().unit().equals(world.reader().unit()))
                              || relation.custody().readers().contains(world.reader().agency())));
      if (world.reader().type().investigates() && !admitted) {
        assertThat(world.allowed()).as("seed " + seed).isEqualTo(Set.of());
      }
    }
  }

  @Test
  void handlingCodesAndReflectionOpenNothing() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      assertThat(world.unrestricted().allowed().containsAll(world.allowed()))
          .as("seed " + seed)
          .isTrue();
    }
  }

  @Test
  void whoInvestigatesReachesNobodyWhoReflects() {
    int reflected = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed).withoutEmergency();
      Instant until = world.facts().circumstances().reflectionUntil();
      if (world.reader().type().investigates() && until != null && until.isAfter(NOW)) {
        Set<DataCategory> reached = new HashSet<>(world.allowed());
        reached.retainAll(Set.of(DataCategory.CONTACT, DataCategory.LOCATION));
        assertThat(reached).as("seed " + seed).isEqualTo(Set.of());
        reflected += world.allowed().isEmpty() ? 0 : 1;
      }
    }
    assertThat(reflected > 0).as("nobody read anything while somebody reflected").isTrue();
  }

  @Test
  void anEmergencyOpensWhatSavesALifeAndNothingElse() {
    int opened = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Set<DataCategory> more = new HashSet<>(world.allowed());
      more.removeAll(world.withoutEmergency().allowed());
      boolean claimable = PurposeRule.claimableBy(world.reader().roles()).contains(world.purpose());
      for (DataCategory category : more) {
        Ground ground = ((Decision.Disclosed) world.decide()).allowed().get(category);
        if (ground.kind() == Ground.Kind.EMERGENCY_ACCESS) {
          assertThat(category != DataCategory.NARRATIVE && category != DataCategory.DOCUMENTS)
              .as("seed " + seed)
              .isTrue();
        } else {
          assertThat(!claimable)
              .as("seed " + seed + ": it lets a role claim the purpose, no more")
              .isTrue();
        }
      }
      assertThat(
              more.isEmpty()
                  || world.facts().circumstances().emergencies().stream()
                      .anyMatch(e -> e.purpose() == world.purpose() && e.endsAt().isAfter(NOW)))
          .as("seed " + seed)
          .isTrue();
      opened += more.isEmpty() ? 0 : 1;
    }
    assertThat(opened > 100).as("opened: " + opened).isTrue();
  }

  @Test
  void strangersCannotTellASubjectFromNone() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      Reader stranger =
          new Reader(
              "stranger", world.reader().type(), world.reader().unit(), EnumSet.allOf(Role.class));
      assertThat(Disclosure.disclose(stranger, world.facts(), world.purpose()))
          .as("seed " + seed)
          .isInstanceOf(Decision.NotVisible.class);
    }
  }

  @Test
  void whoIsExcludedCannotTellASubjectFromNoneWhateverItsPart() {
    for (long seed = 0; seed < WORLDS; seed++) {
      World world = world(seed);
      assertThat(world.excluding(world.reader().agency()).decide())
          .as("seed " + seed)
          .isInstanceOf(Decision.NotVisible.class);
      assertThat(world.excluding("another").decide()).as("seed " + seed).isEqualTo(world.decide());
    }
  }

  /** The rules once more, as plainly as they can be said. */
  private static boolean isOpenedBySomeRule(World world, DataCategory category) {
    Circumstances c = world.facts().circumstances();
    if (c.emergencies().stream()
        .anyMatch(e -> e.purpose() == world.purpose() && e.endsAt().isAfter(NOW))) {
      return true;
    }
    boolean own = world.facts().recordedBy().equals(world.reader().agency());
    HandlingCode code =
        c.handling().set().stream()
            .filter(h -> h.category() == category)
            .filter(h -> !own && !h.permittedTo().contains(world.reader().agency()))
            .map(Handling::code)
            .findFirst()
            .orElse(HandlingCode.H0);
    boolean sent =
        c.situations().stream()
            .anyMatch(
                s ->
                    world.facts().recordedBy().equals(s.sentBy())
                        && world.reader().agency().equals(s.sentTo()));
    if ((code == HandlingCode.H1 && world.purpose() == Purpose.PROSECUTION)
        || ((code == HandlingCode.H2 || code == HandlingCode.H3) && !sent)) {
      return false;
    }
    return isOpenedByConsentOrOwnRecord(world, category) || isOpenedByLaw(world, category);
  }

  private static boolean isOpenedByLaw(World world, DataCategory category) {
    SubjectFacts facts = world.facts();
    if (!facts.circumstances().unconfirmedLawCounts()) {
      return false;
    }
    boolean child = facts.entitledGiver() == Giver.GUARDIAN;
    if (!child
        && facts.consents().stream()
            .anyMatch(
                consent ->
                    consent.withdrawnAt() != null
                        && consent.terms().categories().contains(category)
                        && consent
                            .terms()
                            .recipients()
                            .name(world.reader().agency(), world.reader().type()))) {
      return false;
    }
    boolean helps =
        Set.of(Purpose.PROTECTION, Purpose.MEDICAL_CARE, Purpose.LEGAL_AID)
            .contains(world.purpose());
    boolean pakistan = "PK".equals(facts.circumstances().law().country());
    boolean inDanger = facts.circumstances().law().inDanger();
    boolean protectsChild =
        child
            && category != DataCategory.DOCUMENTS
            && (helps || (pakistan && world.purpose() == Purpose.INVESTIGATION));
    boolean savesLife =
        inDanger
            && helps
            && world.purpose() != Purpose.LEGAL_AID
            && category != DataCategory.DOCUMENTS
            && category != DataCategory.NARRATIVE;
    boolean reported =
        pakistan
            && facts.circumstances().recorderType() != null
            && world.purpose() == Purpose.INVESTIGATION
            && category == DataCategory.MEDICAL
            && Set.of(AgencyType.HOSPITAL, AgencyType.HEALTH_AUTHORITY)
                .contains(facts.circumstances().recorderType());
    return protectsChild || savesLife || reported;
  }

  private static boolean isOpenedByConsentOrOwnRecord(World world, DataCategory category) {
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
    List<ReferralRelation> relations = new ArrayList<>();
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
      relations.add(
          new ReferralRelation(
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
    Set<Relation.Correspondence> correspondence = new HashSet<>();
    if (random.nextBoolean()) {
      correspondence.add(new Relation.Correspondence(new UUID(0, 0), one(random, AGENCIES)));
    }
    return new World(
        reader,
        new SubjectFacts(
            one(random, AGENCIES),
            one(random, List.of(Giver.values())),
            false,
            some(random, List.of(DataCategory.values()), 6),
            consents,
            relations,
            correspondence,
            circumstances(random, relations),
            Set.of(),
            NOW),
        one(random, List.of(Purpose.values())));
  }

  private static Circumstances circumstances(Random random, List<ReferralRelation> relations) {
    List<Situation> situations = new ArrayList<>();
    List<Emergency> emergencies = new ArrayList<>();
    for (ReferralRelation relation : relations) {
      situations.add(
          new Situation(
              relation.referralId(),
              one(random, AGENCIES),
              random.nextBoolean() ? relation.receiver() : null));
      if (random.nextInt(4) == 0) {
        emergencies.add(
            new Emergency(
                new UUID(2, emergencies.size()),
                relation.referralId(),
                one(random, List.of(Purpose.MEDICAL_CARE, Purpose.PROTECTION)),
                NOW.plusSeconds(random.nextInt(3) - 1)));
      }
    }
    List<Handling> handling = new ArrayList<>();
    for (DataCategory category : some(random, List.of(DataCategory.values()), 3)) {
      handling.add(
          new Handling(
              category,
              one(random, List.of(HandlingCode.values())),
              some(random, AGENCIES, 1),
              null));
    }
    return new Circumstances(
        random.nextInt(4) == 0 ? null : one(random, List.of(AgencyType.values())),
        random.nextBoolean(),
        new Law(
            random.nextInt(3) == 0 ? null : one(random, List.of("PK", "XX")), random.nextBoolean()),
        situations,
        new HandlingCodes(handling),
        random.nextInt(3) == 0 ? NOW.plusSeconds(random.nextInt(3) - 1) : null,
        emergencies);
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
