package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.Citable;

/** Observations that an assessment may point to: those of the case that its author sees. */
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
  public Set<UUID> among(UUID caseId, Set<UUID> ids) {
    return ids.isEmpty() ? Set.of() : Set.copyOf(observations.among(caseId, ids));
  }
}
