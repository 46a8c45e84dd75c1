package org.amaan.platform.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * An item that one worker has leased.
 *
 * @param attempts how often it has failed; items that failed equally often share a batch
 * @param until nobody else works on it before
 */
public record Leased<T>(UUID id, T item, int attempts, Instant until) {}
