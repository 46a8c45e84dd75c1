package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Java's class data archive of one program, which about halves its start. A run that finds none
 * leaves one behind when it ends; Java itself sees whether it still fits.
 */
record ClassArchive(Path file) {

  /** The option for a program that changed at the given time, in milliseconds. */
  String option(long programChanged) {
    if (file.toFile().lastModified() < programChanged) {
      Folders.remove(file);
    }
    return Files.exists(file)
        ? "-XX:SharedArchiveFile=" + file
        : "-XX:ArchiveClassesAtExit=" + draft();
  }

  /** To be called only when the program ended by itself: cut off, it may have left half of one. */
  void keep() {
    try {
      if (Files.exists(draft())) {
        Files.move(draft(), file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".new");
  }
}
