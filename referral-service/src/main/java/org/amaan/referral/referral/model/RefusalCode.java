package org.amaan.referral.referral.model;

/** Why a receiver does not take a referral on. */
public enum RefusalCode {
  OUTSIDE_MANDATE,
  OUTSIDE_AREA,
  NO_CAPACITY,
  CONFLICT_OF_INTEREST,
  INSUFFICIENT_INFORMATION,
  DUPLICATE,
  OTHER
}
