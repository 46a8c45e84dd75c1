package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a case is suspended, returned or reopened. */
public enum TransitionReason {
  AWAITING_EVIDENCE,
  AWAITING_OTHER_PROCEEDINGS,
  SUBJECT_UNREACHABLE,
  RETURNED_BY_PROSECUTION,
  NEW_EVIDENCE,
  NEW_REFERRAL,
  REFERRAL_REOPENED,
  COURT_ORDER,
  REVIEW,
  CLOSED_IN_ERROR;

  /** The contract's and the database's word, such as {@code closed-in-error}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }
}
