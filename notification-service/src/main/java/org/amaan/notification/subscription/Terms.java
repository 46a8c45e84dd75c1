package org.amaan.notification.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's administrator decides of a subscription.
 *
 * @param url null in the inbox, which is nowhere else
 * @param unit null for the whole agency
 */
record Terms(
    String channel,
    @Nullable String url,
    List<String> events,
    @Nullable String unit,
    String language,
    @Nullable QuietHours quietHours) {

  private static final String IN_APP = "in-app";

  boolean isInApp() {
    return channel.equals(IN_APP);
  }
}
