package org.amaan.notification.deliverylog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt.
 *
 * @param snippet sealed
 */
record LoggedAttempt(
    UUID delivery,
    int number,
    Instant at,
    String result,
    @Nullable Integer status,
    int latencyMillis,
    byte @Nullable [] snippet) {}
