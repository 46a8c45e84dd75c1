package org.amaan.referral.consent.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent as a decision sees it: its terms, and whether it counts.
 *
 * @param recordedBy the agency that recorded it
 * @param suspendedAt since when a reported withdrawal keeps it from counting; null when none does
 * @param withdrawnAt when it stopped counting; null while it does
 * @param guardianInConflict it stopped because its guardian may not consent, so that nobody has
 *     taken anything back
 */
public record ConsentState(
    ConsentGiven terms,
    String recordedBy,
    Confirmation confirmation,
    @Nullable Instant suspendedAt,
    @Nullable Instant withdrawnAt,
    boolean guardianInConflict) {

  /** What the responsible agency made of it. */
  public enum Confirmation {
    CONFIRMED,
    /** An agency in care recorded it, and nobody has decided yet. */
    AWAITED,
    REJECTED
  }

  /** Of one that the responsible agency recorded. */
  public ConsentState(ConsentGiven terms, @Nullable Instant withdrawnAt) {
    this(terms, withdrawnAt, false);
  }

  /** Of one that the responsible agency recorded. */
  public ConsentState(
      ConsentGiven terms, @Nullable Instant withdrawnAt, boolean guardianInConflict) {
    this(terms, "", Confirmation.CONFIRMED, null, withdrawnAt, guardianInConflict);
  }

  /** Stopped counting, for whatever reason. */
  public boolean hasEnded() {
    return withdrawnAt != null;
  }

  /** Taken back by whoever gave it. */
  public boolean isWithdrawn() {
    return hasEnded() && !guardianInConflict;
  }

  public boolean isConfirmed() {
    return confirmation == Confirmation.CONFIRMED;
  }

  /** Counts for all that it names: confirmed, not ended, not suspended, not expired, entitled. */
  public boolean isActive(Giver entitled, Instant at) {
    return isConfirmed() && stands(entitled, at);
  }

  /** Would count if it were confirmed, and until then opens what its recorder may pass on. */
  public boolean isProvisional(Giver entitled, Instant at) {
    return confirmation == Confirmation.AWAITED && stands(entitled, at);
  }

  private boolean stands(Giver entitled, Instant at) {
    return !hasEnded()
        && suspendedAt == null
        && !terms.hasExpired(at)
        && terms.givenBy() == entitled;
  }
}
