package org.amaan.casework.dossier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.amaan.platform.files.Spool;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.FileKey;

/**
 * A dossier on its way to its reader: at no time whole in memory, nor plain on a disk. Its key
 * stands nowhere. To be closed, which sending it does.
 */
final class SealedZip implements Closeable {

  private final FileKey key = FileKey.make(Ids.next());
  private final Spool spool = new Spool();

  private SealedZip() {}

  static SealedZip of(DossierArchive.Writing writing) {
    SealedZip zip = new SealedZip();
    try (OutputStream out = zip.key.encrypting(zip.spool.out())) {
      writing.to(out);
      return zip;
    } catch (IOException e) {
      zip.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  void sendTo(OutputStream reader) throws IOException {
    try (this;
        InputStream plain = key.decrypting(spool.in())) {
      plain.transferTo(reader);
    }
  }

  @Override
  public void close() {
    spool.close();
  }
}
