package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.api.model.Feedback;
import org.amaan.referral.api.model.FeedbackStatus;

/** What the referrer hears: coarse, never a kind of service, and no more than consent allows. */
@ApplicationScoped
class FeedbackQuery {

  private final ReferralRepository referrals;
  private final ReferrersKnowledge knowledge;

  FeedbackQuery(ReferralRepository referrals, ReferrersKnowledge knowledge) {
    this.referrals = referrals;
    this.knowledge = knowledge;
  }

  @Transactional
  Feedback of(Viewer viewer, UUID id) {
    Referral referral = referrals.visibleTo(viewer, id);
    Caller caller = viewer.caller();
    if (!referral.sender().equals(caller.agency())) {
      throw new FeedbackIsTheReferrers();
    }
    if (referral.state() == ReferralStatus.DRAFT) {
      throw new ReferralNotFound();
    }
    CoarseStatus status = CoarseStatus.of(referral);
    if (referral.state().isTakenOn() && !knowledge.covers(referral)) {
      status = CoarseStatus.accepted(referral);
    }
    return new Feedback()
        .reference(referral.reference())
        .status(FeedbackStatus.fromValue(Word.of(status.word())))
        .since(status.since());
  }
}
