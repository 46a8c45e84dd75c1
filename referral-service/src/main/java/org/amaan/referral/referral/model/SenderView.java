package org.amaan.referral.referral.model;

import java.time.Instant;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a referral is told of it. After acceptance it is told nothing more, unless a
 * consent names it; and one that took over the case from which it was sent is not told either what
 * its predecessor asked for, or of whom.
 *
 * @param receiver null when it is not told
 * @param content without the service when that is not told
 */
public record SenderView(
    ReferralStatus state,
    Instant stateSince,
    @Nullable Address receiver,
    ReferralContent content,
    @Nullable Instant dueAt,
    @Nullable Ending ending,
    CoarseStatus feedback) {

  /**
   * @param told what becomes of the subject, because a consent names the sender
   */
  static SenderView of(Referral referral, boolean told) {
    boolean hidden = isHidden(referral, told);
    boolean closed = referral.isTakenOver() && !told;
    CoarseStatus accepted = CoarseStatus.accepted(referral);
    return new SenderView(
        hidden ? referral.state().toldWithoutConsent() : referral.state(),
        hidden ? accepted.since() : referral.stateSince(),
        closed ? null : referral.receiver(),
        closed ? referral.content().withoutService() : referral.content(),
        hidden ? null : referral.dueAt(),
        hidden ? null : referral.ending(),
        hidden ? accepted : CoarseStatus.of(referral));
  }

  /** Something may have become of the subject that the sender is not told. */
  static boolean isHidden(Referral referral, boolean told) {
    return referral.state().isAccepted() && !told;
  }
}
