package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.amaan.launcher.keys.Keyset;

/**
 * What a service's sealing needs beside its database, in a stack's own folder: the key-encryption
 * key, readable by its owner alone, and the journal of erasures.
 */
record DemoVault(Path keyFile, Path erasureJournal) {

  /** Makes the key at first use. */
  static DemoVault of(String database, Path home) {
    Path folder = home.resolve("vault");
    DemoVault vault =
        new DemoVault(
            folder.resolve(database + "-keys.json"), folder.resolve(database + "-erasures.log"));
    if (!Files.exists(vault.keyFile)) {
      try {
        Files.createDirectories(folder);
        Path draft = folder.resolve(database + "-keys.json.new");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Keyset.fresh().json());
        Files.move(draft, vault.keyFile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return vault;
  }
}
