package org.amaan.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One that is to be sent now.
 *
 * @param tries how often it was tried since it was queued
 */
record DueDelivery(UUID id, String body, int tries, Instant createdAt) {}
