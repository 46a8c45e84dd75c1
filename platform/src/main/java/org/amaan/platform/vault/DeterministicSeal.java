package org.amaan.platform.vault;

import com.google.crypto.tink.DeterministicAead;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals what a client gives back unchanged (AES-SIV under a key of the service): nobody reads or
 * makes it without the key, and the same content in the same context is sealed to the same bytes,
 * in every replica.
 */
public final class DeterministicSeal {

  private final DeterministicAead aead;

  DeterministicSeal(DeterministicAead aead) {
    this.aead = aead;
  }

  /**
   * @param context what it is for; it opens in no other
   */
  public byte[] seal(byte[] plain, String... context) {
    try {
      return aead.encryptDeterministically(plain, KeyedHash.joined(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /** Empty when it was not sealed with this key in this context. */
  public Optional<byte[]> open(byte[] sealed, String... context) {
    try {
      return Optional.of(aead.decryptDeterministically(sealed, KeyedHash.joined(context)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
