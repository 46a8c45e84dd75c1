package org.amaan.platform.vault;

import com.google.crypto.tink.prf.PrfSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** HMAC-SHA-256 under a key of the service: without the key nobody can try what was hashed. */
public final class KeyedHash {

  private static final int LENGTH = 32;

  private final PrfSet prf;

  KeyedHash(PrfSet prf) {
    this.prf = prf;
  }

  /** 32 bytes; other parts, or the same ones cut elsewhere, give another hash. */
  public byte[] of(String... parts) {
    try {
      return prf.computePrimary(joined(parts), LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash", e);
    }
  }

  /** Each with its length before it: no two lists of parts are joined to the same bytes. */
  static byte[] joined(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }
}
