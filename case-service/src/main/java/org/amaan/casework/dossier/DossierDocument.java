package org.amaan.casework.dossier;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amaan.casework.dossier.DossierArchive.Entry;
import org.amaan.casework.dossier.document.AgencyNames;
import org.amaan.casework.dossier.document.DocumentWriter;
import org.amaan.casework.dossier.document.DocumentWriter.Source;

/** The dossier as a person reads it, a court for one. */
final class DossierDocument {

  private final DossierContents contents;
  private final List<Entry> files;
  private final DocumentWriter writer;

  /**
   * @param files that lie beside the document
   */
  DossierDocument(DossierContents contents, List<Entry> files, AgencyNames agencies) {
    this.contents = contents;
    this.files = List.copyOf(files);
    this.writer = new DocumentWriter(contents.language(), contents.zone(), agencies);
  }

  /** Leaves the stream open. */
  void write(OutputStream out) {
    List<Source> sections =
        Stream.concat(
                contents.sections().stream()
                    .map(part -> new Source(part.name(), part.name() + ".json", part)),
                Stream.of(new Source("files", "manifest.json", files)))
            .toList();
    writer.write(sections, Map.of("contents", contents), contents.created(), out);
  }
}
