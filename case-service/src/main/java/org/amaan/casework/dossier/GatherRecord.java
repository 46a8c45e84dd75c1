package org.amaan.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.casefile.reading.HistoryOfCase;
import org.amaan.casework.links.Links;
import org.amaan.casework.notes.NotesOfCase;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.platform.identity.Caller;

/** Reads what became of the case itself, for {@link GatherContents}. */
@ApplicationScoped
class GatherRecord {

  private final HistoryOfCase history;
  private final NotesOfCase notes;
  private final CaseViews views;
  private final Links links;
  private final DossierJson json;
  private final SigningKeys keys;

  GatherRecord(
      HistoryOfCase history,
      NotesOfCase notes,
      CaseViews views,
      Links links,
      DossierJson json,
      SigningKeys keys) {
    this.history = history;
    this.notes = notes;
    this.views = views;
    this.links = links;
    this.json = json;
    this.keys = keys;
  }

  ChronologyPart chronology(CaseFile file, UUID dossier) {
    HistoryOfCase.Shown past = history.of(file, GatherContents.MOST);
    List<byte[]> entries = past.entries().stream().map(json::canonical).toList();
    return new ChronologyPart(
        past.entries(),
        past.newest(),
        past.older(),
        Checkpoint.of(origin(file, dossier), entries, keys));
  }

  private String origin(CaseFile file, UUID dossier) {
    return "%s/case-service/%s/%s"
        .formatted(URI.create(links.caseFile(file.id())).getAuthority(), file.reference(), dossier);
  }

  CustodyPart custody(CaseFile file, Caller reader) {
    return new CustodyPart(
        file.custody().stream()
            .map(
                period ->
                    new CustodyPart.Period(
                        CaseViews.unit(period.custodian()), period.since(), period.until()))
            .toList(),
        history.offers(file, reader),
        file.custody().stream()
            .allMatch(period -> period.custodian().agency().equals(reader.requireAgency())));
  }

  NotesPart notes(CaseFile file, Caller reader) {
    NotesOfCase.Shown written = notes.newest(reader, file, GatherContents.MOST);
    return new NotesPart(written.notes(), written.hasOlder());
  }

  DeadlinesPart deadlines(CaseFile file, Caller reader) {
    return new DeadlinesPart(views.deadlines(file, reader));
  }
}
