package org.amaan.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a profile's routing table.
 *
 * @param to kinds of agency, in order of preference; empty where the law leaves it open
 * @param undecided who it may be, where the law leaves it open; otherwise null
 * @param reason shown to the people concerned, as it stands
 * @param source id of one of the profile's sources
 */
public record RoutingRule(
    String id,
    When when,
    List<Target> to,
    @Nullable Undecided undecided,
    String reason,
    String source) {

  public RoutingRule {
    to = to == null ? List.of() : List.copyOf(to);
  }

  /**
   * The law that was read names more than one who may be competent, and does not decide. The
   * country's coordinator chooses, until counsel has answered.
   *
   * @param byDefault id of the option that is taken while no coordinator has chosen
   * @param defaultReason why that one
   * @param defaultSource id of one of the profile's sources
   */
  public record Undecided(
      List<Option> options, String byDefault, String defaultReason, String defaultSource) {
    public Undecided {
      options = List.copyOf(options);
    }

    /** The option of that id; empty when there is none. */
    public Optional<Option> option(String id) {
      return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }
  }

  /**
   * One who may be competent.
   *
   * @param name as it stands within a sentence
   * @param reason what speaks for it, as a sentence
   * @param source id of one of the profile's sources
   */
  public record Option(String id, String name, List<Target> to, String reason, String source) {
    public Option {
      to = List.copyOf(to);
    }
  }

  /** Conditions that must all hold; an absent one always does. */
  public record When(
      Set<Need> need,
      @Nullable Set<Border> border,
      @Nullable Boolean organFacility,
      @Nullable Boolean protectionOnly) {

    public boolean fits(Situation situation) {
      return need.contains(situation.need())
          && (border == null || border.contains(situation.border()))
          && (organFacility == null || organFacility == situation.organFacility())
          && (protectionOnly == null || protectionOnly == situation.protectionOnly());
    }
  }

  /** A kind of agency; without a scope any reach will do. */
  public record Target(AgencyType type, @Nullable Set<Scope> scope) {

    public boolean fits(Candidate candidate) {
      return type == candidate.type()
          && (scope == null || (candidate.scope() != null && scope.contains(candidate.scope())));
    }
  }
}
