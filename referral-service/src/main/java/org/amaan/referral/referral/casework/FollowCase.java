package org.amaan.referral.referral.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.CaseProgress;
import org.amaan.referral.referral.model.CaseStatus;
import org.amaan.referral.referral.model.Outcome;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;

/**
 * Follows the case of a referral: once it is investigated the referral is in progress, once it is
 * closed the referral is completed, and once that is reopened in progress again. A referral that
 * was reopened meanwhile tells the case so. Who: {@code service}. Alerts the referrer of a
 * completion if it may know. The newest sequence wins; an older one changes nothing. Refuses: 403,
 * 404.
 */
@ApplicationScoped
class FollowCase {

  private static final Set<Party> CASE = Set.of(Party.CASE);

  private final ReferralRepository referrals;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  FollowCase(ReferralRepository referrals, Audit audit, ReferralOutbox outbox, Clock clock) {
    this.referrals = referrals;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  void follow(Caller caller, UUID referralId, CaseProgress reported, Outcome outcome) {
    caller.requireService("case-service");
    Referral referral = referrals.heldForCaseService(referralId);
    Instant now = clock.instant();
    if (!referral.follow(reported, now)) {
      return;
    }
    audit.record(
        caller,
        "case.feedback-reported",
        referralId,
        Map.of("status", Codes.of(reported.status()), "sequence", reported.sequence()));
    CaseStatus status = reported.status();
    // A referral that was withdrawn or completed by its receiver meanwhile stays what it is.
    if (status != CaseStatus.OPENED && referral.state() == ReferralStatus.ACCEPTED) {
      start(caller, referral, now);
      if (status != CaseStatus.CLOSED) {
        outbox.tellCase(referral);
      }
    } else if (status.isWorkedOn() && referral.isCompletedByCase()) {
      start(caller, referral, now);
      outbox.tellCase(referral);
    } else if (status == CaseStatus.CLOSED && isTakenUpAgain(referral)) {
      // Reopened before it heard of this: now that it has, it says so again, and the case goes on.
      referrals.flush();
      outbox.tellCase(referral);
    }
    if (status == CaseStatus.CLOSED && referral.state() == ReferralStatus.IN_PROGRESS) {
      ReferralEvent completed = referral.complete(CASE, outcome, referral.senderIsTold(now), now);
      referrals.flush();
      audit.record(
          caller,
          "referral.completed",
          referralId,
          Map.of("state", "completed", "outcome", Codes.of(outcome)));
      outbox.alert(completed);
      outbox.tellCase(referral);
      outbox.tellOrigin(referral);
    }
  }

  private void start(Caller caller, Referral referral, Instant now) {
    referral.start(CASE, now);
    referrals.flush();
    audit.record(caller, "referral.started", referral.id(), Map.of("state", "in-progress"));
    outbox.tellOrigin(referral);
  }

  private static boolean isTakenUpAgain(Referral referral) {
    return referral.state().isOpen() && !referral.state().isAccepted();
  }
}
