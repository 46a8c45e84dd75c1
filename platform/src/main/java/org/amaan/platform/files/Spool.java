package org.amaan.platform.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Ciphertext on its way between a slow client and the database, in a file of the process's own that
 * has no name any more once it is open. What a crash leaves on the disk nobody has the key to.
 */
public final class Spool implements Closeable {

  private static final int PIECE = 256 * 1024;

  private final FileChannel file;

  public Spool() {
    try {
      Path path = Files.createTempFile("amaan-", null);
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends; to close it leaves the file open. */
  public OutputStream out() {
    return new StaysOpen(Channels.newOutputStream(file));
  }

  /** From the beginning. */
  public InputStream in() throws IOException {
    file.position(0);
    return Channels.newInputStream(file);
  }

  void append(byte[] bytes) {
    try {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        file.write(left);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int pieces() {
    try {
      return Math.toIntExact((file.size() + PIECE - 1) / PIECE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] piece(int number) {
    try {
      long from = (long) number * PIECE;
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // reads on
      }
      return bytes.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tink closes what it writes to. */
  private static final class StaysOpen extends OutputStream {
    private final OutputStream to;

    StaysOpen(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      to.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      to.write(bytes, offset, length);
    }
  }
}
