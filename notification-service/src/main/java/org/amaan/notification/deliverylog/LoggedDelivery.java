package org.amaan.notification.deliverylog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its agency's administrators see it.
 *
 * @param next null when it has ended or nothing is sent to its subscription
 */
record LoggedDelivery(
    UUID id,
    UUID subscription,
    UUID alert,
    String type,
    String state,
    Instant createdAt,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable Instant next) {}
