package org.amaan.referral.referral.model;

import java.time.Instant;
import org.amaan.referral.referral.state.ReferralStatus;

/** How far a referral has come, in the few words that a referrer may hear. */
public record CoarseStatus(Status word, Instant since) {

  enum Status {
    SENT,
    RECEIVED,
    ACCEPTED,
    REFUSED,
    INVESTIGATING,
    CLOSED
  }

  public static CoarseStatus of(Referral referral) {
    CaseProgress progress = referral.caseProgress();
    Status status =
        switch (referral.state()) {
          case DRAFT, SUBMITTED -> Status.SENT;
          case RECEIVED, INFORMATION_REQUESTED -> Status.RECEIVED;
          case REFUSED -> Status.REFUSED;
          case COMPLETED ->
              progress != null && progress.at().isAfter(referral.stateSince())
                  // The case goes on although the referral has ended.
                  ? of(progress.status())
                  : Status.CLOSED;
          case WITHDRAWN, CONSENT_WITHDRAWN, WITHDRAWN_FOR_SAFETY -> Status.CLOSED;
          case ACCEPTED, IN_PROGRESS -> progress == null ? Status.ACCEPTED : of(progress.status());
        };
    return new CoarseStatus(
        status,
        status == Status.INVESTIGATING && progress != null
            ? since(progress, referral)
            : referral.stateSince());
  }

  private static Instant since(CaseProgress progress, Referral referral) {
    return referral.state() == ReferralStatus.COMPLETED
            && progress.coarseSince().isBefore(referral.stateSince())
        ? progress.at()
        : progress.coarseSince();
  }

  /** The last that is said to a referrer whom no consent names. */
  public static CoarseStatus accepted(Referral referral) {
    Acceptance taken = referral.acceptance();
    return new CoarseStatus(Status.ACCEPTED, taken == null ? referral.stateSince() : taken.at());
  }

  public static Status of(CaseStatus status) {
    return switch (status) {
      case OPENED -> Status.ACCEPTED;
      case INVESTIGATING, PROSECUTING -> Status.INVESTIGATING;
      case CLOSED -> Status.CLOSED;
    };
  }
}
