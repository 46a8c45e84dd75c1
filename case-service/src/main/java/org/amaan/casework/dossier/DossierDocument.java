package org.amaan.casework.dossier;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amaan.casework.dossier.DossierArchive.Entry;
import org.amaan.casework.dossier.Paper.Pages;

/**
 * The dossier as a person reads it, a court for one. It is laid out twice: what is on which page is
 * known after the first time.
 */
final class DossierDocument {

  private static final float[] CONTENTS = {6, 1};
  private static final float[] FILES = {2.5f, 1, 6};

  private final DossierContents contents;
  private final List<Entry> files;
  private final Labels labels;

  /**
   * @param files that lie beside the document
   */
  DossierDocument(DossierContents contents, List<Entry> files) {
    this.contents = contents;
    this.files = List.copyOf(files);
    this.labels = new Labels(contents.language());
  }

  /** Leaves the stream open. */
  void write(OutputStream out) {
    Layout counted = lay(OutputStream.nullOutputStream(), new Layout(Pages.NOT_COUNTED, false));
    lay(out, counted);
  }

  /**
   * @param incomplete it has characters that no font has
   */
  private record Layout(Pages pages, boolean incomplete) {}

  private Layout lay(OutputStream out, Layout before) {
    try (Paper paper =
        new Paper(labels, contents.about().reference(), contents.created(), before.pages(), out)) {
      cover(paper, before.incomplete());
      paper.newPage();
      contents(paper, before.pages());
      paper.newPage();
      for (Part part : contents.sections()) {
        paper.section(part.name());
        part.print(paper);
      }
      paper.section("files");
      files(paper);
      return new Layout(paper.pages(), paper.isIncomplete());
    }
  }

  private void cover(Paper paper, boolean incomplete) {
    DossierContents.Subject about = contents.about();
    paper.title(labels.of("title"));
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("reference", Cell.code(about.reference()));
    facts.put("state", Cell.words(labels.code("state", about.state())));
    if (about.disposition() != null) {
      facts.put("disposition", Cell.code(about.disposition()));
    }
    facts.put(
        "custodian",
        Cell.code(ChronologyPart.unit(about.custodian().getAgency(), about.custodian().getUnit())));
    facts.put("since", Cell.time(about.custodianSince()));
    facts.put("opened", Cell.time(about.openedAt()));
    facts.put("country", Cell.code(about.country()));
    facts.put("urgency", Cell.words(labels.code("urgency", about.urgency())));
    facts.put("age-class", Cell.words(labels.code("age-class", about.ageClass())));
    facts.put(
        "cross-border",
        Cell.words(
            about.crossBorder() == null
                ? labels.of("not-known")
                : labels.of(about.crossBorder() ? "yes" : "no")));
    facts.put(
        "legal-profile",
        Cell.code(
            "%s, version %s, confirmed-by-counsel: %s"
                .formatted(
                    about.legalProfile().id(),
                    about.legalProfile().version(),
                    about.legalProfile().confirmedByCounsel())));
    paper.facts(facts);
    if (!about.legalProfile().confirmedByCounsel()) {
      paper.remark("not-confirmed");
    }
    Map<String, Cell> made = new LinkedHashMap<>();
    made.put(
        "made-for",
        Cell.code(
            ChronologyPart.unit(contents.reader().agency(), contents.reader().unit())
                + " ("
                + contents.reader().basis()
                + ")"));
    made.put("made-at", Cell.time(contents.created()));
    made.put("dossier-id", Cell.code(contents.id()));
    made.put("language", Cell.code(contents.language().tag()));
    made.put("entries", Cell.code(contents.audit().timelineEntries()));
    made.put("newest-entry", Cell.code(contents.audit().newest()));
    made.put("newest-at", Cell.time(contents.audit().at()));
    made.put("root-hash", Cell.code(contents.audit().rootHash()));
    paper.facts(made);
    paper.remark("what-it-is");
    paper.remark("as-written");
    if (about.isClosed()) {
      paper.remark("closed");
    }
    if (incomplete) {
      paper.remark("incomplete");
    }
  }

  private void contents(Paper paper, Pages pages) {
    paper.title(labels.of("contents"));
    paper.table(
        CONTENTS,
        List.of("section", "on-page"),
        Stream.concat(contents.sections().stream().map(Part::name), Stream.of("files"))
            .map(
                name ->
                    List.of(
                        Cell.words(labels.of(name)),
                        Cell.code(pages.sections().getOrDefault(name, 0))))
            .toList());
  }

  private void files(Paper paper) {
    paper.remark("files-mean");
    paper.table(
        FILES,
        List.of("file", "bytes", "sha-256"),
        files.stream()
            .map(
                file ->
                    List.of(
                        Cell.code(file.name()), Cell.code(file.size()), Cell.code(file.sha256())))
            .toList());
  }
}
