package org.amaan.knowledge;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The legal profiles that come with the platform, read once and kept. */
public final class LegalProfiles {

  /**
   * Every file under {@code legal-profiles/}; older versions stay, for what was decided by them.
   */
  static final List<String> FILES =
      List.of(
          "palermo-2026-11",
          "pk-2026-11",
          "af-2026-11",
          "ir-2026-11",
          "iq-2026-11",
          "bd-2026-11",
          "pk-2026-12",
          "af-2026-12",
          "ir-2026-12",
          "iq-2026-12",
          "bd-2026-12");

  private static @Nullable List<LegalProfile> all;

  private LegalProfiles() {}

  /**
   * Every version of every profile. A service calls this when it starts, so that one that is not
   * valid stops it there.
   *
   * @throws InvalidLegalProfile naming the file and the field
   */
  public static synchronized List<LegalProfile> all() {
    List<LegalProfile> profiles = all;
    if (profiles == null) {
      LegalProfileReader reader = new LegalProfileReader();
      profiles = FILES.stream().map(name -> reader.read(name + ".yaml")).toList();
      requireOneForEachDay(profiles);
      all = profiles;
    }
    return profiles;
  }

  /**
   * Refuses two versions of a profile with one name, or from one day: which of them holds could not
   * be said.
   */
  static void requireOneForEachDay(List<LegalProfile> profiles) {
    Set<String> seen = new HashSet<>();
    for (LegalProfile profile : profiles) {
      String file = profile.id() + "-" + profile.version() + ".yaml";
      if (!seen.add(profile.id() + " " + profile.version())) {
        throw new InvalidLegalProfile(file, List.of("/version: there is another of this version"));
      }
      if (!seen.add(profile.id() + " from " + profile.validFrom())) {
        throw new InvalidLegalProfile(
            file,
            List.of(
                "/valid-from: overlaps, another version of "
                    + profile.id()
                    + " is valid from "
                    + profile.validFrom()));
      }
    }
  }

  /** The newest version of that profile that is in force on a day; empty when there is none. */
  public static Optional<LegalProfile> newest(String id, LocalDate date) {
    return all().stream()
        .filter(profile -> profile.id().equals(id))
        .filter(profile -> !profile.validFrom().isAfter(date))
        .max(Comparator.comparing(LegalProfile::validFrom));
  }

  /**
   * The newest profile of a country that is in force on a day, else the default one.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static LegalProfile forCountry(String country, LocalDate date) {
    return choose(all(), country, date);
  }

  /** That very version, as a case keeps the one of its date; empty when there is none. */
  public static Optional<LegalProfile> find(String id, String version) {
    return all().stream()
        .filter(profile -> profile.id().equals(id) && profile.version().equals(version))
        .findFirst();
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
}
