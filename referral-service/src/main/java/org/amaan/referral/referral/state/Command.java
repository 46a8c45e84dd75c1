package org.amaan.referral.referral.state;

import org.jspecify.annotations.Nullable;

/**
 * What moves a referral. Most commands are a move of the contract; a withdrawal is three, by what
 * its reason leads to, and an exclusion is set elsewhere and offered to nobody as a move.
 */
public enum Command {
  SUBMISSION(Move.SUBMISSION),
  RECEIPT(Move.RECEIPT),
  INFORMATION_REQUESTS(Move.INFORMATION_REQUESTS),
  ANSWERS(Move.ANSWERS),
  ACCEPTANCE(Move.ACCEPTANCE),
  REFUSAL(Move.REFUSAL),
  REDIRECTION(Move.REDIRECTION),
  START(Move.START),
  COMPLETION(Move.COMPLETION),
  WITHDRAWAL(Move.WITHDRAWAL),
  /** The subject took consent back. */
  WITHDRAWAL_OF_CONSENT(Move.WITHDRAWAL),
  /** The receiver is a danger to the subject, or in a conflict of interest. */
  WITHDRAWAL_FOR_SAFETY(Move.WITHDRAWAL),
  REOPENING(Move.REOPENING),
  /** The agency that answers for the referral was excluded from its subject. */
  EXCLUSION(null);

  private final @Nullable Move move;

  Command(@Nullable Move move) {
    this.move = move;
  }

  /** The withdrawal that this reason makes it. */
  public static Command of(WithdrawalCode reason) {
    return switch (reason) {
      case CONSENT_WITHDRAWN -> WITHDRAWAL_OF_CONSENT;
      case SAFETY_RISK, CONFLICT_OF_INTEREST -> WITHDRAWAL_FOR_SAFETY;
      case NEED_MET, COULD_NOT_CONTACT, DUPLICATE, SENT_IN_ERROR, OTHER -> WITHDRAWAL;
    };
  }

  /** As the contract calls it. */
  Move move() {
    if (move == null) {
      throw new IllegalStateException(this + " is no move of the contract");
    }
    return move;
  }
}
