package org.amaan.referral.referral.message;

import java.util.Objects;
import java.util.UUID;
import org.amaan.referral.client.casework.model.AgencyRef;
import org.amaan.referral.client.casework.model.FollowUp;
import org.amaan.referral.client.casework.model.ProtectionOutcome;
import org.amaan.referral.client.casework.model.ProtectionReport;
import org.amaan.referral.client.casework.model.ProtectionState;
import org.amaan.referral.client.casework.model.ServiceType;
import org.amaan.referral.code.Codes;
import org.amaan.referral.custody.ProtectionGateway;
import org.amaan.referral.referral.model.Ending;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.SenderView;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a referral that was sent out of a case, as case-service takes it; the version
 * orders the messages. What becomes of the person stands in it no further than the sender is told;
 * nor does, for one who has taken the case over, what was asked for and of whom.
 */
final class OriginMessages {

  private OriginMessages() {}

  /**
   * @param told what the referral's sender is told
   */
  static ProtectionGateway.Message of(Referral referral, UUID caseId, SenderView told) {
    ReferralContent content = told.content();
    ServiceRequest service = content.service();
    Address receiver = told.receiver();
    ProtectionReport report =
        new ProtectionReport()
            .sequence(referral.version())
            .toldTo(new AgencyRef().agency(referral.sender()))
            .state(ProtectionState.fromValue(told.state().word()))
            .reference(referral.reference())
            .subjectId(referral.subjectId())
            .receiver(receiver == null ? null : new AgencyRef().agency(receiver.agency()))
            .need(Objects.requireNonNull(content.need()))
            .serviceType(service == null ? null : ServiceType.fromValue(Codes.of(service.type())))
            .followUp(followUp(service))
            .submittedAt(referral.submittedAt())
            .stateSince(told.stateSince())
            .dueAt(told.dueAt())
            .outcome(outcome(told.ending()));
    return new ProtectionGateway.Message(caseId, report);
  }

  private static @Nullable ProtectionOutcome outcome(@Nullable Ending ending) {
    return ending == null || ending.outcome() == null
        ? null
        : ProtectionOutcome.fromValue(Codes.of(ending.outcome()));
  }

  private static @Nullable FollowUp followUp(@Nullable ServiceRequest service) {
    return service == null || service.months() == null
        ? null
        : new FollowUp().months(service.months()).intervalMonths(service.intervalMonths());
  }
}
