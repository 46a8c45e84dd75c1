package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.api.model.NotePage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notes of a case. For officers of the custodian unit and of agencies with a grant; what
 * another agency keeps to itself is not there. Each page that shows text is audited, with the notes
 * shown. Of a closed or erased case nothing is opened.
 */
@ApplicationScoped
class NoteQueries {

  private final CasesInScope cases;
  private final NoteRepository notes;
  private final CaseKeys keys;
  private final Audit audit;

  NoteQueries(CasesInScope cases, NoteRepository notes, CaseKeys keys, Audit audit) {
    this.cases = cases;
    this.notes = notes;
    this.keys = keys;
    this.audit = audit;
  }

  @Transactional
  NotePage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    List<CaseNote> found = notes.page(caseId, caller, limit + 1, after);
    List<CaseNote> shown = found.stream().limit(limit).toList();
    CaseKeys.Ring ring = keys.of(file);
    NotePage page =
        new NotePage(shown.stream().map(note -> NoteView.of(note, file, ring, caller)).toList());
    List<UUID> read =
        page.getItems().stream().filter(note -> note.getText() != null).map(Note::getId).toList();
    if (!read.isEmpty()) {
      audit.record(caller, "case.notes-read", caseId, Map.of("notes", read));
    }
    if (found.size() > limit) {
      CaseNote last = shown.get(limit - 1);
      page.setNext(new Keyset(last.writtenAt(), last.id()).encode());
    }
    return page;
  }
}
