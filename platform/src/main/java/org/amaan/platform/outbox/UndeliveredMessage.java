package org.amaan.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is still on its way or was given up, as an operator sees it: without its payload.
 */
public record UndeliveredMessage(
    UUID id,
    String topic,
    UUID aggregateId,
    String state,
    int attempts,
    @Nullable String lastError,
    Instant createdAt) {}
