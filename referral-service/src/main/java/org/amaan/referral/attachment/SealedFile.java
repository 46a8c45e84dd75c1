package org.amaan.referral.attachment;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.vault.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived: recognised, hashed and sealed while it came in, so that it is at no time
 * whole in memory, nor plain on a disk.
 */
record SealedFile(
    UUID id, FileKey key, FileType type, FileName name, long size, String sha256, Spool content)
    implements Closeable {

  private static final int HEAD = 64 * 1024;
  private static final int BUFFER = 16 * 1024;

  /**
   * @param mediaType as the client called it
   * @param disposition as the client named it
   */
  static SealedFile take(
      InputStream body,
      UUID subjectId,
      UUID referralId,
      String mediaType,
      @Nullable String disposition) {
    byte[] head = new byte[HEAD];
    int length = read(body, head);
    byte[] first = java.util.Arrays.copyOf(head, length);
    FileType type = recognised(first, mediaType);
    FileName name = FileName.read(disposition, type);
    UUID id = Ids.next();
    FileKey key = Attachment.newKey(id, subjectId, referralId);
    MessageDigest digest = newDigest();
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
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
    return new SealedFile(
        id, key, type, name, size, HexFormat.of().formatHex(digest.digest()), spool);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FileType recognised(byte[] head, String called) {
    if (head.length == 0) {
      throw InvalidRequest.field("body", "", "required", "Send the file.");
    }
    FileType type =
        FileType.of(head)
            .orElseThrow(
                () ->
                    new FileTypeRefused(
                        "By its content this is no PDF, JPEG, PNG, TIFF, DICOM or plain text."
                            + " Office files: send them as PDF. Archives and programs are never"
                            + " taken."));
    if (!called.equals("application/octet-stream") && !called.equals(type.mediaType())) {
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
