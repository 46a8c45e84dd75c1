package org.amaan.platform.files;

import jakarta.ws.rs.core.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.vault.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived: recognised, hashed and sealed while it came in, so that it is at no time
 * whole in memory, nor plain on a disk.
 *
 * @param size of the plain file, in bytes
 * @param sha256 of the plain file, in hexadecimal
 */
public record SealedFile(FileKey key, FileType type, long size, String sha256, Spool content)
    implements Closeable {

  private static final int HEAD = 64 * 1024;
  private static final int BUFFER = 16 * 1024;

  /**
   * @param called as the client calls it; null and {@code application/octet-stream} say nothing
   * @param taken the types that the operation takes
   */
  public static SealedFile take(
      InputStream body, @Nullable MediaType called, Set<FileType> taken, FileKey key) {
    byte[] head = new byte[HEAD];
    int length = read(body, head);
    byte[] first = Arrays.copyOf(head, length);
    FileType type = recognised(first, called, taken);
    MessageDigest digest = Sha256.digest();
    Spool spool = new Spool();
    long size = length;
    try (OutputStream sealing = key.encrypting(spool.out())) {
      digest.update(first);
      sealing.write(first);
      byte[] buffer = new byte[BUFFER];
      for (int n = length < HEAD ? 0 : read(body, buffer); n > 0; n = read(body, buffer)) {
        digest.update(buffer, 0, n);
        sealing.write(buffer, 0, n);
        size += n;
      }
    } catch (IOException e) {
      spool.close();
      throw Spool.failed(e);
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
    return new SealedFile(key, type, size, HexFormat.of().formatHex(digest.digest()), spool);
  }

  private static FileType recognised(byte[] head, @Nullable MediaType called, Set<FileType> taken) {
    if (head.length == 0) {
      throw InvalidRequest.field("body", "", "required", "Send the file.");
    }
    FileType type =
        FileType.of(head)
            .filter(taken::contains)
            .orElseThrow(
                () ->
                    new FileTypeRefused(
                        "By its content this is none of: "
                            + taken.stream()
                                .sorted()
                                .map(FileType::mediaType)
                                .collect(Collectors.joining(", "))
                            + ". Office files: send them as PDF. Archives and programs are never"
                            + " taken."));
    if (called != null
        && !called.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        && !type.isCalled(
            (called.getType() + "/" + called.getSubtype()).toLowerCase(Locale.ROOT))) {
      throw new FileTypeRefused(
          "By its content this is "
              + type.mediaType()
              + ", not what Content-Type says. Nothing was kept.");
    }
    return type;
  }

  /** As many as fit; fewer only at the end. A client that goes away is no failure of ours. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.readNBytes(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new InvalidRequest("The body ended before it was complete. Nothing was kept.");
    }
  }

  @Override
  public void close() {
    content.close();
  }

  @Override
  public String toString() {
    return "SealedFile[withheld]";
  }
}
