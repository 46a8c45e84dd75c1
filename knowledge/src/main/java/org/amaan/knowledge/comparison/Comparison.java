package org.amaan.knowledge.comparison;

import java.time.LocalDate;
import java.util.List;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Kind;
import org.amaan.knowledge.law.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Each element of international law, and whether the acts of a country name it: what a review of
 * the law starts from.
 *
 * @param country null in the default profile
 * @param standards trafficking in persons first
 * @param acts each with all that is said of it
 * @param statements what is said of the country's law beside its acts
 */
public record Comparison(
    Version legalProfile,
    String title,
    @Nullable String country,
    LocalDate validFrom,
    List<Standard> standards,
    List<Act> acts,
    List<ToldStatement> statements) {

  /** The version of the country's rules that says so. */
  public record Version(String id, String version, boolean confirmedByCounsel) {}

  /**
   * @param instrument that defines the offence
   */
  public record Standard(OffenceType offence, String instrument, List<Element> elements) {}

  /** An element of the offence, and the acts of the country beside it. */
  public record Element(String element, String part, String name, List<Covered> acts) {}

  /** Whether an act covers it, and which statement says so. */
  public record Covered(String definition, CoveredBy covered, ToldStatement statement) {}

  /**
   * An act of the country.
   *
   * @param crossBorderOnly null where it was not read
   * @param nonPunishmentReaches ids of acts whose charges its rule covers
   */
  public record Act(
      String definition,
      Kind kind,
      String title,
      Mark mark,
      @Nullable String made,
      @Nullable String inForceFrom,
      @Nullable String repealedOn,
      @Nullable String replacedBy,
      Definition.Persons persons,
      Definition.ChildRule.Means childNeedsMeans,
      @Nullable Boolean crossBorderOnly,
      List<String> nonPunishmentReaches,
      List<String> nonPunishmentDoesNotReach,
      List<ToldStatement> statements) {}

  /**
   * @param counsel what was confirmed of that version
   */
  public static Comparison of(LegalProfile profile, CounselsView counsel) {
    return new Comparison(
        new Version(profile.id(), profile.version(), profile.confirmedByCounsel()),
        profile.title(),
        profile.country(),
        profile.validFrom(),
        profile.offences().stream().map(offence -> standard(profile, offence, counsel)).toList(),
        profile.definitions().stream()
            .map(definition -> act(profile, definition, counsel))
            .toList(),
        profile.statements().stream().map(s -> ToldStatement.of(profile, s, counsel)).toList());
  }

  private static Standard standard(LegalProfile profile, Offence offence, CounselsView counsel) {
    List<Definition> beside =
        profile.definitions().stream()
            .filter(definition -> OffenceType.of(definition.kind()) == offence.type())
            .toList();
    return new Standard(
        offence.type(),
        offence.provision(offence.rules().needs().provision()).instrument(),
        offence.elements().stream()
            .filter(element -> element.part() != Offence.Part.CONDITION)
            .map(
                element ->
                    new Element(
                        element.id(),
                        element.part().value(),
                        element.name(),
                        beside.stream()
                            .map(act -> covered(profile, act, element.id(), counsel))
                            .toList()))
            .toList());
  }

  private static Covered covered(
      LegalProfile profile, Definition act, String element, CounselsView counsel) {
    Definition.Named named = act.named(element);
    return new Covered(
        act.id(),
        covered(named.named()),
        ToldStatement.of(profile, act.statement(named.statement()), counsel));
  }

  private static CoveredBy covered(Coverage named) {
    return switch (named) {
      case NAMED -> CoveredBy.COVERED;
      case PARTLY -> CoveredBy.PARTLY;
      case NOT_NAMED -> CoveredBy.NOT_COVERED;
      case UNKNOWN -> CoveredBy.UNKNOWN;
    };
  }

  private static Act act(LegalProfile profile, Definition definition, CounselsView counsel) {
    Definition.Validity validity = definition.validity();
    return new Act(
        definition.id(),
        definition.kind(),
        definition.title(),
        validity.mark(),
        ToldStatement.text(validity.made()),
        ToldStatement.text(validity.inForceFrom()),
        ToldStatement.text(validity.repealedOn()),
        validity.replacedBy(),
        definition.persons(),
        definition.child().means(),
        definition.territory().crossBorderOnly(),
        definition.nonPunishment().reaches(),
        definition.nonPunishment().doesNotReach(),
        definition.statements().stream().map(s -> ToldStatement.of(profile, s, counsel)).toList());
  }
}
