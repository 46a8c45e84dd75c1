package org.amaan.notification.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency's ladder as it is kept.
 *
 * @param ladder null while the standard holds
 * @param subscriptionState whether the fallback contact's subscription is sent anything: its state,
 *     {@code other-unit} or {@code gone}; null when none is named
 * @param changedAt null when the agency has never decided
 */
record StoredLadder(
    @Nullable UUID id,
    @Nullable Ladder ladder,
    @Nullable String subscriptionState,
    @Nullable Instant changedAt,
    long version) {

  static final StoredLadder NONE = new StoredLadder(null, null, null, null, 0);
}
