package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.Citable;
import org.amaan.platform.identity.CurrentCaller;

/** Items that whoever assesses the case reads. */
@ApplicationScoped
class CitableEvidence implements Citable {

  private final EvidenceRepository evidence;
  private final CurrentCaller current;

  CitableEvidence(EvidenceRepository evidence, CurrentCaller current) {
    this.evidence = evidence;
    this.current = current;
  }

  @Override
  public Kind kind() {
    return Kind.EVIDENCE;
  }

  @Override
  public Set<UUID> among(UUID caseId, Set<UUID> ids) {
    return ids.isEmpty() ? Set.of() : evidence.among(caseId, ids, current.get());
  }
}
