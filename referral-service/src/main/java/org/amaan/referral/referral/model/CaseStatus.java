package org.amaan.referral.referral.model;

/** How far the case of a referral has come, as case-service reports it. */
public enum CaseStatus {
  OPENED,
  INVESTIGATING,
  PROSECUTING,
  CLOSED;

  public boolean isWorkedOn() {
    return this == INVESTIGATING || this == PROSECUTING;
  }
}
