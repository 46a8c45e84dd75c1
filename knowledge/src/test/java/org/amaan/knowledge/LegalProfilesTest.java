package org.amaan.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
    return Stream.of(LegalProfiles.forCountry("PK", TODAY), LegalProfiles.forCountry("ZZ", TODAY));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyProfileFollowsTheSchema(Path file) throws IOException {
    assertEquals(List.of(), problems(new YAMLMapper().readTree(Files.readString(file))));
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    ObjectNode profile = anyProfile();
    profile.put("penalty", "7 to 14 years");
    assertFalse(problems(profile).isEmpty());
    profile.remove("penalty");
    profile.remove("confirmed-by-counsel");
    assertFalse(problems(profile).isEmpty());
    profile.put("confirmed-by-counsel", false);
    assertTrue(problems(profile).isEmpty());
    ((ObjectNode) profile.withArray("routing").get(0)).withArray("to").addObject().put("type", "x");
    assertFalse(problems(profile).isEmpty());
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
    "AF, 2026-11-24, palermo",
    "ZZ, 1999-01-01, palermo"
  })
  void theNewestInForceElseTheDefault(String country, LocalDate date, String expected) {
    assertEquals(expected, LegalProfiles.forCountry(country, date).id());
  }

  @Test
  void aNewerVersionTakesOverOnItsDay() {
    LegalProfile now = LegalProfiles.forCountry("PK", TODAY);
    LegalProfile next =
        new LegalProfile(
            now.id(),
            "2027-03",
            now.title(),
            now.country(),
            LocalDate.parse("2027-03-01"),
            now.confirmedByCounsel(),
            now.timeZone(),
            now.weekend(),
            now.dueTimes(),
            now.reflectionPeriod(),
            now.anonymousNotice(),
            now.retention(),
            now.routing(),
            now.legalBases(),
            now.sources());
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
    assertEquals(new LegalProfile.DueTimes(24, 5, 2, 30, 48), pk.dueTimes());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void noneIsConfirmedByCounselYet(LegalProfile profile) {
    assertFalse(profile.confirmedByCounsel());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyRuleAndBasisNamesASourceOfItsProfile(LegalProfile profile) {
    Set<String> known =
        profile.sources().stream().map(LegalProfile.Source::id).collect(Collectors.toSet());
    assertEquals(known.size(), profile.sources().size());
    profile.routing().forEach(r -> assertTrue(known.contains(r.source()), r.id()));
    profile.legalBases().forEach(b -> assertTrue(known.contains(b.source()), b.id()));
    assertTrue(known.contains(profile.reflectionPeriod().source()));
    assertTrue(known.contains(profile.retention().source()));
    Optional.ofNullable(profile.anonymousNotice())
        .ifPresent(notice -> assertTrue(known.contains(notice.source())));
    assertEquals(
        profile.routing().size(),
        profile.routing().stream().map(RoutingRule::id).distinct().count());
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

  private static ObjectNode anyProfile() throws IOException {
    return (ObjectNode)
        new YAMLMapper().readTree(Files.readString(FOLDER.resolve("palermo-2026-11.yaml")));
  }

  private static List<String> problems(JsonNode profile) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FOLDER.resolve("legal-profile.schema.json")));
    return schema.validate(profile.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
