package org.amaan.referral.referral.state;

/** In which part somebody acts on a referral. One caller may have several, or none. */
public enum Party {
  /** {@code referrer} of the agency that sends. */
  REFERRER,
  /** {@code caseworker} or {@code supervisor} of the agency, and the unit if one is addressed. */
  RECEIVER,
  /** {@code coordinator} of the country that the referral is about. */
  COORDINATOR,
  /** case-service, which reports what became of the case. */
  CASE,
  /** Who sets exclusions: the responsible agency or the coordinator. */
  EXCLUDER
}
