package org.amaan.casework.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.FeedbackStatus;
import org.jspecify.annotations.Nullable;

/** The states of a case; {@link CaseTransition} says how it comes from one to another. */
public enum CaseStatus {
  OPEN(FeedbackStatus.OPENED),
  UNDER_INVESTIGATION(FeedbackStatus.INVESTIGATING),
  WITH_PROSECUTION(FeedbackStatus.PROSECUTING),
  CHARGED(FeedbackStatus.PROSECUTING),
  AT_TRIAL(FeedbackStatus.PROSECUTING),
  /** Resumes where it was; to the referrer nothing changes. */
  SUSPENDED(null),
  CLOSED(FeedbackStatus.CLOSED);

  private final @Nullable FeedbackStatus feedback;

  CaseStatus(@Nullable FeedbackStatus feedback) {
    this.feedback = feedback;
  }

  /** A court's decision needs a court: nobody is convicted or acquitted before being charged. */
  public boolean canEndAs(Disposition disposition) {
    return switch (disposition) {
      case CONVICTED, ACQUITTED -> this == CHARGED || this == AT_TRIAL;
      case DISMISSED, INSUFFICIENT_EVIDENCE, NOT_TRAFFICKING, VICTIM_WITHDREW -> true;
    };
  }

  /** All that referrers and former custodians learn; empty means "as before". */
  @Nullable FeedbackStatus feedback() {
    return feedback;
  }

  /** The word used in the contract and the database, such as {@code at-trial}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static CaseStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
