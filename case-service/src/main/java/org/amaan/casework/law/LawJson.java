package org.amaan.casework.law;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.amaan.casework.api.model.ChargeProtection;
import org.amaan.casework.api.model.LawMark;
import org.amaan.casework.api.model.LawStatement;
import org.amaan.casework.api.model.LegalComparison;
import org.amaan.casework.api.model.NonPunishmentRules;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.NonPunishmentReach;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.comparison.Comparison;
import org.amaan.knowledge.comparison.ToldStatement;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Statement;
import org.jspecify.annotations.Nullable;

/** The law in the words of the contract, which are those of the legal profiles. */
@ApplicationScoped
public class LawJson {

  private final ObjectMapper json;

  LawJson(ObjectMapper json) {
    this.json = json;
  }

  LegalComparison comparison(LegalProfile profile) {
    return json.convertValue(Comparison.of(profile, counsel(profile)), LegalComparison.class);
  }

  /** Which charges the country's rules on non-punishment reach, and what protects beside them. */
  public NonPunishmentRules nonPunishment(LegalProfile profile) {
    CounselsView counsel = counsel(profile);
    List<ChargeProtection> charges =
        NonPunishmentReach.of(profile).stream()
            .map(charge -> protection(profile, charge, counsel))
            .toList();
    return new NonPunishmentRules(
        new org.amaan.casework.api.model.LegalProfile(
            profile.id(), profile.version(), profile.confirmedByCounsel()),
        charges,
        statements(profile, NonPunishmentReach.beside(profile), counsel));
  }

  private ChargeProtection protection(
      LegalProfile profile, NonPunishmentReach.Charge charge, CounselsView counsel) {
    Definition.Validity validity = charge.act().validity();
    ChargeProtection view =
        new ChargeProtection(
            charge.act().id(),
            charge.act().title(),
            LawMark.fromValue(validity.mark().value()),
            ChargeProtection.ReachEnum.fromValue(charge.reach().value()),
            statements(profile, charge.rules(), counsel));
    view.setMade(text(validity.made()));
    view.setInForceFrom(text(validity.inForceFrom()));
    view.setRepealedOn(text(validity.repealedOn()));
    return view;
  }

  private static @Nullable String text(@Nullable LawDate date) {
    return date == null ? null : date.text();
  }

  private List<LawStatement> statements(
      LegalProfile profile, List<Statement> statements, CounselsView counsel) {
    return statements.stream()
        .map(one -> ToldStatement.of(profile, one, counsel))
        .map(told -> json.convertValue(told, LawStatement.class))
        .toList();
  }

  private static CounselsView counsel(LegalProfile profile) {
    return CounselsView.of(profile, Confirmations.current());
  }
}
