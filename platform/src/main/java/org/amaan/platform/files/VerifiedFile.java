package org.amaan.platform.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.amaan.platform.vault.FileKey;

/**
 * A kept file whose content was read to its end and found whole; still sealed until it is sent.
 * What is not whole is not begun. To be closed, which sending it does.
 */
public final class VerifiedFile implements Closeable {

  private static final int BUFFER = 16 * 1024;

  private final FileKey key;
  private final Spool content;

  private VerifiedFile(FileKey key, Spool content) {
    this.key = key;
    this.content = content;
  }

  /**
   * Refuses with 503 what does not open, or is not as it was when it was taken; and, as something
   * else, a disk that fails meanwhile.
   *
   * @param copy appends the sealed content
   */
  public static VerifiedFile of(FileKey key, long size, String sha256, Consumer<Spool> copy) {
    Spool content = new Spool();
    try {
      copy.accept(content);
      MessageDigest digest = Sha256.digest();
      long read = 0;
      try (InputStream plain = key.decrypting(content.in())) {
        byte[] buffer = new byte[BUFFER];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
          digest.update(buffer, 0, n);
          read += n;
        }
      }
      if (read != size || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
        throw key.unreadable();
      }
      return new VerifiedFile(key, content);
    } catch (IOException e) {
      content.close();
      throw key.unreadable();
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  public void sendTo(OutputStream client) throws IOException {
    try (this;
        InputStream plain = key.decrypting(content.in())) {
      plain.transferTo(client);
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
