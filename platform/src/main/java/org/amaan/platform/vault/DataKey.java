package org.amaan.platform.vault;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * One owner's key (AES-256-GCM). What it seals is bound to a record and a column: moved elsewhere,
 * it does not open.
 */
public final class DataKey {

  private final UUID owner;
  private final Aead aead;

  public DataKey(UUID owner, Aead aead) {
    this.owner = owner;
    this.aead = aead;
  }

  public UUID owner() {
    return owner;
  }

  /**
   * @param column named with its table, such as {@code subject.contact}; never to be renamed
   */
  public byte[] seal(UUID record, String column, byte[] plain) {
    try {
      return aead.encrypt(plain, place(record, column));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal " + column, e);
    }
  }

  /** Refuses with 503 what was not sealed with this key for this place. */
  public byte[] open(UUID record, String column, byte[] sealed) {
    try {
      return aead.decrypt(sealed, place(record, column));
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(record, column);
    }
  }

  private static byte[] place(UUID record, String column) {
    byte[] name = column.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Long.BYTES + name.length)
        .putLong(record.getMostSignificantBits())
        .putLong(record.getLeastSignificantBits())
        .put(name)
        .array();
  }
}
