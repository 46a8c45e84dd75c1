package org.amaan.referral.referral.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.custody.CaseCustody;
import org.amaan.referral.custody.ReportedCustody;
import org.amaan.referral.referral.access.ReferralNotFound;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.feedback.FeedbackProjection;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Acceptance;
import org.amaan.referral.referral.model.Referral;

/**
 * Notes who holds the case of a referral: the custodian can read the subject, and answers for the
 * referral from now on. Who: {@code service}. What was sent out of the case is reported to it
 * again, as far as the new custodian may know, and what may be disclosed of observations when other
 * agencies read it. The newest sequence wins; an older one changes nothing. Refuses: 403, 404, 409
 * the referral is in another case.
 */
@ApplicationScoped
class FollowCustody {

  private final ReferralRepository referrals;
  private final ReportedCustody custody;
  private final FeedbackProjection feedback;
  private final ReferralOutbox outbox;
  private final Audit audit;
  private final Clock clock;

  FollowCustody(
      ReferralRepository referrals,
      ReportedCustody custody,
      FeedbackProjection feedback,
      ReferralOutbox outbox,
      Audit audit,
      Clock clock) {
    this.referrals = referrals;
    this.custody = custody;
    this.feedback = feedback;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  void follow(Caller caller, UUID referralId, CaseCustody reported) {
    caller.requireService("case-service");
    List<Referral> all = referrals.heldOfCase(referralId, reported.caseId());
    Referral referral =
        all.stream()
            .filter(one -> one.id().equals(referralId))
            .findFirst()
            .orElseThrow(ReferralNotFound::new);
    Instant now = clock.instant();
    boolean asTold = referral.isWithWhoTookItOn() && isAsTakenOn(referral, reported);
    boolean newer = custody.keepNewest(reported);
    // Who refers out of the case holds its custody, so that the report waits: look once more.
    List<Referral> withTheLatest = referrals.heldOfCase(referralId, reported.caseId());
    CaseCustody newest = custody.of(reported.caseId()).orElseThrow();
    // An older report about this case may be the first about this referral.
    boolean news = referral.custodyMoved(newest, now);
    // Also what was sent since an earlier report: who refers out of a case is the case.
    for (Referral sent : withTheLatest) {
      if (reported.caseId().equals(sent.fromCaseId()) && sent.passTo(newest.agency(), now)) {
        feedback.write(sent);
        referrals.flush();
        outbox.tellOrigin(sent);
      }
    }
    if (newer || news) {
      audit.record(
          caller,
          "case.custody-reported",
          referralId,
          Map.of(
              "caseId", reported.caseId(),
              "sequence", reported.sequence(),
              "custodian", Map.of("agency", reported.agency(), "unit", reported.unit()),
              "readers", reported.readers()));
    }
    if (!asTold) {
      outbox.tellCaseOfObservations(referral);
    }
  }

  private static boolean isAsTakenOn(Referral referral, CaseCustody reported) {
    Acceptance taken = referral.acceptance();
    return taken != null
        && taken.agency().equals(reported.agency())
        && Objects.equals(taken.unit(), reported.unit())
        && reported.readers().isEmpty();
  }
}
