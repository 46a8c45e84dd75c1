package org.amaan.referral.referral.model;

/** How a referral ended. */
public enum Outcome {
  SERVED,
  VICTIM_DECLINED,
  COULD_NOT_CONTACT,
  MOVED_TO_OTHER_AGENCY,
  NOT_TRAFFICKING,
  CASE_CLOSED,
  OTHER
}
