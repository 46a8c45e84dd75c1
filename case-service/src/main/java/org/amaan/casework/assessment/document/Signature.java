package org.amaan.casework.assessment.document;

import java.nio.charset.StandardCharsets;
import org.amaan.casework.signature.SigningKeys;

/**
 * Content, and what it is checked by.
 *
 * @param content canonical JSON
 * @param hash SHA-256 of it, in hex
 * @param signature Ed25519 of it, by the key of that id
 */
public record Signature(String content, String hash, String keyId, byte[] signature) {

  public static Signature on(String content, SigningKeys keys) {
    byte[] bytes = bytes(content);
    return new Signature(content, Commitment.sha256(bytes), keys.id(), keys.sign(bytes));
  }

  public boolean holds(SigningKeys keys) {
    byte[] bytes = bytes(content);
    return Commitment.sha256(bytes).equals(hash) && keys.hasSigned(keyId, bytes, signature);
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
