package org.amaan.casework.assessment.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A text, and the salt without which its digest says nothing of it: the digest can be signed, and
 * stays true and empty once salt and text are erased.
 *
 * @param salt 32 random bytes, base64url
 */
public record Commitment(String salt, String text) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public static Commitment to(String text) {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    return new Commitment(Base64.getUrlEncoder().withoutPadding().encodeToString(salt), text);
  }

  /** In hex. */
  public String digest() {
    return sha256(Base64.getUrlDecoder().decode(salt), text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Commitment[…withheld]";
  }
}
