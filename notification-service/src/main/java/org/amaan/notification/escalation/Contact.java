package org.amaan.notification.escalation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom an agency wants alerted when its supervisors do not act either.
 *
 * @param unit null for the whole agency
 * @param subscription one of its own that gets these alerts whatever it filters
 */
record Contact(String role, @Nullable String unit, @Nullable UUID subscription) {}
