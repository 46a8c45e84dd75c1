package org.amaan.referral.referral.model;

import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.RoutingReason;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * What one relation is shown of a referral. Its version grows when this differs, and for nothing
 * else: what is not in here moves nothing that the viewer can observe.
 */
record PartyView(
    ReferralStatus state,
    boolean minimal,
    String sender,
    @Nullable Address receiver,
    @Nullable RoutingReason routing,
    ReferralContent content,
    AgeClass ageClass,
    @Nullable UUID caseId,
    @Nullable Instant dueAt,
    @Nullable Ending ending) {

  /** To whoever sent it. */
  static PartyView toSender(Referral referral, SenderView told) {
    return new PartyView(
        told.state(),
        referral.minimal(),
        referral.sender(),
        told.receiver(),
        referral.routing(),
        told.content(),
        referral.ageClass(),
        null,
        told.dueAt(),
        told.ending());
  }

  /** To whoever it is addressed to, or holds its case: neither who answers for its sender now. */
  static PartyView toReceiver(Referral referral) {
    return new PartyView(
        referral.state(),
        referral.minimal(),
        referral.referrer(),
        referral.receiver(),
        referral.routing(),
        referral.content(),
        referral.ageClass(),
        referral.caseId(),
        referral.dueAt(),
        referral.ending());
  }

  /** To the coordinator, who is not shown the service that is asked for. */
  static PartyView toCoordinator(Referral referral) {
    return new PartyView(
        referral.state(),
        referral.minimal(),
        referral.referrer(),
        referral.receiver(),
        referral.routing(),
        referral.content().withoutService(),
        referral.ageClass(),
        referral.caseId(),
        referral.dueAt(),
        referral.ending());
  }
}
