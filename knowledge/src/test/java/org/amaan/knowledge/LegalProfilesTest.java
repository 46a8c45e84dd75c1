package org.amaan.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(
        files()
            .map(f -> f.getFileName().toString().replace(".yaml", ""))
            .collect(Collectors.toSet()),
        Set.copyOf(LegalProfiles.FILES));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsNamedAfterItsProfileAndVersion(Path file) throws IOException {
    JsonNode profile = new YAMLMapper().readTree(Files.readString(file));
    assertEquals(
        file.getFileName().toString(),
        profile.get("id").asText() + "-" + profile.get("version").asText() + ".yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "PK, 2026-11-24, pk",
    "PK, 2026-11-01, pk",
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
    assertEquals(expected, LegalProfiles.forCountry(country, date).id());
  }

  @Test
  void aNewerVersionTakesOverOnItsDay() {
    LegalProfile now = LegalProfiles.forCountry("PK", TODAY);
    LegalProfile next = Variant.ofVersion(now, "2027-03", LocalDate.parse("2027-03-01"));
    List<LegalProfile> both = List.of(next, now);
    assertEquals(
        "2026-11", LegalProfiles.choose(both, "PK", LocalDate.parse("2027-02-28")).version());
    assertEquals(
        "2027-03", LegalProfiles.choose(both, "PK", LocalDate.parse("2027-03-01")).version());
  }

  @Test
  void pakistan() {
    LegalProfile pk = LegalProfiles.forCountry("PK", TODAY);
    assertEquals("2026-11", pk.version());
    assertEquals(ZoneId.of("Asia/Karachi"), pk.timeZone());
    assertEquals(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), pk.weekend());
    assertEquals(
        new LegalProfile.DueTimes(24, 5, 2, 30, 48, 10, 10, "own-deadlines"), pk.dueTimes());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void noneIsConfirmedByCounselYet(LegalProfile profile) {
    assertFalse(profile.confirmedByCounsel());
  }

  /** A source that nothing names is a leftover; one that is named and missing stops the reader. */
  @ParameterizedTest
  @MethodSource("files")
  void everySourceIsUsed(Path file) throws IOException {
    String text = Files.readString(file);
    for (JsonNode source : new YAMLMapper().readTree(text).get("sources")) {
      String id = source.get("id").asText();
      assertTrue(text.matches("(?s).*source: " + id + "\\b.*"), id);
    }
  }

  @Test
  void aVersionIsFoundByItsName() {
    assertEquals("IR", LegalProfiles.find("ir", "2026-11").orElseThrow().country());
    assertEquals(Optional.empty(), LegalProfiles.find("ir", "2026-10"));
    assertEquals(Optional.empty(), LegalProfiles.find("xx", "2026-11"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void allSpeakOfTheSameElements(LegalProfile profile) {
    LegalProfile palermo = LegalProfiles.forCountry("ZZ", TODAY);
    for (OffenceType type : OffenceType.values()) {
      assertEquals(
          palermo.offence(type).elements().stream().map(Offence.Element::id).toList(),
          profile.offence(type).elements().stream().map(Offence.Element::id).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void payingTheDonorIsLawfulInIranOnly(LegalProfile profile) {
    assertEquals(profile.id().equals("ir"), profile.payment().lawful());
  }

  @Test
  void contradictingPenaltiesStandSideBySideWithTheirSources() {
    LegalProfile pk = LegalProfiles.forCountry("PK", TODAY);
    List<Offence.Penalty> penalties = pk.offence(OffenceType.TRAFFICKING_IN_PERSONS).penalties();
    assertEquals(2, penalties.size());
    assertTrue(penalties.get(0).says().contains("up to 7 years"), penalties.get(0).says());
    assertTrue(penalties.get(1).says().contains("7 to 14 years"), penalties.get(1).says());
    assertNotEquals(penalties.get(0).source(), penalties.get(1).source());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyNeedHasARule(LegalProfile profile) {
    for (Need need : Need.values()) {
      assertTrue(
          profile.routing().stream().anyMatch(r -> r.when().need().contains(need)), need::value);
    }
  }

  @Test
  void wordsGoBothWays() {
    assertEquals("medical-care", Need.MEDICAL_CARE.value());
    assertEquals(Need.MEDICAL_CARE, Need.of("medical-care"));
    assertEquals(AgencyType.LEGAL_AID, AgencyType.of(AgencyType.LEGAL_AID.value()));
    assertNotEquals("", Purpose.CROSS_BORDER.value());
  }
}
