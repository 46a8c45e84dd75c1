package org.amaan.notification.preference;

import java.util.Locale;
import java.util.UUID;

/** How alerts about a subscription name it. */
public final class SubscriptionReference {

  private static final int DIGITS = 8;

  private SubscriptionReference() {}

  public static String of(UUID subscription) {
    String digits = subscription.toString().replace("-", "");
    return "S-" + digits.substring(digits.length() - DIGITS).toUpperCase(Locale.ROOT);
  }
}
