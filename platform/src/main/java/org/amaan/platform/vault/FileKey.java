package org.amaan.platform.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one file (AES-256-GCM-HKDF in segments of 4 KiB), itself sealed under its owner's key.
 * Segments are numbered and the last one is marked: what is changed, moved, missing or cut off does
 * not open.
 */
public final class FileKey {

  private static final String COLUMN = "attachment.file_key";

  static {
    try {
      StreamingAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("streaming encryption cannot be set up", e);
    }
  }

  private final KeysetHandle keyset;
  private final byte[] place;
  private final UUID file;

  private FileKey(KeysetHandle keyset, UUID file, byte[] place) {
    this.keyset = keyset;
    this.file = file;
    this.place = place;
  }

  /**
   * @param belongsTo where the file belongs; it opens nowhere else
   */
  public static FileKey make(UUID file, UUID... belongsTo) {
    try {
      return new FileKey(
          KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB),
          file,
          place(file, belongsTo));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a file's key cannot be made", e);
    }
  }

  public static FileKey open(DataKey owner, byte[] sealed, UUID file, UUID... belongsTo) {
    try {
      return new FileKey(
          TinkProtoKeysetFormat.parseKeyset(
              owner.open(file, COLUMN, sealed), InsecureSecretKeyAccess.get()),
          file,
          place(file, belongsTo));
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(file, COLUMN);
    }
  }

  public byte[] seal(DataKey owner) {
    try {
      return owner.seal(
          file,
          COLUMN,
          TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a file's key cannot be written", e);
    }
  }

  /** Complete once it is closed, which closes {@code to} as well. */
  public OutputStream encrypting(OutputStream to) throws IOException {
    try {
      return primitive().newEncryptingStream(to, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a file cannot be sealed", e);
    }
  }

  /** Every segment is checked before its bytes are given out; one that fails is an IOException. */
  public InputStream decrypting(InputStream from) throws IOException {
    try {
      return primitive().newDecryptingStream(from, place);
    } catch (GeneralSecurityException e) {
      throw RecordUnreadable.of(file, COLUMN);
    }
  }

  /** For a file whose content does not pass its check. */
  public RecordUnreadable unreadable() {
    return RecordUnreadable.of(file, "the content of an attachment");
  }

  private StreamingAead primitive() throws GeneralSecurityException {
    return keyset.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  private static byte[] place(UUID file, UUID... belongsTo) {
    ByteBuffer place = ByteBuffer.allocate((1 + belongsTo.length) * 2 * Long.BYTES);
    place.putLong(file.getMostSignificantBits()).putLong(file.getLeastSignificantBits());
    for (UUID id : belongsTo) {
      place.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return place.array();
  }
}
