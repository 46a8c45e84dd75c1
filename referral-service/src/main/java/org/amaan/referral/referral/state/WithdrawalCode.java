package org.amaan.referral.referral.state;

/** Why a referrer takes a referral back. */
public enum WithdrawalCode {
  CONSENT_WITHDRAWN,
  NEED_MET,
  COULD_NOT_CONTACT,
  SAFETY_RISK,
  CONFLICT_OF_INTEREST,
  DUPLICATE,
  SENT_IN_ERROR,
  OTHER
}
