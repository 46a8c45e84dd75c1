package org.amaan.referral.disclosure.relation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which agencies have a relation to a subject by one referral.
 *
 * @param referrer the agency that sends it; null for a draft and after a withdrawal, so that nobody
 *     gets in by what they only wrote themselves
 * @param receiver the agency that has the referral before it or took it on, or holds its case; null
 *     for a draft, and after a refusal or a withdrawal, which end the receiver's part
 * @param receiverUnit the unit of it that is addressed; null for all of the agency
 * @param taken the receiver has accepted it
 * @param caseId the case that the referral belongs to, as soon as it is known
 * @param custody what case-service last reported about that case; null before the first report
 */
public record ReferralRelation(
    UUID referralId,
    @Nullable String referrer,
    @Nullable String receiver,
    @Nullable String receiverUnit,
    boolean taken,
    @Nullable UUID caseId,
    @Nullable Custody custody) {

  public ReferralRelation {
    if (caseId == null && custody != null) {
      caseId = custody.caseId();
    }
  }

  ReferralRelation with(@Nullable Custody newer) {
    return new ReferralRelation(referralId, referrer, receiver, receiverUnit, taken, caseId, newer);
  }

  public boolean isBefore(Reader reader) {
    return reader.agency().equals(receiver)
        && (receiverUnit == null || receiverUnit.equals(reader.unit()));
  }

  /** Custody or a grant lets the reader in. */
  public boolean admits(Reader reader) {
    return custody != null && (custody.isHeldBy(reader) || custody.isGrantedTo(reader));
  }
}
