package org.amaan.casework.trial.hearing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a hearing in codes.
 *
 * @param timeZone where the court sits, by its IANA name
 * @param outcome of one that was held; otherwise null
 */
record HearingCodes(
    HearingKind kind,
    CourtLevel level,
    Instant startsAt,
    String timeZone,
    boolean inCamera,
    HearingState state,
    @Nullable HearingOutcome outcome) {

  /** The same but for what came of it, which can be corrected afterwards. */
  boolean differsInNothingButTheOutcome(HearingCodes other) {
    return equals(
        new HearingCodes(
            other.kind,
            other.level,
            other.startsAt,
            other.timeZone,
            other.inCamera,
            other.state,
            outcome));
  }
}
