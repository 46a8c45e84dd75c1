package org.amaan.knowledge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a profile's routing table.
 *
 * @param to kinds of agency, in order of preference
 * @param reason shown to the people concerned, as it stands
 * @param source id of one of the profile's sources
 */
public record RoutingRule(String id, When when, List<Target> to, String reason, String source) {

  public RoutingRule {
    to = List.copyOf(to);
  }

  /** Conditions that must all hold; an absent one always does. */
  public record When(
      Set<Need> need,
      @Nullable Set<Border> border,
      @Nullable Boolean organFacility,
      @Nullable Boolean protectionOnly) {

    boolean fits(Situation situation) {
      return need.contains(situation.need())
          && (border == null || border.contains(situation.border()))
          && (organFacility == null || organFacility == situation.organFacility())
          && (protectionOnly == null || protectionOnly == situation.protectionOnly());
    }
  }

  /** A kind of agency; without a scope any reach will do. */
  public record Target(AgencyType type, @Nullable Set<Scope> scope) {

    boolean fits(Candidate candidate) {
      return type == candidate.type()
          && (scope == null || (candidate.scope() != null && scope.contains(candidate.scope())));
    }
  }
}
