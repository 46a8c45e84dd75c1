package org.amaan.platform.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.amaan.platform.problem.Unavailable;
import org.jboss.logging.Logger;

/**
 * Ciphertext on its way between a slow client and the database, in a file of the process's own that
 * has no name any more once it is open. What a crash leaves on the disk nobody has the key to.
 */
public final class Spool implements Closeable {

  private static final Logger LOG = Logger.getLogger(Spool.class);
  private static final int CHUNK = 256 * 1024;

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
      throw failed(e);
    }
  }

  /** A disk that is full or broken says nothing about the file, which can be sent or read again. */
  static Unavailable failed(IOException e) {
    // Closed under whoever sends it: the client has gone.
    if (!(e instanceof ClosedChannelException)) {
      LOG.errorf("a temporary file cannot be used: %s", e);
    }
    return new Unavailable();
  }

  /** Appends; to close it leaves the file open. */
  public OutputStream out() {
    return new Writes(Channels.newOutputStream(file));
  }

  /** From the beginning; to close it leaves the file open. */
  public InputStream in() {
    try {
      file.position(0);
      return new Reads(Channels.newInputStream(file));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void append(byte[] bytes) {
    try {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        file.write(left);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  public int chunks() {
    try {
      return Math.toIntExact((file.size() + CHUNK - 1) / CHUNK);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  byte[] piece(int number) {
    try {
      long from = (long) number * CHUNK;
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(CHUNK, file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // reads on
      }
      return bytes.array();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Tink closes what it writes to. */
  private static final class Writes extends OutputStream {
    private final OutputStream to;

    Writes(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        to.write(bytes, offset, length);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  /** To whoever decrypts, an IOException means that what was read is not what was kept. */
  private static final class Reads extends InputStream {
    private final InputStream from;

    Reads(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        return from.read(bytes, offset, length);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
