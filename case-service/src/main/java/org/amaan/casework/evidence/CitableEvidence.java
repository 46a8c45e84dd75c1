package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.platform.identity.Caller;

/** Items of evidence that an assessment may point to. */
@ApplicationScoped
class CitableEvidence implements Citable {

  private final EvidenceRepository evidence;

  CitableEvidence(EvidenceRepository evidence) {
    this.evidence = evidence;
  }

  @Override
  public Kind kind() {
    return Kind.EVIDENCE;
  }

  @Override
  public Set<UUID> among(UUID caseId, Caller reader, Set<UUID> ids) {
    Set<UUID> standing = evidence.forAllReaders(caseId, ids, reader);
    standing.removeAll(fallen(caseId, reader, ids));
    return standing;
  }

  @Override
  public Set<UUID> fallen(UUID caseId, Caller reader, Set<UUID> ids) {
    return evidence.corrections(caseId, ids, reader).keySet();
  }
}
