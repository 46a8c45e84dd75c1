package org.amaan.knowledge.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewable;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Wordings;

/**
 * What a packet is about: one version of a legal profile, or the words of a language.
 *
 * @param name the profile's id, or {@code indicators.} and the language's tag
 * @param language of the statements
 */
public record Subject(
    String name, String version, String title, Language language, List<Reviewable> statements) {

  private static final String INDICATORS = "indicators.";

  public Subject {
    statements = List.copyOf(statements);
  }

  /** The newest version of that name; empty when there is none. */
  public static Optional<Subject> newest(String name) {
    if (name.startsWith(INDICATORS)) {
      return words(name);
    }
    return LegalProfiles.all().stream()
        .filter(profile -> profile.id().equals(name))
        .max(Comparator.comparing(LegalProfile::validFrom))
        .map(Subject::of);
  }

  /** Of everything that somebody can be asked about. */
  public static List<String> names() {
    return Stream.concat(
            LegalProfiles.all().stream().map(LegalProfile::id).distinct().sorted(),
            Stream.of(Language.values())
                .filter(language -> language != Language.EN)
                .map(language -> INDICATORS + language.tag()))
        .toList();
  }

  public static Subject of(LegalProfile profile) {
    return new Subject(
        profile.id(), profile.version(), profile.title(), Language.EN, LegalStatements.of(profile));
  }

  /** The translated words of the indicators; English is what they are translated from. */
  public static Subject of(Language language) {
    return new Subject(
        INDICATORS + language.tag(),
        IndicatorCatalogue.current().version(),
        "Indicators in the language " + language.tag(),
        language,
        Wordings.in(language).reviewable());
  }

  private static Optional<Subject> words(String name) {
    for (Language language : Language.values()) {
      if (language != Language.EN && name.equals(INDICATORS + language.tag())) {
        return Optional.of(of(language));
      }
    }
    return Optional.empty();
  }

  Optional<Reviewable> statement(String place) {
    return statements.stream().filter(statement -> statement.place().equals(place)).findFirst();
  }
}
