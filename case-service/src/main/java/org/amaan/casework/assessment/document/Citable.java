package org.amaan.casework.assessment.document;

import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** What a finding of an assessment may point to: each kind answers for itself. */
public interface Citable {

  enum Kind {
    OBSERVATION,
    EVIDENCE
  }

  Kind kind();

  /**
   * Those of the ids that may be cited: of that case, seen by who cites them, and still standing.
   * An assessment goes to all who read the case, so only what is for all of them ({@code H0}).
   */
  Set<UUID> among(UUID caseId, Caller reader, Set<UUID> ids);

  /**
   * Those of the ids, cited before, that do not stand any more: corrected, or disclosed to none.
   */
  Set<UUID> fallen(UUID caseId, Caller reader, Set<UUID> ids);
}
