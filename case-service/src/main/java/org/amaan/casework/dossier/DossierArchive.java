package org.amaan.casework.dossier;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.amaan.casework.dossier.document.AgencyNames;
import org.amaan.platform.files.Sha256;

/**
 * One ZIP, written as it goes out: contents of evidence, a file for each part, the document, and
 * last the manifest, which has the hash of each of them.
 */
final class DossierArchive {

  private final LocalDateTime created;
  private final ZipOutputStream zip;
  private final DossierJson json;
  private final List<Entry> entries = new ArrayList<>();

  /** Leaves the stream open. */
  DossierArchive(Instant created, DossierJson json, OutputStream out) {
    this.created = LocalDateTime.ofInstant(created, ZoneOffset.UTC);
    this.zip = new ZipOutputStream(out);
    this.json = json;
  }

  /** A file of it. */
  record Entry(String name, String mediaType, long size, String sha256) {}

  record Manifest(
      UUID dossierId,
      Instant created,
      String language,
      boolean languageReviewed,
      String caseReference,
      UUID caseId,
      DossierContents.Reader reader,
      DossierContents.LastEntry audit,
      List<Entry> files) {}

  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * All but what was added before.
   *
   * @param agencies as the document names them
   * @return the entry of the manifest
   */
  Entry finish(DossierContents contents, AgencyNames agencies) throws IOException {
    addJson("case.json", contents.about());
    addJson("signature-keys.json", contents.keys());
    for (Part part : contents.sections()) {
      addJson(part.name() + ".json", part.json());
      for (Part.Attached file : part.files()) {
        add(file.name(), file.mediaType(), out -> out.write(file.bytes()));
      }
    }
    DossierDocument document = new DossierDocument(contents, entries, agencies);
    add("dossier.pdf", "application/pdf", document::write);
    Entry manifest = addJson("manifest.json", manifest(contents));
    zip.finish();
    return manifest;
  }

  private Manifest manifest(DossierContents contents) {
    return new Manifest(
        contents.id(),
        contents.created(),
        contents.language().tag(),
        contents.language().isReviewed(),
        contents.about().reference(),
        contents.about().id(),
        contents.reader(),
        contents.audit(),
        List.copyOf(entries));
  }

  private Entry addJson(String name, Object value) throws IOException {
    return add(name, "application/json", out -> json.write(out, value));
  }

  Entry add(String name, String mediaType, Writing writing) throws IOException {
    ZipEntry file = new ZipEntry(name);
    file.setTimeLocal(created);
    zip.putNextEntry(file);
    MessageDigest digest = Sha256.digest();
    Counting counting = new Counting(new DigestOutputStream(zip, digest));
    writing.to(counting);
    zip.closeEntry();
    Entry entry =
        new Entry(name, mediaType, counting.count, HexFormat.of().formatHex(digest.digest()));
    entries.add(entry);
    return entry;
  }

  /** Whoever writes a file closes it; the archive goes on. */
  private static final class Counting extends FilterOutputStream {
    private long count;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void close() {
      // The archive is closed by whoever opened it.
    }
  }
}
