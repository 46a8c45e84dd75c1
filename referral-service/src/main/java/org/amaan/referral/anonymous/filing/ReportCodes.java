package org.amaan.referral.anonymous.filing;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.KeyedHash;
import org.amaan.platform.vault.Vault;

/**
 * The codes by which reporters find their reports. A code is a keyed hash of the idempotency key of
 * the submission and of whose key it is, so that a repetition gets the same one, another agency or
 * person with the same key gets another, and nothing of it has to be kept: 160 bits in Crockford's
 * base 32, which nobody makes without the service's key.
 */
@Startup
@Singleton
public class ReportCodes {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 32;
  private static final int GROUP = 4;

  private final KeyedHash hash;

  /** At the start, so that no key's age says when the first report was made. */
  ReportCodes(Vault vault) {
    hash = vault.keyedHash("anonymous-reports");
    vault.stockUpKeysWithoutTime();
  }

  /**
   * The idempotency key as that of this caller. Only hashes of it are stored; to find out from them
   * who reported takes the service's key and the idempotency key, and the latter is stored nowhere.
   */
  public String keyOf(Caller caller, String idempotencyKey) {
    return HexFormat.of()
        .formatHex(
            hash.of(
                "key",
                caller.client(),
                String.valueOf(caller.agency()),
                String.valueOf(caller.person()),
                idempotencyKey.toLowerCase(Locale.ROOT)));
  }

  /**
   * @param key as {@link #keyOf} gives it
   */
  String of(String key) {
    byte[] bytes = hash.of("code", key);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SYMBOLS.charAt(bytes[i] & 31));
    }
    return code.toString();
  }

  /** What is stored of a code, as somebody typed it. */
  byte[] hashOf(String code) {
    String meant =
        code.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    try {
      return MessageDigest.getInstance("SHA-256").digest(meant.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of an addition to the report with this code. */
  byte[] hashOfKey(byte[] codeHash, String key) {
    return hash.of("addition", HexFormat.of().formatHex(codeHash), key);
  }

  byte[] hashOfRequest(String body) {
    return hash.of("request", body);
  }
}
