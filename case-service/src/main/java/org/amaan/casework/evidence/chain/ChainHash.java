package org.amaan.casework.evidence.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.amaan.platform.files.Sha256;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields, each with its length, so that nothing can move from one to the next. */
final class ChainHash {

  private final MessageDigest digest = Sha256.digest();

  /** PostgreSQL keeps microseconds; what is hashed must be what is kept. */
  static Instant storable(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** A missing field differs from an empty one. */
  ChainHash add(@Nullable Object... fields) {
    for (Object field : fields) {
      if (field == null) {
        digest.update((byte) 0);
      } else {
        byte[] bytes =
            field instanceof byte[] raw ? raw : field.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
    }
    return this;
  }

  byte[] value() {
    return digest.digest();
  }
}
