package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LegalProfilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/legal-profiles");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).toList().stream();
    }
  }

  static Stream<LegalProfile> profiles() {
    return LegalProfiles.all().stream();
  }

  @Test
  void everyFileIsRead() throws IOException {
    assertThat(Set.copyOf(LegalProfiles.FILES))
        .isEqualTo(
            files()
                .map(f -> f.getFileName().toString().replace(".yaml", ""))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsNamedAfterItsProfileAndVersion(Path file) throws IOException {
    JsonNode profile = new YAMLMapper().readTree(Files.readString(file));
    assertThat(profile.get("id").asText() + "-" + profile.get("version").asText() + ".yaml")
        .isEqualTo(file.getFileName().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "PK, 2026-11-24, pk",
    "PK, 2026-11-01, pk",
    "PK, 2026-12-01, pk",
    "PK, 2026-10-31, palermo",
    "AF, 2026-11-24, af",
    "IR, 2026-11-24, ir",
    "IQ, 2026-11-24, iq",
    "BD, 2026-11-24, bd",
    "BD, 2026-10-31, palermo",
    "IN, 2026-11-24, palermo",
    "ZZ, 1999-01-01, palermo"
  })
  void theNewestInForceElseTheDefault(String country, LocalDate date, String expected) {
    assertThat(LegalProfiles.forCountry(country, date).id()).isEqualTo(expected);
  }

  @Test
  void aNewerVersionTakesOverOnItsDay() {
    LegalProfile now = LegalProfiles.forCountry("PK", TODAY);
    LegalProfile next = Variant.ofVersion(now, "2027-03", LocalDate.parse("2027-03-01"));
    List<LegalProfile> both = List.of(next, now);
    assertThat(LegalProfiles.choose(both, "PK", LocalDate.parse("2027-02-28")).version())
        .isEqualTo("2026-11");
    assertThat(LegalProfiles.choose(both, "PK", LocalDate.parse("2027-03-01")).version())
        .isEqualTo("2027-03");
  }

  @Test
  void pakistan() {
    LegalProfile pk = LegalProfiles.forCountry("PK", TODAY);
    assertThat(pk.version()).isEqualTo("2026-11");
    assertThat(pk.timeZone()).isEqualTo(ZoneId.of("Asia/Karachi"));
    assertThat(pk.weekend()).isEqualTo(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    assertThat(pk.dueTimes())
        .isEqualTo(new LegalProfile.DueTimes(24, 5, 2, 30, 48, 10, 10, "own-deadlines"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void noneIsConfirmedByCounselYet(LegalProfile profile) {
    assertThat(profile.confirmedByCounsel()).isFalse();
  }

  /** A source that nothing names is a leftover; one that is named and missing stops the reader. */
  @ParameterizedTest
  @MethodSource("files")
  void everySourceIsUsed(Path file) throws IOException {
    String text = Files.readString(file);
    for (JsonNode source : new YAMLMapper().readTree(text).get("sources")) {
      String id = source.get("id").asText();
      assertThat(text.matches("(?s).*source: " + id + "\\b.*")).as(id).isTrue();
    }
  }

  @Test
  void aVersionIsFoundByItsName() {
    assertThat(LegalProfiles.find("ir", "2026-11").orElseThrow().country()).isEqualTo("IR");
    assertThat(LegalProfiles.find("ir", "2026-10")).isEqualTo(Optional.empty());
    assertThat(LegalProfiles.find("xx", "2026-11")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void allSpeakOfTheSameElements(LegalProfile profile) {
    LegalProfile palermo = LegalProfiles.forCountry("ZZ", TODAY);
    for (OffenceType type : OffenceType.values()) {
      assertThat(elements(profile, type)).isEqualTo(elements(palermo, type));
    }
  }

  // A country may complete an element, as Iran does with its kidney programme.
  private static List<String> elements(LegalProfile profile, OffenceType type) {
    return profile.offence(type).elements().stream()
        .filter(element -> element.part() != Offence.Part.CONDITION)
        .map(Offence.Element::id)
        .toList();
  }

  @Test
  void twoVersionsFromOneDayAreRefused() {
    LegalProfile pk = LegalProfiles.find("pk", "2026-12").orElseThrow();
    LegalProfile overlapping = Variant.ofVersion(pk, "2027-01", pk.validFrom());
    assertThatExceptionOfType(InvalidLegalProfile.class)
        .isThrownBy(() -> LegalProfiles.requireOneForEachDay(List.of(pk, overlapping)))
        .withMessage(
            "legal profile pk-2027-01.yaml is not valid: /valid-from: overlaps, another version of pk"
                + " is valid from 2026-12-01");
    assertThatExceptionOfType(InvalidLegalProfile.class)
        .isThrownBy(() -> LegalProfiles.requireOneForEachDay(List.of(pk, pk)))
        .withMessageContaining("/version: there is another of this version");
  }

  @Test
  void whoAsksForTheNewestVersionGetsTheOneOfTheDay() {
    assertThat(LegalProfiles.newest("bd", LocalDate.parse("2026-11-30")).orElseThrow().version())
        .isEqualTo("2026-11");
    assertThat(LegalProfiles.newest("bd", LocalDate.parse("2026-12-01")).orElseThrow().version())
        .isEqualTo("2026-12");
    assertThat(LegalProfiles.newest("bd", LocalDate.parse("2026-10-31")).isEmpty()).isTrue();
    assertThat(LegalProfiles.newest("xx", LocalDate.parse("2026-12-01")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void payingTheDonorIsLawfulInIranOnly(LegalProfile profile) {
    assertThat(profile.payment().lawful()).isEqualTo(profile.id().equals("ir"));
  }

  @Test
  void contradictingPenaltiesStandSideBySideWithTheirSources() {
    LegalProfile pk = LegalProfiles.forCountry("PK", TODAY);
    List<Offence.Penalty> penalties = pk.offence(OffenceType.TRAFFICKING_IN_PERSONS).penalties();
    assertThat(penalties.size()).isEqualTo(2);
    assertThat(penalties.get(0).says().contains("up to 7 years"))
        .as(penalties.get(0).says())
        .isTrue();
    assertThat(penalties.get(1).says().contains("7 to 14 years"))
        .as(penalties.get(1).says())
        .isTrue();
    assertThat(penalties.get(1).source()).isNotEqualTo(penalties.get(0).source());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyNeedHasARule(LegalProfile profile) {
    for (Need need : Need.values()) {
      assertThat(profile.routing().stream().anyMatch(r -> r.when().need().contains(need)))
          .as(need::value)
          .isTrue();
    }
  }

  @Test
  void wordsGoBothWays() {
    assertThat(Need.MEDICAL_CARE.value()).isEqualTo("medical-care");
    assertThat(Need.of("medical-care")).isEqualTo(Need.MEDICAL_CARE);
    assertThat(AgencyType.of(AgencyType.LEGAL_AID.value())).isEqualTo(AgencyType.LEGAL_AID);
    assertThat(Purpose.CROSS_BORDER.value()).isNotEqualTo("");
  }
}
