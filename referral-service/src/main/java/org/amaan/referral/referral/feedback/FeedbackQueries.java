package org.amaan.referral.referral.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.api.model.Feedback;
import org.amaan.referral.api.model.FeedbackStatus;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.access.ReferralNotFound;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.CoarseStatus;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.ReferralStatus;

/** What the referrer hears: coarse, never a kind of service, and no more than consent allows. */
@ApplicationScoped
public class FeedbackQueries {

  private final ReferralRepository referrals;
  private final Clock clock;

  FeedbackQueries(ReferralRepository referrals, Clock clock) {
    this.referrals = referrals;
    this.clock = clock;
  }

  @Transactional
  public Feedback of(Viewer viewer, UUID id) {
    Referral referral = referrals.visibleTo(viewer, id);
    Caller caller = viewer.caller();
    if (!referral.sender().equals(caller.agency())) {
      throw new FeedbackIsTheReferrers();
    }
    if (referral.state() == ReferralStatus.DRAFT) {
      throw new ReferralNotFound();
    }
    CoarseStatus status = referral.toldToSender(clock.instant()).feedback();
    return new Feedback()
        .reference(referral.reference())
        .status(FeedbackStatus.fromValue(Codes.of(status.word())))
        .since(status.since());
  }
}
