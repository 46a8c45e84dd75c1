package org.amaan.casework.casefile.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;

/**
 * The cases that what is kept in a case is reached through: those that the reader's unit holds, and
 * those that its agency was granted.
 */
@ApplicationScoped
public class CasesInScope {

  private final CaseRepository cases;

  CasesInScope(CaseRepository cases) {
    this.cases = cases;
  }

  public Optional<CaseFile> find(UUID id, Caller reader) {
    return cases.find(id, reader);
  }

  /** Holds the case until the transaction ends: whoever comes second sees what the first did. */
  public Optional<CaseFile> findForChange(UUID id, Caller reader) {
    return cases.findForChange(id, reader);
  }

  /** Writes at once what was changed, and refuses here what the database refuses. */
  public void flush() {
    cases.flush();
  }
}
