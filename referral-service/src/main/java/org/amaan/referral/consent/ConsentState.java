package org.amaan.referral.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent as a decision sees it: its terms, and whether it still counts.
 *
 * @param withdrawnAt when it stopped counting; null while it does
 * @param guardianInConflict it stopped because its guardian may not consent, so that nobody has
 *     taken anything back
 */
public record ConsentState(
    ConsentGiven terms, @Nullable Instant withdrawnAt, boolean guardianInConflict) {

  public ConsentState(ConsentGiven terms, @Nullable Instant withdrawnAt) {
    this(terms, withdrawnAt, false);
  }

  /** Stopped counting, for whatever reason. */
  public boolean hasEnded() {
    return withdrawnAt != null;
  }

  /** Taken back by whoever gave it. */
  public boolean isWithdrawn() {
    return hasEnded() && !guardianInConflict;
  }

  /** Neither ended nor expired, and given by the one who could give it. */
  public boolean isActive(Giver entitled, Instant at) {
    return !hasEnded() && !terms.hasExpired(at) && terms.givenBy() == entitled;
  }
}
