package org.amaan.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;

/** What a receiver said, as it is kept: nobody knows what it says. */
public final class SealedSnippet {

  private static final String COLUMN = "delivery_attempt.snippet";

  private SealedSnippet() {}

  static byte[] seal(DataKey key, UUID delivery, String text) {
    return key.seal(delivery, COLUMN, text.getBytes(StandardCharsets.UTF_8));
  }

  public static String open(DataKey key, UUID delivery, byte[] sealed) {
    return new String(key.open(delivery, COLUMN, sealed), StandardCharsets.UTF_8);
  }
}
