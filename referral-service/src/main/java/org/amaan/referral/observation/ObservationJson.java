package org.amaan.referral.observation;

import java.util.UUID;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.Observation;
import org.amaan.referral.api.model.ObservationList;
import org.amaan.referral.api.model.RecordedObservation;
import org.amaan.referral.subject.reading.SubjectDecisions;

/** Observations as the contract writes them. */
final class ObservationJson {

  private ObservationJson() {}

  static NewObservation read(org.amaan.referral.api.model.NewObservation given) {
    return new NewObservation(
        new Observation(
            given.getIndicator(),
            given.getValue(),
            given.getObserver(),
            given.getObservedAt(),
            given.getHowKnown(),
            given.getSourceGrade() == null
                ? org.amaan.knowledge.screening.SourceGrade.X
                : org.amaan.knowledge.screening.SourceGrade.valueOf(
                    given.getSourceGrade().toString()),
            given.getInformationGrade() == null
                ? InformationGrade.NOT_CORROBORATED
                : InformationGrade.of(given.getInformationGrade()),
            given.getHandling() == null
                ? org.amaan.knowledge.HandlingCode.H0
                : given.getHandling()),
        given.getHandling() != null,
        given.getNote(),
        given.getCorrects());
  }

  static RecordedObservation of(DiscloseObservations.PartyView shown) {
    ReferralObservation one = shown.observation();
    Observation observed = shown.observed();
    UUID corrects = one.corrects();
    return new RecordedObservation()
        .id(one.id())
        .referralId(one.referralId())
        .recordedBy(one.recordedBy())
        .recordedAt(one.recordedAt())
        .indicator(observed.indicator())
        .category(one.category())
        .value(observed.value())
        .observer(observed.observer())
        .observedAt(observed.observedAt())
        .howKnown(observed.howKnown())
        .sourceGrade(observed.sourceGrade())
        .informationGrade(observed.informationGrade().number())
        .handling(observed.handling())
        .note(shown.note())
        .noteWithheld(one.hasNote() && shown.note() == null)
        .corrects(corrects)
        .corrected(shown.corrected());
  }

  static ObservationList list(DiscloseObservations.Listing listing) {
    return new ObservationList()
        .items(listing.shown().stream().map(ObservationJson::of).toList())
        .allowed(
            listing.allowed().entrySet().stream()
                .map(
                    entry ->
                        SubjectDecisions.allowed(
                            entry.getKey(), entry.getValue(), listing.handling()))
                .toList())
        .withheld(
            listing.withheld().entrySet().stream()
                .map(
                    entry ->
                        SubjectDecisions.withheld(
                            entry.getKey(), entry.getValue(), listing.reflectionUntil()))
                .toList());
  }
}
