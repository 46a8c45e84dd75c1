package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.api.model.ErasureReason;
import org.amaan.casework.api.model.NotesErasure;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.NotCustodian;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.vault.Erasures;

/**
 * Destroys the key to the notes of a closed case. Who: the data protection officer of the
 * custodian's agency. The case, its codes and its audit stay. Nothing is sent. What is erased
 * already stays as it was. Refuses with {@link CaseNotFound}, {@link NotCustodian} or a missing
 * role (403), a case that is not closed (409).
 */
@ApplicationScoped
class EraseNotes {

  private final NoteRepository notes;
  private final Erasures erasures;
  private final Audit audit;
  private final Clock clock;

  EraseNotes(NoteRepository notes, Erasures erasures, Audit audit, Clock clock) {
    this.notes = notes;
    this.erasures = erasures;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public NotesErasure run(Caller caller, UUID caseId, ErasureReason reason) {
    CaseFile file = notes.findCaseForErasure(caseId, caller).orElseThrow(CaseNotFound::new);
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
    if (!file.custodian().agency().equals(caller.agency())) {
      throw new NotCustodian();
    }
    UUID key = file.textKey();
    Instant now = clock.instant();
    if (file.eraseText(reason, now)) {
      if (key != null) {
        erasures.erase(key, now);
      }
      audit.record(caller, "case.notes-erased", caseId, Map.of("reason", reason.toString()));
    }
    return new NotesErasure(
        caseId,
        Objects.requireNonNull(file.erasureReason()),
        Objects.requireNonNull(file.textErasedAt()));
  }
}
