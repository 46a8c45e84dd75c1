package org.amaan.launcher.stack;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * What sealing needs beside its database, in a stack's own folder: the key-encryption key, readable
 * by its owner alone, and the journal of erasures.
 */
public record DemoVault(Path keyFile, Path erasureJournal) {

  /** Makes the key at first use. */
  static DemoVault in(Path home) {
    Path folder = home.resolve("vault");
    DemoVault vault =
        new DemoVault(folder.resolve("keys.json"), folder.resolve("referral-erasures.log"));
    if (!Files.exists(vault.keyFile)) {
      try {
        Files.createDirectories(folder);
        Path draft = folder.resolve("keys.json.new");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, newKeyset());
        Files.move(draft, vault.keyFile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return vault;
  }

  /** A Tink keyset in JSON, with one AES-256-GCM key. */
  public static String newKeyset() {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key-encryption key can be made", e);
    }
  }
}
