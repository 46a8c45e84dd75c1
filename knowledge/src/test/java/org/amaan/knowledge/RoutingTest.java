package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.amaan.knowledge.routing.Routing;
import org.amaan.knowledge.routing.RoutingNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final LegalProfile PK = LegalProfiles.forCountry("PK", TODAY);
  private static final LegalProfile PALERMO = LegalProfiles.forCountry("ZZ", TODAY);

  private static final List<Candidate> DIRECTORY =
      List.of(
          new Candidate("ahtc", AgencyType.POLICE, "PK", null, Scope.FEDERAL),
          new Candidate("lahore-police", AgencyType.POLICE, "PK", "Lahore", Scope.LOCAL),
          new Candidate("karachi-police", AgencyType.POLICE, "PK", "Karachi", Scope.LOCAL),
          new Candidate("hota", AgencyType.HEALTH_AUTHORITY, "PK", null, Scope.FEDERAL),
          new Candidate("panah-shelter", AgencyType.SHELTER, "PK", null, null),
          new Candidate("sehat-hospital", AgencyType.HOSPITAL, "PK", "Lahore", null),
          new Candidate("insaf-legal-aid", AgencyType.LEGAL_AID, "PK", null, null),
          new Candidate("punjab-prosecution", AgencyType.PROSECUTION, "PK", "Punjab", null),
          new Candidate("kabul-police", AgencyType.POLICE, "AF", null, null));

  private static final Candidate FAR = new Candidate("z-ngo", AgencyType.NGO, "PK", "PK-PB", null);

  @ParameterizedTest
  @CsvSource({
    // need, border, organ facility, age, identified, permitted -> agency, rule
    "investigation, domestic,     false, adult,   true,  true,  lahore-police, domestic-to-police",
    "investigation, unknown,      false, adult,   true,  true,  lahore-police, domestic-to-police",
    "investigation, cross-border, false, adult,   true,  true,  ahtc,          cross-border-to-federal-agency",
    "investigation, cross-border, true,  adult,   true,  true,  ahtc,          cross-border-to-federal-agency",
    "investigation, domestic,     true,  adult,   true,  true,  hota,          organ-facility-to-transplant-authority",
    "investigation, unknown,      true,  adult,   true,  true,  hota,          organ-facility-to-transplant-authority",
    // an adult who is named and has not agreed reaches nobody who investigates or regulates
    "investigation, domestic,     false, adult,   true,  false, panah-shelter, protection-before-police",
    "investigation, cross-border, false, adult,   true,  false, panah-shelter, protection-before-police",
    "investigation, domestic,     true,  adult,   true,  false, panah-shelter, protection-before-police",
    // not named, or on the child path: the police
    "investigation, domestic,     false, adult,   false, false, lahore-police, domestic-to-police",
    "investigation, domestic,     false, child,   true,  false, lahore-police, domestic-to-police",
    "investigation, cross-border, false, unknown, true,  false, ahtc,          cross-border-to-federal-agency",
    // other needs do not depend on any of that
    "protection,    cross-border, true,  adult,   true,  false, panah-shelter, protection-to-welfare",
    "protection,    domestic,     false, child,   true,  true,  panah-shelter, protection-to-welfare",
    "medical-care,  domestic,     true,  adult,   true,  false, sehat-hospital, medical-care-to-hospital",
    "legal-aid,     domestic,     false, adult,   true,  false, insaf-legal-aid, legal-aid-to-legal-aid"
  })
  void pakistan(
      String need,
      String border,
      boolean organFacility,
      String age,
      boolean identified,
      boolean permitted,
      String agency,
      String rule) {
    Situation situation =
        new Situation(
            Need.of(need),
            "PK",
            "Lahore",
            Border.of(border),
            organFacility,
            AgeClass.of(age),
            identified,
            permitted);
    Routing.Choice choice = Routing.choose(PK, situation, DIRECTORY).orElseThrow();
    assertThat(choice.agency()).isEqualTo(agency);
    assertThat(choice.rule()).isEqualTo(rule);
    assertThat(choice.profile()).isEqualTo("pk");
    assertThat(choice.version()).isEqualTo("2026-11");
    assertThat(choice.reason().endsWith(".")).as(choice.reason()).isTrue();
  }

  @Test
  void theAreaDecidesBetweenAgenciesOfAKind() {
    assertThat(domestic("karachi").agency()).isEqualTo("karachi-police");
    assertThat(domestic("Lahore").agency()).isEqualTo("lahore-police");
    // nothing said: by code
    assertThat(domestic(null).agency()).isEqualTo("karachi-police");
  }

  @Test
  void anAgencyOfAnotherAreaIsBetterThanNoneButTheReasonSaysSo() {
    Routing.Choice choice = domestic("Quetta");
    assertThat(choice.agency()).isEqualTo("karachi-police");
    assertThat(choice.reason().endsWith(" It works in another area.")).as(choice.reason()).isTrue();
    assertThat(domestic("Lahore").reason().contains("another area")).isFalse();
  }

  @Test
  void oneOfTheAreaComesBeforeAnotherKindOfAnotherArea() {
    List<Candidate> directory =
        List.of(
            new Candidate("lahore-shelter", AgencyType.SHELTER, "PK", "PK-PB", null),
            new Candidate("sindh-ngo", AgencyType.NGO, "PK", "PK-SD", null));
    Routing.Choice choice = protection("PK-SD", directory);
    assertThat(choice.agency()).isEqualTo("sindh-ngo");
    assertThat(choice.notes().isEmpty()).isTrue();
    // Both are near or nobody knows: the kind that the profile names first.
    assertThat(protection(null, directory).agency()).isEqualTo("lahore-shelter");
  }

  @ParameterizedTest
  @CsvSource({"true, false, PAUSED", "false, true, NO_ROOM"})
  void whoTakesWorkNowComesBeforeWhoDoesNot(boolean paused, boolean full, RoutingNote note) {
    Readiness notNow = new Readiness(paused, full, false);
    Candidate near = new Candidate("a-shelter", AgencyType.SHELTER, "PK", "PK-SD", null, notNow);
    Routing.Choice choice = protection("PK-SD", List.of(near, FAR));
    assertThat(choice.agency()).isEqualTo("z-ngo");
    assertThat(choice.notes()).isEqualTo(List.of(RoutingNote.WORKS_ELSEWHERE));
    assertThat(choice.reasonForReferrer()).isEqualTo(choice.reason());
    // Never without an owner.
    Routing.Choice alone = protection("PK-SD", List.of(near));
    assertThat(alone.agency()).isEqualTo("a-shelter");
    assertThat(alone.notes()).isEqualTo(List.of(note));
    assertThat(alone.reason().endsWith(note.english())).as(alone.reason()).isTrue();
    assertThat(alone.reasonForReferrer())
        .isEqualTo(alone.reason() + " Call it, or address another one.");
  }

  /** Alone against one that is far and has said nothing, and against one that is near as well. */
  @ParameterizedTest
  @CsvSource({
    "paused, true, z-ngo",
    "off duty, true, z-ngo",
    "full, true, a-shelter",
    "full, false, z-ngo",
    "off duty, false, a-shelter"
  })
  void inImmediateDangerSomebodyMustActNowAndNearButOtherwiseThereMustBeRoom(
      String state, boolean danger, String agency) {
    Readiness readiness =
        new Readiness(state.equals("paused"), state.equals("full"), state.equals("off duty"));
    Candidate near = new Candidate("a-shelter", AgencyType.SHELTER, "PK", "PK-SD", null, readiness);
    assertThat(protection("PK-SD", danger, List.of(near, FAR)).agency()).isEqualTo(agency);
    Candidate nearAndReady = new Candidate("y-ngo", AgencyType.NGO, "PK", "PK-SD", null);
    assertThat(protection("PK-SD", danger, List.of(near, FAR, nearAndReady)).agency())
        .isEqualTo("y-ngo");
  }

  @Test
  void saysAllThatDoesNotFitAndFitsIntoTheContract() {
    Readiness nothing = new Readiness(true, true, true, true);
    Candidate police =
        new Candidate("a-police", AgencyType.POLICE, "PK", "Karachi", Scope.LOCAL, nothing);
    LegalProfile latest = LegalProfiles.forCountry("PK", LocalDate.of(2026, 12, 31));
    Routing.Choice choice =
        Routing.choose(latest, investigation("Lahore", Border.DOMESTIC), List.of(police))
            .orElseThrow();
    assertThat(choice.rule()).isEqualTo("domestic-organ-offence");
    assertThat(choice.notes()).isEqualTo(List.of(RoutingNote.values()));
    // A sentence about the unit for children may follow.
    assertThat(choice.reasonForReferrer().length() < 900).as(choice.reasonForReferrer()).isTrue();
  }

  @Test
  void theKindThatTheLawNamesFirstInvestigatesHoweverFullItIs() {
    Readiness full = new Readiness(false, true, false);
    Candidate federal =
        new Candidate("z-federal", AgencyType.POLICE, "PK", null, Scope.FEDERAL, full);
    Candidate local = new Candidate("a-local", AgencyType.POLICE, "PK", null, Scope.LOCAL);
    LegalProfile both =
        Variant.ofRouting(
            PK,
            List.of(
                new RoutingRule(
                    "both",
                    new RoutingRule.When(Set.of(Need.INVESTIGATION), null, null, null),
                    List.of(
                        new RoutingRule.Target(AgencyType.POLICE, Set.of(Scope.FEDERAL)),
                        new RoutingRule.Target(AgencyType.POLICE, null)),
                    null,
                    "Both may.",
                    "any")));
    assertThat(
            Routing.choose(both, investigation("Lahore", Border.DOMESTIC), List.of(federal, local))
                .orElseThrow()
                .agency())
        .isEqualTo("z-federal");
  }

  @Test
  void ofTwoWhoMayBeToldOfARefusalTheOneThatTakesWorkIs() {
    Readiness paused = new Readiness(true, false, false);
    Candidate first =
        new Candidate("a-authority", AgencyType.HEALTH_AUTHORITY, "PK", null, null, paused);
    Candidate second = new Candidate("b-authority", AgencyType.HEALTH_AUTHORITY, "PK", null, null);
    Candidate far =
        new Candidate("c-authority", AgencyType.HEALTH_AUTHORITY, "PK", "Karachi", null);
    Situation lahore = investigation("Lahore", Border.UNKNOWN);
    assertThat(
            Routing.chooseForNotice(PK, lahore, List.of(first, second, far)).orElseThrow().agency())
        .isEqualTo("b-authority");
    assertThat(Routing.chooseForNotice(PK, lahore, List.of(first, far)).orElseThrow().agency())
        .isEqualTo("a-authority");
  }

  @Test
  void policeOfThePlaceThatAreFullComeBeforeThoseOfAnotherPlace() {
    Readiness full = new Readiness(false, true, false);
    Candidate near =
        new Candidate("z-police", AgencyType.POLICE, "PK", "Lahore", Scope.LOCAL, full);
    Candidate far = new Candidate("a-police", AgencyType.POLICE, "PK", "Karachi", Scope.LOCAL);
    Routing.Choice choice =
        Routing.choose(PK, investigation("Lahore", Border.DOMESTIC), List.of(near, far))
            .orElseThrow();
    assertThat(choice.agency()).isEqualTo("z-police");
    assertThat(choice.notes()).isEqualTo(List.of(RoutingNote.NO_ROOM));
  }

  private static Routing.Choice protection(@Nullable String area, List<Candidate> directory) {
    return protection(area, false, directory);
  }

  private static Routing.Choice protection(
      @Nullable String area, boolean danger, List<Candidate> directory) {
    Situation situation =
        new Situation(
            Need.PROTECTION, "PK", area, Border.UNKNOWN, false, AgeClass.ADULT, true, true, danger);
    return Routing.choose(PK, situation, directory).orElseThrow();
  }

  @Test
  void anAgencyForTheWholeCountryComesBeforeOneOfAnotherArea() {
    List<Candidate> directory = new ArrayList<>(DIRECTORY);
    directory.add(
        new Candidate("national-police", AgencyType.POLICE, "PK", null, Scope.PROVINCIAL));
    assertThat(
            Routing.choose(PK, investigation("Quetta", Border.DOMESTIC), directory)
                .orElseThrow()
                .agency())
        .isEqualTo("national-police");
  }

  @Test
  void withoutPoliceOfThePlaceTheFederalAgencyTakesIt() {
    List<Candidate> directory = DIRECTORY.stream().filter(c -> c.scope() != Scope.LOCAL).toList();
    Routing.Choice choice =
        Routing.choose(PK, investigation("Lahore", Border.DOMESTIC), directory).orElseThrow();
    assertThat(choice.agency()).isEqualTo("ahtc");
    assertThat(choice.rule()).isEqualTo("organ-offence-to-federal-agency");
  }

  @ParameterizedTest
  @CsvSource({"AF, af", "IR, ir", "IQ, iq", "BD, bd"})
  void aCountryWithoutRoutesOfItsOwnIsRoutedLikeTheDefault(String country, String id) {
    LegalProfile profile = LegalProfiles.forCountry(country, TODAY);
    assertThat(profile.id()).isEqualTo(id);
    List<Candidate> directory =
        List.of(
            new Candidate("police", AgencyType.POLICE, country, null, Scope.FEDERAL),
            new Candidate("regulator", AgencyType.HEALTH_AUTHORITY, country, null, null),
            new Candidate("shelter", AgencyType.SHELTER, country, null, null));
    for (Need need : Need.values()) {
      for (Border border : Border.values()) {
        for (boolean facility : new boolean[] {true, false}) {
          for (boolean permitted : new boolean[] {true, false}) {
            Situation situation =
                new Situation(
                    need, country, null, border, facility, AgeClass.ADULT, true, permitted);
            assertThat(Routing.choose(profile, situation, directory).map(Routing.Choice::agency))
                .isEqualTo(
                    Routing.choose(PALERMO, situation, directory).map(Routing.Choice::agency));
          }
        }
      }
    }
  }

  @Test
  void theDefaultProfileTakesWhatPoliceThereAre() {
    Situation inAfghanistan =
        new Situation(
            Need.INVESTIGATION,
            "AF",
            null,
            Border.CROSS_BORDER,
            false,
            AgeClass.CHILD,
            true,
            false);
    Routing.Choice choice = Routing.choose(PALERMO, inAfghanistan, DIRECTORY).orElseThrow();
    assertThat(choice.agency()).isEqualTo("kabul-police");
    assertThat(choice.rule()).isEqualTo("any-police");
    assertThat(choice.profile()).isEqualTo("palermo");
  }

  @Test
  void noneWhenTheDirectoryHasNobody() {
    assertThat(Routing.choose(PK, investigation("Lahore", Border.DOMESTIC), List.of()))
        .isEqualTo(Optional.empty());
    Situation refused =
        new Situation(
            Need.INVESTIGATION, "PK", null, Border.DOMESTIC, false, AgeClass.ADULT, true, false);
    List<Candidate> onlyPolice =
        DIRECTORY.stream().filter(c -> c.type() == AgencyType.POLICE).toList();
    assertThat(Routing.choose(PK, refused, onlyPolice)).isEqualTo(Optional.empty());
  }

  /** Whatever a profile says and the directory holds, in whatever order. */
  @Test
  void anAdultsRefusalHoldsAlwaysAndTheOrderOfTheDirectoryNeverMatters() {
    Random random = new Random(20261124);
    for (int i = 0; i < 2_000; i++) {
      Situation situation =
          new Situation(
              any(random, Need.values()),
              random.nextBoolean() ? "PK" : "AF",
              random.nextBoolean() ? "Lahore" : null,
              any(random, Border.values()),
              random.nextBoolean(),
              any(random, AgeClass.values()),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean());
      LegalProfile profile = random.nextBoolean() ? PK : PALERMO;
      List<Candidate> directory = new ArrayList<>(DIRECTORY);
      directory.removeIf(c -> random.nextInt(4) == 0);
      directory.replaceAll(c -> random.nextBoolean() ? c : saying(c, random));
      Optional<Routing.Choice> choice = Routing.choose(profile, situation, directory);
      Collections.shuffle(directory, random);
      assertThat(Routing.choose(profile, situation, directory)).isEqualTo(choice);
      choice.ifPresent(
          c -> {
            Candidate chosen =
                directory.stream()
                    .filter(d -> d.code().equals(c.agency()))
                    .findFirst()
                    .orElseThrow();
            assertThat(chosen.country()).isEqualTo(situation.country());
            assertThat(!situation.protectionOnly() || chosen.type().protects()).isTrue();
          });
    }
  }

  @Test
  void aProfileThatForgotTheRefusalStillDoesNotRouteToThePolice() {
    LegalProfile careless =
        Variant.ofRouting(
            PK,
            PK.routing().stream().filter(r -> !r.id().equals("protection-before-police")).toList());
    Situation refused =
        new Situation(
            Need.INVESTIGATION, "PK", "Lahore", Border.DOMESTIC, true, AgeClass.ADULT, true, false);
    assertThat(Routing.choose(careless, refused, DIRECTORY)).isEqualTo(Optional.empty());
  }

  @Test
  void anAdultWhoRefusesIsNoticedToThoseWhomTheProfileNamesInThatOrder() {
    Situation anywhere = investigation("Lahore", Border.UNKNOWN);
    Routing.Choice first = Routing.chooseForNotice(PK, anywhere, DIRECTORY).orElseThrow();
    assertThat(first.agency()).isEqualTo("hota");
    assertThat(first.rule()).isEqualTo("anonymous-notice");
    List<Candidate> withoutAuthority =
        DIRECTORY.stream().filter(c -> c.type() != AgencyType.HEALTH_AUTHORITY).toList();
    assertThat(Routing.chooseForNotice(PK, anywhere, withoutAuthority).orElseThrow().agency())
        .isEqualTo("lahore-police");
    assertThat(Routing.chooseForNotice(PK, anywhere, List.of())).isEqualTo(Optional.empty());
    assertThat(Routing.chooseForNotice(PALERMO, anywhere, DIRECTORY)).isEqualTo(Optional.empty());
  }

  private static Routing.Choice domestic(@Nullable String area) {
    return Routing.choose(PK, investigation(area, Border.DOMESTIC), DIRECTORY).orElseThrow();
  }

  private static Situation investigation(@Nullable String area, Border border) {
    return new Situation(Need.INVESTIGATION, "PK", area, border, false, AgeClass.ADULT, true, true);
  }

  private static Candidate saying(Candidate c, Random random) {
    Readiness readiness =
        new Readiness(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    return new Candidate(c.code(), c.type(), c.country(), c.area(), c.scope(), readiness);
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
