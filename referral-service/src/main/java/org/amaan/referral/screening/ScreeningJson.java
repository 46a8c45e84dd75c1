package org.amaan.referral.screening;

import java.util.Collection;
import java.util.List;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.Element;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.ScreeningResult;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;
import org.amaan.platform.problem.Given;
import org.amaan.referral.api.model.ElementBalance;
import org.amaan.referral.api.model.NextQuestion;
import org.amaan.referral.api.model.ScreeningAnswer;
import org.amaan.referral.api.model.ScreeningRequest;
import org.amaan.referral.api.model.ToPreserve;

/** Observations and what they come to, as the contract writes them. */
final class ScreeningJson {

  private ScreeningJson() {}

  static List<Observation> read(ScreeningRequest request) {
    ObserverRole observer = request.getObserver();
    return Given.list(request.getObservations(), "observations").stream()
        .map(given -> read(given, observer))
        .toList();
  }

  private static Observation read(
      org.amaan.referral.api.model.Observation given, ObserverRole otherwise) {
    return new Observation(
        given.getIndicator(),
        given.getValue(),
        given.getObserver() == null ? otherwise : given.getObserver(),
        given.getObservedAt(),
        given.getHowKnown(),
        given.getSourceGrade() == null ? SourceGrade.X : given.getSourceGrade(),
        given.getInformationGrade() == null
            ? InformationGrade.NOT_CORROBORATED
            : InformationGrade.of(given.getInformationGrade()),
        given.getHandling() == null ? HandlingCode.H0 : given.getHandling());
  }

  static ScreeningAnswer of(ScreeningResult result, String catalogue, Language language) {
    Wordings wordings = Wordings.in(language);
    return new ScreeningAnswer()
        .catalogue(catalogue)
        .language(language)
        .direction(wordings.direction())
        .elements(result.elements().stream().map(ScreeningJson::balance).toList())
        .askNext(
            result.askNext().stream()
                .map(question -> question(question, wordings.of(question.indicator())))
                .toList())
        .preserve(
            result.preserve().stream()
                .map(preserve -> preserve(preserve, wordings.of(preserve.item())))
                .toList());
  }

  private static ElementBalance balance(ScreeningResult.Balance balance) {
    return new ElementBalance()
        .element(balance.element())
        .support(balance.support())
        .contradiction(balance.contradiction());
  }

  private static NextQuestion question(ScreeningResult.Question question, Wording wording) {
    return new NextQuestion()
        .indicator(question.indicator().id())
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english())
        .asked(question.asked())
        .bearsOn(elements(question.bearsOn()))
        .stillOpen(elements(question.stillOpen()));
  }

  private static ToPreserve preserve(ScreeningResult.Preserve preserve, Wording wording) {
    return new ToPreserve()
        .id(preserve.item().id())
        .text(wording.text())
        .textReviewed(wording.reviewed())
        .textEnglish(wording.english())
        .because(preserve.because())
        .source(preserve.item().source())
        .sourceStatus(preserve.item().sourceStatus());
  }

  static List<Element> elements(Collection<org.amaan.knowledge.screening.Element> elements) {
    return List.copyOf(elements);
  }
}
