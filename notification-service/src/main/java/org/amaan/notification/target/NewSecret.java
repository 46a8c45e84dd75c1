package org.amaan.notification.target;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;

/** A secret that was made just now: in the clear once, then sealed. */
record NewSecret(UUID id, byte[] bytes) {

  private static final String COLUMN = "subscription_secret.sealed";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static NewSecret make() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new NewSecret(Ids.next(), bytes);
  }

  /** As the Standard Webhooks specification writes one. */
  String text() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] seal(DataKey key) {
    return key.seal(id, COLUMN, bytes);
  }

  static byte[] open(DataKey key, SecretRepository.Sealed sealed) {
    return key.open(sealed.id(), COLUMN, sealed.secret());
  }
}
