package org.amaan.referral.screening;

import java.util.List;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Phase;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;
import org.amaan.referral.api.model.IndicatorList;
import org.amaan.referral.api.model.PhaseHeading;

/** The catalogue as the contract writes it. */
final class IndicatorJson {

  private IndicatorJson() {}

  static IndicatorList of(
      IndicatorCatalogue catalogue, List<Indicator> indicators, Language language) {
    Wordings wordings = Wordings.in(language);
    return new IndicatorList()
        .catalogue(catalogue.version())
        .language(language)
        .direction(wordings.direction())
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
        .phase(phase)
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english());
  }

  private static org.amaan.referral.api.model.Indicator item(Indicator indicator, Wording wording) {
    return new org.amaan.referral.api.model.Indicator()
        .id(indicator.id())
        .phase(indicator.phase())
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english())
        .context(indicator.context())
        .observers(indicator.observers().stream().toList())
        .elements(ScreeningJson.elements(indicator.elements()))
        .category(indicator.category())
        .profile(indicator.profile())
        .source(indicator.source())
        .sourceStatus(indicator.sourceStatus())
        .lookedFor(indicator.lookedFor().toString());
  }
}
