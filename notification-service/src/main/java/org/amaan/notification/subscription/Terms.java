package org.amaan.notification.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's administrator decides of a subscription.
 *
 * @param unit null for the whole agency
 */
record Terms(
    String channel,
    String url,
    List<String> events,
    @Nullable String unit,
    String language,
    @Nullable QuietHours quietHours) {}
