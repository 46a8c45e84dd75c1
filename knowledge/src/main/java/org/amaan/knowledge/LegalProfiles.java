package org.amaan.knowledge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The legal profiles that come with the platform, read once and kept. */
public final class LegalProfiles {

  /**
   * Every file under {@code legal-profiles/}; older versions stay, for what was decided by them.
   */
  static final List<String> FILES = List.of("palermo-2026-11", "pk-2026-11");

  private static final List<LegalProfile> ALL = FILES.stream().map(LegalProfiles::read).toList();

  private LegalProfiles() {}

  /**
   * The newest profile of a country that is in force on a day, else the default one.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static LegalProfile forCountry(String country, LocalDate date) {
    return choose(ALL, country, date);
  }

  static LegalProfile choose(List<LegalProfile> profiles, String country, LocalDate date) {
    return newestInForce(profiles, country, date)
        .or(() -> newestInForce(profiles, null, date))
        .orElseGet(() -> oldestDefault(profiles));
  }

  private static Optional<LegalProfile> newestInForce(
      List<LegalProfile> profiles, @Nullable String country, LocalDate date) {
    return profiles.stream()
        .filter(profile -> Objects.equals(profile.country(), country))
        .filter(profile -> !profile.validFrom().isAfter(date))
        .max(Comparator.comparing(LegalProfile::validFrom));
  }

  // A date before all of them: rules that are younger than the event protect better than none.
  private static LegalProfile oldestDefault(List<LegalProfile> profiles) {
    return profiles.stream()
        .filter(profile -> profile.country() == null)
        .min(Comparator.comparing(LegalProfile::validFrom))
        .orElseThrow(() -> new IllegalStateException("no default legal profile"));
  }

  private static LegalProfile read(String name) {
    ObjectMapper yaml =
        YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    String resource = "/legal-profiles/" + name + ".yaml";
    try (InputStream in = LegalProfiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing " + resource);
      }
      return yaml.readValue(in, LegalProfile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
