package org.amaan.referral.referral.message;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.screening.Observation;
import org.amaan.referral.client.casework.model.AcceptedReferral;
import org.amaan.referral.client.casework.model.AgeClass;
import org.amaan.referral.client.casework.model.AgencyRef;
import org.amaan.referral.client.casework.model.HandlingCode;
import org.amaan.referral.client.casework.model.HowKnown;
import org.amaan.referral.client.casework.model.Need;
import org.amaan.referral.client.casework.model.ObservedValue;
import org.amaan.referral.client.casework.model.ObserverRole;
import org.amaan.referral.client.casework.model.ReferralState;
import org.amaan.referral.client.casework.model.ReportedObservation;
import org.amaan.referral.client.casework.model.SourceGrade;
import org.amaan.referral.client.casework.model.UnitRef;
import org.amaan.referral.client.casework.model.Urgency;
import org.amaan.referral.observation.ObservationsForCase;
import org.amaan.referral.referral.model.CaseProgress;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.TakenOn;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Matter;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.word.Word;
import org.jspecify.annotations.Nullable;

/** A referral's full state as case-service takes it; the version orders the messages. */
final class CaseMessages {

  private CaseMessages() {}

  static AcceptedReferral of(
      Referral referral,
      Set<String> excluded,
      @Nullable Address fallback,
      List<ObservationsForCase.Disclosed> observations) {
    Matter matter = referral.matter();
    TakenOn taken = Objects.requireNonNull(referral.takenOn());
    return new AcceptedReferral()
        .sequence(referral.version())
        .state(ReferralState.fromValue(stateOf(referral.state())))
        .reference(referral.reference())
        .subjectId(referral.subjectId())
        .referrer(new AgencyRef().agency(referral.referrer()))
        .receiver(new UnitRef().agency(taken.agency()).unit(taken.unit()))
        .acceptedBy(taken.person())
        .acceptedAt(taken.at())
        .need(Need.fromValue(Word.of(Objects.requireNonNull(matter.need()))))
        .urgency(Urgency.fromValue(Word.of(Objects.requireNonNull(matter.urgency()))))
        .ageClass(AgeClass.fromValue(Word.of(referral.ageClass())))
        .country(
            referral.governingCountry() == null ? matter.country() : referral.governingCountry())
        .crossBorder(crossBorder(matter.border()))
        .caseId(referral.fromCaseId())
        .feedbackSequence(known(referral.caseProgress()))
        .exclusions(excluded.stream().sorted().toList())
        .observations(observations.stream().map(CaseMessages::observation).toList())
        .fallbackCustodian(
            fallback == null
                ? null
                : new UnitRef().agency(fallback.agency()).unit(fallback.unit()));
  }

  private static ReportedObservation observation(ObservationsForCase.Disclosed disclosed) {
    Observation observed = disclosed.observed();
    return new ReportedObservation()
        .id(disclosed.id())
        .author(disclosed.recordedBy())
        .recordedAt(disclosed.recordedAt())
        .indicator(observed.indicator())
        .value(ObservedValue.fromValue(observed.value().value()))
        .observer(ObserverRole.fromValue(observed.observer().value()))
        .observedAt(observed.observedAt())
        .howKnown(
            observed.howKnown() == null ? null : HowKnown.fromValue(observed.howKnown().value()))
        .sourceGrade(SourceGrade.fromValue(observed.sourceGrade().name()))
        .informationGrade(observed.informationGrade().number())
        .handling(HandlingCode.fromValue(observed.handling().name()))
        .corrects(disclosed.corrects())
        .corrected(disclosed.corrected())
        .readers(disclosed.readers());
  }

  private static @Nullable Long known(@Nullable CaseProgress progress) {
    return progress == null ? null : progress.sequence();
  }

  private static String stateOf(ReferralStatus state) {
    return switch (state) {
      case ACCEPTED, IN_PROGRESS, COMPLETED, WITHDRAWN, CONSENT_WITHDRAWN, WITHDRAWN_FOR_SAFETY ->
          state.word();
      // After a case has opened the referral is before acceptance only when it was reopened.
      case DRAFT, SUBMITTED, RECEIVED, INFORMATION_REQUESTED, REFUSED -> "reopened";
    };
  }

  private static @Nullable Boolean crossBorder(Border border) {
    return switch (border) {
      case CROSS_BORDER -> Boolean.TRUE;
      case DOMESTIC -> Boolean.FALSE;
      case UNKNOWN -> null;
    };
  }
}
