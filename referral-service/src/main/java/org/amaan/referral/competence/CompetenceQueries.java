package org.amaan.referral.competence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.RoutingRule;
import org.jspecify.annotations.Nullable;

/** Where a country's law leaves open who is competent, and what its coordinator has set. */
@ApplicationScoped
public class CompetenceQueries {

  private final CompetenceRepository settings;
  private final Clock clock;

  CompetenceQueries(CompetenceRepository settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One rule that leaves it open.
   *
   * @param setting null while no coordinator has set any
   */
  record Question(RoutingRule rule, @Nullable CompetenceSetting setting) {}

  /** By the id of a rule of the profile, the id of the option that was set. */
  @Transactional
  public Map<String, String> settings(LegalProfile profile, String country) {
    if (profile.routing().stream().allMatch(rule -> rule.undecided() == null)) {
      return Map.of();
    }
    return settings.of(country).stream()
        .collect(Collectors.toMap(CompetenceSetting::rule, CompetenceSetting::option));
  }

  @Transactional
  List<Question> questionsOf(String country) {
    Map<String, CompetenceSetting> set =
        settings.of(country).stream()
            .collect(Collectors.toMap(CompetenceSetting::rule, setting -> setting));
    return profileOf(country).routing().stream()
        .filter(rule -> rule.undecided() != null)
        .map(rule -> new Question(rule, set.get(rule.id())))
        .toList();
  }

  /** The profile by which referrals of that country are routed today. */
  LegalProfile profileOf(String country) {
    return LegalProfiles.forCountry(country, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
