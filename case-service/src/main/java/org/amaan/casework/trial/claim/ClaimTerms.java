package org.amaan.casework.trial.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as somebody enters it.
 *
 * @param filingDueAt null when nobody said so; never while it is prepared
 * @param awarded of one that is decided or paid; otherwise null
 */
record ClaimTerms(
    UUID subjectId,
    ClaimRoute route,
    Amount claimed,
    @Nullable Instant filingDueAt,
    ClaimState state,
    @Nullable Amount awarded) {}
