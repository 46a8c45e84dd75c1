package org.amaan.referral.competence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.amaan.knowledge.RoutingRule;
import org.amaan.knowledge.RoutingRule.Undecided;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.directory.DirectoryQueries;
import org.jspecify.annotations.Nullable;

/**
 * Sets who is competent where the law that was read leaves it open. Who: the country's coordinator.
 * Referrals that are routed from then on follow it; those that were routed stay where they are.
 * Nothing is sent. Refuses: 403 anybody else; 404 a rule that leaves nothing open; 400 what is none
 * of its options; 428 and 412 by the version of the setting.
 */
@ApplicationScoped
class SetCompetence {

  private final DirectoryQueries directory;
  private final CompetenceQueries competence;
  private final CompetenceRepository settings;
  private final Audit audit;
  private final Clock clock;

  SetCompetence(
      DirectoryQueries directory,
      CompetenceQueries competence,
      CompetenceRepository settings,
      Audit audit,
      Clock clock) {
    this.directory = directory;
    this.competence = competence;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  void set(Caller caller, String country, String ruleId, String option, @Nullable String ifMatch) {
    Optional<String> coordinated = directory.coordinatedBy(caller);
    if (!coordinated.equals(Optional.of(country))) {
      throw new NotPermitted("Only the country's coordinator sets who is competent in it.");
    }
    requireOption(undecided(country, ruleId), option);
    settings.hold(country);
    Instant now = clock.instant();
    String by = Objects.requireNonNull(caller.agency());
    CompetenceSetting setting =
        settings.of(country).stream()
            .filter(known -> known.rule().equals(ruleId))
            .findFirst()
            .orElse(null);
    Revision.require(ifMatch, setting == null ? 0 : setting.version());
    if (setting == null) {
      setting = new CompetenceSetting(country, ruleId, option, by, now);
      settings.add(setting);
    } else if (setting.option().equals(option)) {
      return;
    } else {
      setting.choose(option, by, now);
    }
    audit.record(
        caller,
        "competence.set",
        setting.id(),
        Map.of("country", country, "rule", ruleId, "option", option));
  }

  private Undecided undecided(String country, String ruleId) {
    return competence.profileOf(country).routing().stream()
        .filter(rule -> rule.id().equals(ruleId))
        .map(RoutingRule::undecided)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(NothingLeftOpen::new);
  }

  private static void requireOption(Undecided undecided, String option) {
    if (undecided.option(option).isEmpty()) {
      throw InvalidRequest.field(
          "body",
          "option",
          "format",
          undecided.options().stream()
              .map(RoutingRule.Option::id)
              .collect(Collectors.joining(", ", "Send one of: ", ".")));
    }
  }
}
