package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.ChangeNotAllowed;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;

/** To which referrals a caller may add a file or an observation. */
@ApplicationScoped
public class AttachableReferrals {

  private final ReferralRepository referrals;
  private final Viewers viewers;

  AttachableReferrals(ReferralRepository referrals, Viewers viewers) {
    this.referrals = referrals;
    this.viewers = viewers;
  }

  /** The subject of it, which is to be held before the referral. */
  @Transactional(TxType.MANDATORY)
  public UUID subjectOf(Caller caller, UUID referralId) {
    Viewer viewer = viewers.of(caller);
    Referral referral = referrals.visibleTo(viewer, referralId);
    admit(viewer, referral);
    // What is held later is read then, not as it was now.
    referrals.forget(referral);
    return referral.subjectId();
  }

  /** Nobody else changes it before this transaction ends. */
  @Transactional(TxType.MANDATORY)
  public void hold(Caller caller, UUID referralId) {
    Viewer viewer = viewers.of(caller);
    admit(viewer, referrals.heldFor(viewer, referralId));
  }

  /** Refuses with 403 who has no part in it, and with 409 when it was withdrawn. */
  private static void admit(Viewer viewer, Referral referral) {
    if (!viewer.mayAttach(referral)
        || (referral.state() == ReferralStatus.REFUSED
            && !viewer.partiesIn(referral).contains(Party.REFERRER))) {
      throw new NotPermitted(
          "Only the referrer, and those who have the referral before them or work its case, may add"
              + " to it.");
    }
    if (referral.state().isWithdrawn()) {
      throw new ChangeNotAllowed(
          referral.state(),
          "Nothing is added to a referral that was withdrawn.",
          referral.movesOf(viewer.partiesIn(referral)));
    }
  }
}
