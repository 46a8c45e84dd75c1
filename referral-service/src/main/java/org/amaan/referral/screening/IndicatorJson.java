package org.amaan.referral.screening;

import java.util.List;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Phase;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;
import org.amaan.referral.api.model.Category;
import org.amaan.referral.api.model.IndicatorList;
import org.amaan.referral.api.model.IndicatorPhase;
import org.amaan.referral.api.model.ObserverRole;
import org.amaan.referral.api.model.PhaseHeading;
import org.amaan.referral.api.model.SourceStatus;
import org.amaan.referral.api.model.TextDirection;

/** The catalogue as the contract writes it. */
final class IndicatorJson {

  private IndicatorJson() {}

  static IndicatorList of(
      IndicatorCatalogue catalogue, List<Indicator> indicators, Language language) {
    Wordings wordings = Wordings.in(language);
    return new IndicatorList()
        .catalogue(catalogue.version())
        .language(org.amaan.referral.api.model.Language.fromValue(language.tag()))
        .direction(TextDirection.fromValue(wordings.direction().value()))
        .phases(
            indicators.stream()
                .map(Indicator::phase)
                .distinct()
                .map(phase -> heading(phase, wordings.of(phase)))
                .toList())
        .items(
            indicators.stream().map(indicator -> item(indicator, wordings.of(indicator))).toList());
  }

  private static PhaseHeading heading(Phase phase, Wording wording) {
    return new PhaseHeading()
        .phase(IndicatorPhase.fromValue(phase.value()))
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english());
  }

  private static org.amaan.referral.api.model.Indicator item(Indicator indicator, Wording wording) {
    return new org.amaan.referral.api.model.Indicator()
        .id(indicator.id())
        .phase(IndicatorPhase.fromValue(indicator.phase().value()))
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english())
        .context(indicator.context())
        .observers(
            indicator.observers().stream()
                .map(observer -> ObserverRole.fromValue(observer.value()))
                .toList())
        .elements(ScreeningJson.elements(indicator.elements()))
        .category(Category.fromValue(indicator.category().value()))
        .profile(indicator.profile())
        .source(indicator.source())
        .sourceStatus(SourceStatus.fromValue(indicator.sourceStatus().value()));
  }
}
