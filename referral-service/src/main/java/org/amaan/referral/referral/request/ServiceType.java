package org.amaan.referral.referral.request;

import org.amaan.knowledge.Need;

/** Which help is asked for; the directory says in the same words who offers it. */
public enum ServiceType {
  SHELTER(Need.PROTECTION),
  PSYCHOSOCIAL_SUPPORT(Need.PROTECTION),
  INTERPRETATION(Need.PROTECTION),
  LIVELIHOOD_SUPPORT(Need.PROTECTION),
  RETURN_AND_REINTEGRATION(Need.PROTECTION),
  LEGAL_AID(Need.LEGAL_AID),
  MEDICAL_CARE(Need.MEDICAL_CARE),
  POST_NEPHRECTOMY_FOLLOW_UP(Need.MEDICAL_CARE);

  private final Need need;

  ServiceType(Need need) {
    this.need = need;
  }

  /** What is asked for by asking for this. */
  public Need need() {
    return need;
  }

  /** Goes on for so long that it needs a plan: who lives with one kidney is seen for life. */
  boolean needsPlan() {
    return this == POST_NEPHRECTOMY_FOLLOW_UP;
  }

  /** May have one. */
  public boolean takesPlan() {
    return this == POST_NEPHRECTOMY_FOLLOW_UP || this == PSYCHOSOCIAL_SUPPORT;
  }
}
