package org.amaan.referral.referral;

/** How far the case of a referral has come, as case-service reports it. */
enum CaseStatus {
  OPENED,
  INVESTIGATING,
  PROSECUTING,
  CLOSED;

  boolean isWorkedOn() {
    return this == INVESTIGATING || this == PROSECUTING;
  }
}
