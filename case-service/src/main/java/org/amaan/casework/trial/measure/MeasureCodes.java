package org.amaan.casework.trial.measure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may change of a protection measure.
 *
 * @param endReason of one that has ended; otherwise null
 */
record MeasureCodes(
    MeasureKind kind,
    MeasureState state,
    @Nullable MeasureEndReason endReason,
    Instant reviewDueAt) {}
