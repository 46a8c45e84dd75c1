package org.amaan.referral.referral.message;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.screening.Observation;
import org.amaan.referral.client.casework.model.AcceptedReferral;
import org.amaan.referral.client.casework.model.AgencyRef;
import org.amaan.referral.client.casework.model.ReferralState;
import org.amaan.referral.client.casework.model.ReportedObservation;
import org.amaan.referral.client.casework.model.UnitRef;
import org.amaan.referral.observation.ObservationsForCase;
import org.amaan.referral.referral.model.Acceptance;
import org.amaan.referral.referral.model.CaseProgress;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/** A referral's full state as case-service takes it; the version orders the messages. */
final class CaseMessages {

  private CaseMessages() {}

  static AcceptedReferral of(
      Referral referral,
      Set<String> excluded,
      FallbackCustodian.@Nullable Fallback fallback,
      List<ObservationsForCase.Disclosed> observations) {
    ReferralContent content = referral.content();
    Acceptance taken = Objects.requireNonNull(referral.acceptance());
    return new AcceptedReferral()
        .sequence(referral.version())
        .state(ReferralState.fromValue(stateOf(referral.state())))
        .reference(referral.reference())
        .subjectId(referral.subjectId())
        .referrer(new AgencyRef().agency(referral.referrer()))
        .receiver(new UnitRef().agency(taken.agency()).unit(taken.unit()))
        .acceptedBy(taken.person())
        .acceptedAt(taken.at())
        .need(Objects.requireNonNull(content.need()))
        .urgency(Objects.requireNonNull(content.urgency()))
        .ageClass(referral.ageClass())
        .country(
            referral.governingCountry() == null ? content.country() : referral.governingCountry())
        .crossBorder(crossBorder(content.border()))
        .caseId(referral.fromCaseId())
        .feedbackSequence(known(referral.caseProgress()))
        .exclusions(excluded.stream().sorted().toList())
        .observations(observations.stream().map(CaseMessages::observation).toList())
        .fallbackCustodian(
            fallback == null
                ? null
                : new UnitRef().agency(fallback.unit().agency()).unit(fallback.unit().unit()))
        .fallbackOversees(fallback != null && fallback.oversees());
  }

  private static ReportedObservation observation(ObservationsForCase.Disclosed disclosed) {
    Observation observed = disclosed.observed();
    return new ReportedObservation()
        .id(disclosed.id())
        .author(disclosed.recordedBy())
        .recordedAt(disclosed.recordedAt())
        .indicator(observed.indicator())
        .value(observed.value())
        .observer(observed.observer())
        .observedAt(observed.observedAt())
        .howKnown(observed.howKnown())
        .sourceGrade(observed.sourceGrade())
        .informationGrade(observed.informationGrade().number())
        .handling(observed.handling())
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
