package org.amaan.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.api.model.SubjectRef;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseReferral;
import org.amaan.casework.casefile.CaseViews;
import org.amaan.casework.casefile.HistoryOfCase;
import org.amaan.casework.casefile.Links;
import org.amaan.casework.dossier.DossierContents.LastEntry;
import org.amaan.casework.dossier.DossierContents.Profile;
import org.amaan.casework.dossier.DossierContents.Reader;
import org.amaan.casework.dossier.DossierContents.Subject;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.notes.NotesOfCase;
import org.amaan.knowledge.LegalProfile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;

/** Reads what a dossier is made of, each part as its reader may have it. */
@ApplicationScoped
class GatherContents {

  /** Of each part; a case with more says that there are older ones. */
  static final int MOST = 1000;

  private final HistoryOfCase history;
  private final NotesOfCase notes;
  private final Links links;
  private final Clock clock;

  GatherContents(HistoryOfCase history, NotesOfCase notes, Links links, Clock clock) {
    this.history = history;
    this.notes = notes;
    this.links = links;
    this.clock = clock;
  }

  DossierContents of(CaseFile file, Caller reader, DossierLanguage language) {
    HistoryOfCase.Shown past = history.newest(file, MOST);
    NotesOfCase.Shown written = notes.newest(reader, file, MOST);
    List<SubjectRef> subjects =
        links.subjects(file.referrals().stream().map(CaseReferral::subjectId).distinct().toList());
    List<Withheld> withheld = new ArrayList<>();
    subjects.forEach(
        subject ->
            withheld.add(
                Withheld.heldByReferralService(subject.getSubjectId(), subject.getLink())));
    written.notes().stream()
        .filter(note -> note.getText() == null)
        .forEach(note -> withheld.add(closedTo(note)));
    if (written.hasOlder()) {
      withheld.add(Withheld.older("notes"));
    }
    if (past.hasOlder()) {
      withheld.add(Withheld.older("chronology"));
    }
    return new DossierContents(
        Ids.next(),
        clock.instant(),
        language,
        new Reader(
            reader.requireAgency(),
            reader.unit(),
            file.isHeldBy(reader.agency(), reader.unit()) ? "custodian" : "grant"),
        about(file, subjects),
        last(past),
        List.of(
            new ChronologyPart(past.entries()),
            custody(file, past.entries()),
            new NotesPart(written.notes()),
            new WithheldPart(withheld)),
        withheld);
  }

  private static Withheld closedTo(Note note) {
    return Withheld.because(String.valueOf(note.getWithheld()), "note", note.getId());
  }

  private static Subject about(CaseFile file, List<SubjectRef> subjects) {
    LegalProfile profile = file.legalProfile();
    return new Subject(
        file.id(),
        file.reference(),
        file.status().value(),
        file.disposition() == null ? null : file.disposition().toString(),
        file.country(),
        file.urgency().value(),
        file.ageClass().value(),
        file.crossBorder(),
        CaseViews.unit(file.custodian()),
        file.custodianSince(),
        file.openedAt(),
        new Profile(profile.id(), profile.version(), profile.confirmedByCounsel()),
        subjects.stream().map(SubjectRef::getSubjectId).toList());
  }

  private static LastEntry last(HistoryOfCase.Shown past) {
    List<TimelineEntry> entries = past.entries();
    return new LastEntry(entries.size(), past.newest(), entries.get(entries.size() - 1).getAt());
  }

  private static CustodyPart custody(CaseFile file, List<TimelineEntry> past) {
    return new CustodyPart(
        file.custody().stream()
            .map(
                period ->
                    new CustodyPart.Period(
                        CaseViews.unit(period.custodian()), period.since(), period.until()))
            .toList(),
        past.stream().filter(entry -> entry.getAction().startsWith("handover-")).toList());
  }
}
