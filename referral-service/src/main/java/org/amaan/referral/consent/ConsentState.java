package org.amaan.referral.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A consent as a decision sees it: its terms, and whether it was taken back. */
public record ConsentState(ConsentGiven terms, @Nullable Instant withdrawnAt) {

  public boolean isWithdrawn() {
    return withdrawnAt != null;
  }

  /** Neither taken back nor expired, and given by the one who could give it. */
  public boolean isActive(Giver entitled, Instant at) {
    return !isWithdrawn() && !terms.hasExpired(at) && terms.givenBy() == entitled;
  }
}
