package org.amaan.notification.subscription;

import java.util.List;
import java.util.Objects;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.preference.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's administrator decides of a subscription.
 *
 * @param to a URL or an e-mail address, as the channel takes it; null in the inbox, which is
 *     nowhere else
 * @param unit null for the whole agency
 * @param digest null to have everything at once
 */
record Terms(
    String channel,
    @Nullable String to,
    List<String> events,
    @Nullable String unit,
    String language,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest) {

  boolean isWebhook() {
    return channel.equals(Channel.WEBHOOK);
  }

  boolean isEmail() {
    return channel.equals(Channel.EMAIL);
  }

  boolean isInApp() {
    return channel.equals(Channel.IN_APP);
  }

  /** Where a channel sends that sends anywhere. */
  String destination() {
    return Objects.requireNonNull(to, channel);
  }
}
