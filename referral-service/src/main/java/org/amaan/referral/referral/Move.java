package org.amaan.referral.referral;

/** A command, named as its path below the referral. */
enum Move {
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
