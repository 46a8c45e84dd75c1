package org.amaan.casework.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One ZIP: a file for each part, the document, and last the manifest, which has the hash of each of
 * them.
 */
final class DossierArchive {

  private final DossierContents contents;
  private final ZipOutputStream zip;
  private final ObjectWriter json;
  private final List<Entry> entries = new ArrayList<>();

  private DossierArchive(DossierContents contents, ObjectMapper json, OutputStream out) {
    this.contents = contents;
    this.zip = new ZipOutputStream(out);
    this.json =
        json.copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .writerWithDefaultPrettyPrinter();
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

  /**
   * Leaves the stream open.
   *
   * @return the entry of the manifest
   */
  static Entry write(DossierContents contents, ObjectMapper json, OutputStream out)
      throws IOException {
    return new DossierArchive(contents, json, out).write();
  }

  private Entry write() throws IOException {
    addJson("case.json", contents.about());
    for (Part part : contents.parts()) {
      addJson(part.name() + ".json", part.json());
    }
    DossierDocument document = new DossierDocument(contents, entries);
    add("dossier.pdf", "application/pdf", document::write);
    Entry manifest = addJson("manifest.json", manifest());
    zip.finish();
    return manifest;
  }

  private Manifest manifest() {
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
    return add(name, "application/json", out -> json.writeValue(out, value));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Entry add(String name, String mediaType, Writing writing) throws IOException {
    ZipEntry file = new ZipEntry(name);
    file.setTimeLocal(LocalDateTime.ofInstant(contents.created(), ZoneOffset.UTC));
    zip.putNextEntry(file);
    MessageDigest digest = sha256();
    Counting counting = new Counting(new DigestOutputStream(zip, digest));
    writing.to(counting);
    zip.closeEntry();
    Entry entry =
        new Entry(name, mediaType, counting.count, HexFormat.of().formatHex(digest.digest()));
    entries.add(entry);
    return entry;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
