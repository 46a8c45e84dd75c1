package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.amaan.launcher.keys.Keyset;

/**
 * What a service's sealing needs beside its database, in a stack's own folder: the key-encryption
 * key, readable by its owner alone, and the journal of erasures.
 */
record DemoVault(Path keyFile, Path erasureJournal) {

  /** Makes the key at first use. */
  static DemoVault of(String database, Path home) {
    Path folder = home.resolve("vault");
    return new DemoVault(
        kept(folder.resolve(database + "-keys.json"), Keyset::fresh),
        folder.resolve(database + "-erasures.log"));
  }

  /** By what case-service signs; made at first use. */
  static Path signingKeys(Path home) {
    return kept(
        home.resolve("vault").resolve("casework-signing-keys.json"), Keyset::freshForSignatures);
  }

  private static Path kept(Path file, Supplier<Keyset> fresh) {
    if (!Files.exists(file)) {
      try {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, fresh.get().json());
        Files.move(draft, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return file;
  }
}
