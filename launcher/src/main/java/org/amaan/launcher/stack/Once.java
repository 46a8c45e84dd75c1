package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work that several processes may find undone at once and only one may do at a time. */
public final class Once {

  private Once() {}

  public static synchronized void in(Path folder, String name, Runnable work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IllegalStateException("lock lost: " + folder);
        }
        work.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
