package org.amaan.referral.observation;

import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.Observation;
import org.amaan.referral.api.model.Category;
import org.amaan.referral.api.model.HandlingCode;
import org.amaan.referral.api.model.HowKnown;
import org.amaan.referral.api.model.ObservationList;
import org.amaan.referral.api.model.ObservedValue;
import org.amaan.referral.api.model.ObserverRole;
import org.amaan.referral.api.model.RecordedObservation;
import org.amaan.referral.api.model.SourceGrade;
import org.amaan.referral.subject.reading.SubjectDecisions;

/** Observations as the contract writes them. */
final class ObservationJson {

  private ObservationJson() {}

  static NewObservation read(org.amaan.referral.api.model.NewObservation given) {
    return new NewObservation(
        new Observation(
            given.getIndicator(),
            org.amaan.knowledge.screening.ObservedValue.of(given.getValue().toString()),
            org.amaan.knowledge.screening.ObserverRole.of(given.getObserver().toString()),
            given.getObservedAt(),
            given.getHowKnown() == null
                ? null
                : org.amaan.knowledge.screening.HowKnown.of(given.getHowKnown().toString()),
            given.getSourceGrade() == null
                ? org.amaan.knowledge.screening.SourceGrade.X
                : org.amaan.knowledge.screening.SourceGrade.valueOf(
                    given.getSourceGrade().toString()),
            given.getInformationGrade() == null
                ? InformationGrade.NOT_CORROBORATED
                : InformationGrade.of(given.getInformationGrade()),
            given.getHandling() == null
                ? org.amaan.knowledge.HandlingCode.H0
                : org.amaan.knowledge.HandlingCode.valueOf(given.getHandling().toString())),
        given.getHandling() != null,
        given.getNote(),
        given.getCorrects());
  }

  static RecordedObservation of(DiscloseObservations.Shown shown) {
    ReferralObservation one = shown.observation();
    Observation observed = shown.observed();
    UUID corrects = one.corrects();
    return new RecordedObservation()
        .id(one.id())
        .referralId(one.referralId())
        .recordedBy(one.recordedBy())
        .recordedAt(one.recordedAt())
        .indicator(observed.indicator())
        .category(category(one.category()))
        .value(ObservedValue.fromValue(observed.value().value()))
        .observer(ObserverRole.fromValue(observed.observer().value()))
        .observedAt(observed.observedAt())
        .howKnown(
            observed.howKnown() == null ? null : HowKnown.fromValue(observed.howKnown().value()))
        .sourceGrade(SourceGrade.fromValue(observed.sourceGrade().name()))
        .informationGrade(observed.informationGrade().number())
        .handling(HandlingCode.fromValue(observed.handling().name()))
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

  private static Category category(DataCategory category) {
    return Category.fromValue(category.value());
  }
}
