package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about a referral. */
@ApplicationScoped
class ReferralsStillVisible implements StillVisible {

  private final Viewers viewers;
  private final ReferralRepository referrals;

  ReferralsStillVisible(Viewers viewers, ReferralRepository referrals) {
    this.viewers = viewers;
    this.referrals = referrals;
  }

  @Override
  public String collection() {
    return "referrals";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    referrals.visibleTo(viewers.of(caller), id);
  }
}
