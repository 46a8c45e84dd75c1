package org.amaan.casework.observation;

import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.NewObservation;
import org.amaan.casework.api.model.Observation;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.platform.problem.Given;
import org.jspecify.annotations.Nullable;

/** Observations in the words of the contract. */
public final class ObservationViews {

  private ObservationViews() {}

  public static Observation of(ObservationsOfCase.Shown shown) {
    Observation view =
        new Observation(
            shown.id(),
            Observation.OriginEnum.fromValue(shown.origin().value()),
            shown.agency(),
            shown.recordedAt(),
            shown.corrected(),
            shown.retracted());
    view.setReferralId(shown.referralId());
    view.setPerson(shown.person());
    view.setNote(shown.note());
    view.setCorrects(shown.corrects());
    if (shown.withheld() != null) {
      view.setWithheld(
          switch (shown.withheld()) {
            case CASE_CLOSED -> Observation.WithheldEnum.CASE_CLOSED;
            case ERASED -> Observation.WithheldEnum.ERASED;
          });
    }
    org.amaan.knowledge.screening.Observation observed = shown.observed();
    if (observed != null) {
      view.setIndicator(observed.indicator());
      view.setValue(observed.value());
      view.setObserver(observed.observer());
      view.setObservedAt(observed.observedAt());
      view.setHowKnown(observed.howKnown());
      view.setSourceGrade(observed.sourceGrade());
      view.setInformationGrade(observed.informationGrade().number());
      view.setHandling(observed.handling());
    }
    return view;
  }

  static List<RecordObservations.New> read(List<NewObservation> given) {
    return Given.list(given, "observations").stream().map(ObservationViews::read).toList();
  }

  private static RecordObservations.New read(NewObservation given) {
    return new RecordObservations.New(
        observation(
            given.getIndicator(),
            given.getValue(),
            given.getObserver(),
            given.getObservedAt(),
            given.getHowKnown(),
            given.getSourceGrade(),
            given.getInformationGrade(),
            given.getHandling()),
        given.getNote(),
        given.getCorrects());
  }

  /** What a request, or a report, says. */
  public static org.amaan.knowledge.screening.Observation observation(
      String indicator,
      ObservedValue value,
      ObserverRole observer,
      java.time.@Nullable Instant observedAt,
      @Nullable HowKnown howKnown,
      @Nullable SourceGrade sourceGrade,
      @Nullable Integer informationGrade,
      HandlingCode handling) {
    return new org.amaan.knowledge.screening.Observation(
        indicator,
        org.amaan.knowledge.screening.ObservedValue.of(value.toString()),
        org.amaan.knowledge.screening.ObserverRole.of(observer.toString()),
        observedAt,
        howKnown == null ? null : org.amaan.knowledge.screening.HowKnown.of(howKnown.toString()),
        sourceGrade == null
            ? org.amaan.knowledge.screening.SourceGrade.X
            : org.amaan.knowledge.screening.SourceGrade.valueOf(sourceGrade.toString()),
        informationGrade == null
            ? InformationGrade.NOT_CORROBORATED
            : InformationGrade.of(informationGrade),
        org.amaan.knowledge.HandlingCode.valueOf(handling.toString()));
  }

  static List<UUID> opened(List<ObservationsOfCase.Shown> shown) {
    return shown.stream()
        .filter(one -> one.observed() != null)
        .map(ObservationsOfCase.Shown::id)
        .toList();
  }
}
