package org.amaan.casework.casefile;

import java.util.Set;
import java.util.UUID;

/** What a finding of an assessment may point to: each kind answers for itself. */
public interface Citable {

  enum Kind {
    OBSERVATION,
    EVIDENCE
  }

  Kind kind();

  /** Those of the ids that are of that case; another case's are not. */
  Set<UUID> among(UUID caseId, Set<UUID> ids);
}
