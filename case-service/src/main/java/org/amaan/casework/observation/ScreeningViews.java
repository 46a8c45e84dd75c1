package org.amaan.casework.observation;

import java.util.Collection;
import java.util.List;
import org.amaan.casework.api.model.ElementBalance;
import org.amaan.casework.api.model.NextQuestion;
import org.amaan.casework.api.model.ScreeningAnswer;
import org.amaan.casework.api.model.ToPreserve;
import org.amaan.knowledge.screening.Element;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.ScreeningResult;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;

/** What observations come to, in the words of the contract, which are those of referral-service. */
final class ScreeningViews {

  private ScreeningViews() {}

  static ScreeningAnswer of(ScreeningResult result, Language language) {
    Wordings wordings = Wordings.in(language);
    return new ScreeningAnswer(
        IndicatorCatalogue.current().version(),
        language,
        wordings.direction(),
        result.elements().stream().map(ScreeningViews::balance).toList(),
        result.askNext().stream()
            .map(question -> question(question, wordings.of(question.indicator())))
            .toList(),
        result.preserve().stream()
            .map(preserve -> preserve(preserve, wordings.of(preserve.item())))
            .toList());
  }

  private static ElementBalance balance(ScreeningResult.Balance balance) {
    return new ElementBalance(balance.element(), balance.support(), balance.contradiction());
  }

  private static NextQuestion question(ScreeningResult.Question question, Wording wording) {
    return new NextQuestion(
        question.indicator().id(),
        wording.text(),
        wording.reviewed(),
        wording.english(),
        question.asked(),
        elements(question.bearsOn()),
        elements(question.stillOpen()));
  }

  private static ToPreserve preserve(ScreeningResult.Preserve preserve, Wording wording) {
    return new ToPreserve(
        preserve.item().id(),
        wording.text(),
        wording.reviewed(),
        wording.english(),
        preserve.because(),
        preserve.item().source(),
        preserve.item().sourceStatus());
  }

  private static List<Element> elements(
      Collection<org.amaan.knowledge.screening.Element> elements) {
    return List.copyOf(elements);
  }
}
