package org.amaan.referral.referral.state;

/** A command, named as its path below the referral. */
public enum Move {
  SUBMISSION,
  RECEIPT,
  INFORMATION_REQUESTS,
  ANSWERS,
  ACCEPTANCE,
  REFUSAL,
  REDIRECTION,
  START,
  COMPLETION,
  WITHDRAWAL,
  REOPENING
}
