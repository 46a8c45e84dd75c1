package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.platform.identity.Caller;

/** Observations that an assessment may point to. */
@ApplicationScoped
class CitableObservations implements Citable {

  private final ObservationRepository observations;

  CitableObservations(ObservationRepository observations) {
    this.observations = observations;
  }

  @Override
  public Kind kind() {
    return Kind.OBSERVATION;
  }

  @Override
  public Set<UUID> among(UUID caseId, Caller reader, Set<UUID> ids) {
    Set<UUID> standing = new HashSet<>(observations.forAllReaders(caseId, reader, ids));
    standing.removeAll(observations.fallen(caseId, reader));
    return standing;
  }

  @Override
  public Set<UUID> fallen(UUID caseId, Caller reader, Set<UUID> ids) {
    Set<UUID> fallen = new HashSet<>(observations.fallen(caseId, reader));
    fallen.retainAll(ids);
    return fallen;
  }
}
