package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What Java keeps of one program to start it sooner. A run that finds none leaves one behind when
 * it ends, where that is wanted: its end takes longer then. Java itself sees whether an archive
 * still fits, and runs without one that does not; the file's name holds the Java that made it, so
 * that another Java makes its own.
 */
record ClassArchive(Path file, boolean wanted, Form form) {

  enum Form {
    /** Loaded classes, on any Java. */
    CLASSES(
        ".jsa",
        List.of("-Xshare:auto", "-Xlog:cds*=error"),
        "-XX:SharedArchiveFile=",
        "-XX:ArchiveClassesAtExit="),

    /** Linked classes and profiles of what ran often, from Java 25 on (JEP 483, 514 and 515). */
    CLASSES_AND_PROFILES(
        ".aot",
        List.of("-Xlog:aot*=error", "-Xlog:cds*=error"),
        "-XX:AOTCache=",
        "-XX:AOTCacheOutput=");

    private final String ending;
    private final List<String> always;
    private final String use;
    private final String leave;

    Form(String ending, List<String> always, String use, String leave) {
      this.ending = ending;
      this.always = always;
      this.use = use;
      this.leave = leave;
    }
  }

  private static final int FIRST_WITH_PROFILES = 25;

  /** The most that the Java in question can keep of a program with one class path. */
  static ClassArchive ofAll(Path folder, boolean wanted, Runtime.Version java) {
    Form form = java.feature() < FIRST_WITH_PROFILES ? Form.CLASSES : Form.CLASSES_AND_PROFILES;
    return new ClassArchive(file(folder, java, form), wanted, form);
  }

  /** For a program that loads its classes itself or opens packages: profiles need neither. */
  static ClassArchive ofClasses(Path folder, Runtime.Version java) {
    return new ClassArchive(file(folder, java, Form.CLASSES), true, Form.CLASSES);
  }

  private static Path file(Path folder, Runtime.Version java, Form form) {
    return folder.resolve("classes-" + java + form.ending);
  }

  /** The options for a program that changed at the given time, in milliseconds. */
  List<String> options(long programChanged) {
    if (file.toFile().lastModified() < programChanged) {
      Folders.remove(file);
    }
    List<String> options = new ArrayList<>(form.always);
    if (Files.exists(file)) {
      options.add(form.use + file);
    } else if (wanted) {
      options.add(form.leave + draft());
    }
    return options;
  }

  /** Is this run one that leaves an archive? It needs time to end, then. */
  boolean isToCome() {
    return wanted && !Files.exists(file);
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
