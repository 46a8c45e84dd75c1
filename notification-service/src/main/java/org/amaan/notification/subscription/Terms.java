package org.amaan.notification.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's administrator decides of a subscription.
 *
 * @param to a URL or an e-mail address, as the channel takes it
 * @param unit null for the whole agency
 * @param digest null to have everything at once
 */
record Terms(
    String channel,
    String to,
    List<String> events,
    @Nullable String unit,
    String language,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest) {

  static final String EMAIL = "email";

  boolean isEmail() {
    return channel.equals(EMAIL);
  }
}
