package org.amaan.notification.confirmation;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.amaan.platform.vault.KeyedHash;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Codes by which the owner of an address shows that mails arrive and are wanted. */
@Singleton
class Codes {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vault vault;
  private volatile @Nullable KeyedHash hash;

  Codes(Vault vault) {
    this.vault = vault;
  }

  /** In two halves, to be read out. */
  String make() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i == LENGTH / 2 ? "-" : "")
          .append(SYMBOLS.charAt(RANDOM.nextInt(SYMBOLS.length())));
    }
    return code.toString();
  }

  /** The same however it was typed. */
  byte[] hash(UUID subscription, String code) {
    KeyedHash keyed = hash;
    if (keyed == null) {
      keyed = vault.keyedHash("confirmation-code");
      hash = keyed;
    }
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return keyed.of(
        subscription.toString(),
        plain.replace('O', '0').replace('I', '1').replace('L', '1').replace('U', 'V'));
  }
}
