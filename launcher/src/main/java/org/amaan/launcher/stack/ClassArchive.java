package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Java's class data archive of one program, which about halves its start. A run that finds none
 * leaves one behind when it ends, where that is wanted: its end takes longer then. Java itself sees
 * whether an archive still fits.
 */
record ClassArchive(Path file, boolean wanted) {

  /** The options for a program that changed at the given time, in milliseconds. */
  List<String> options(long programChanged) {
    if (file.toFile().lastModified() < programChanged) {
      Folders.remove(file);
    }
    List<String> options = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:cds*=error"));
    if (Files.exists(file)) {
      options.add("-XX:SharedArchiveFile=" + file);
    } else if (wanted) {
      options.add("-XX:ArchiveClassesAtExit=" + draft());
    }
    return options;
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
