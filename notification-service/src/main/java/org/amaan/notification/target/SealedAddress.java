package org.amaan.notification.target;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;

/** An e-mail address as it is kept: it may be a person's. */
public final class SealedAddress {

  private static final String COLUMN = "subscription.address";

  private SealedAddress() {}

  public static byte[] seal(DataKey key, UUID subscription, String address) {
    return key.seal(subscription, COLUMN, address.getBytes(StandardCharsets.UTF_8));
  }

  public static String open(DataKey key, UUID subscription, byte[] sealed) {
    return new String(key.open(subscription, COLUMN, sealed), StandardCharsets.UTF_8);
  }
}
