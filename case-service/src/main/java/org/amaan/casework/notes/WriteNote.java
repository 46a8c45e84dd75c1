package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.NoteReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Writes a note in a case, sealed under the key of the case, which the first note makes. For
 * officers of the custodian unit with a person claim. Audited; nothing is sent, and neither inbox
 * nor timeline tells of it. Refuses with {@link CaseNotFound}, {@link NotCustodian}, a missing role
 * or person (403), a closed case (409), {@link UnknownNote} (422).
 */
@ApplicationScoped
class WriteNote {

  private final CasesInScope cases;
  private final NoteRepository notes;
  private final CaseKeys keys;
  private final Audit audit;
  private final Clock clock;

  WriteNote(CasesInScope cases, NoteRepository notes, CaseKeys keys, Audit audit, Clock clock) {
    this.cases = cases;
    this.notes = notes;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param handling null for that of the corrected note, or else the author's agency alone
   */
  @Transactional
  public NoteReceipt run(
      Caller caller,
      UUID caseId,
      String text,
      @Nullable HandlingCode handling,
      @Nullable UUID corrects) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.RECORD.by(), file, caller);
    String person = caller.requirePerson();
    file.requireNotClosed();
    HandlingCode before =
        corrects == null
            ? HandlingCode.H2
            : notes.find(corrects, caseId, caller).orElseThrow(UnknownNote::new).handling();
    CaseNote note =
        new CaseNote(
            caseId,
            file.custodian(),
            person,
            new NewText(text, handling == null ? before : handling, corrects),
            keys.forWriting(file, caller),
            clock.instant());
    notes.add(note);
    audit.record(caller, "case.note-written", caseId, details(note));
    return new NoteReceipt(note.id(), note.writtenAt());
  }

  private static Map<String, Object> details(CaseNote note) {
    Map<String, Object> details = new HashMap<>();
    details.put("noteId", note.id());
    details.put("handling", note.handling());
    if (note.corrects() != null) {
      details.put("corrects", note.corrects());
    }
    return details;
  }
}
