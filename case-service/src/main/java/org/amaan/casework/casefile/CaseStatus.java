package org.amaan.casework.casefile;

import java.util.EnumMap;
import java.util.EnumSet;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.amaan.casework.api.model.Disposition;
import org.amaan.casework.api.model.FeedbackStatus;
import org.jspecify.annotations.Nullable;

/** The states of a case and every move between them; there is no other place that decides this. */
public enum CaseStatus {
  OPEN(FeedbackStatus.OPENED),
  UNDER_INVESTIGATION(FeedbackStatus.INVESTIGATING),
  WITH_PROSECUTION(FeedbackStatus.PROSECUTING),
  CHARGED(FeedbackStatus.PROSECUTING),
  AT_TRIAL(FeedbackStatus.PROSECUTING),
  /** Resumes where it was; to the referrer nothing changes. */
  SUSPENDED(null),
  CLOSED(FeedbackStatus.CLOSED);

  private static final Map<CaseStatus, Set<CaseStatus>> MOVES = new EnumMap<>(CaseStatus.class);

  static {
    MOVES.put(OPEN, EnumSet.of(UNDER_INVESTIGATION, SUSPENDED, CLOSED));
    MOVES.put(UNDER_INVESTIGATION, EnumSet.of(WITH_PROSECUTION, SUSPENDED, CLOSED));
    MOVES.put(WITH_PROSECUTION, EnumSet.of(UNDER_INVESTIGATION, CHARGED, SUSPENDED, CLOSED));
    MOVES.put(CHARGED, EnumSet.of(AT_TRIAL, SUSPENDED, CLOSED));
    MOVES.put(AT_TRIAL, EnumSet.of(SUSPENDED, CLOSED));
    MOVES.put(SUSPENDED, EnumSet.of(CLOSED));
    MOVES.put(CLOSED, EnumSet.of(UNDER_INVESTIGATION));
  }

  private final @Nullable FeedbackStatus feedback;

  CaseStatus(@Nullable FeedbackStatus feedback) {
    this.feedback = feedback;
  }

  /**
   * Where a case in this state may go.
   *
   * @param resumesTo where a suspended case came from, null for any other
   */
  public Set<CaseStatus> moves(@Nullable CaseStatus resumesTo) {
    Set<CaseStatus> moves = EnumSet.copyOf(MOVES.getOrDefault(this, Set.of()));
    if (resumesTo != null) {
      moves.add(resumesTo);
    }
    return moves;
  }

  /** Whoever stops, returns or reopens a case says why. */
  public boolean needsReasonTo(CaseStatus next) {
    return next == SUSPENDED
        || this == CLOSED
        || (this == WITH_PROSECUTION && next == UNDER_INVESTIGATION);
  }

  /** A court's decision needs a court: nobody is convicted or acquitted before being charged. */
  public boolean canEndAs(Disposition disposition) {
    return switch (disposition) {
      case CONVICTED, ACQUITTED -> this == CHARGED || this == AT_TRIAL;
      case DISMISSED, INSUFFICIENT_EVIDENCE, NOT_TRAFFICKING, VICTIM_WITHDREW -> true;
    };
  }

  /** A prosecution has it, or had it when it was closed. */
  boolean isAfterInvestigation() {
    return feedback == FeedbackStatus.PROSECUTING || this == CLOSED;
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
