package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.access.ExportPart;
import org.amaan.referral.api.model.AccessExport;
import org.jspecify.annotations.Nullable;

/** All observations of the person, with their notes, whoever made them. */
@ApplicationScoped
class ExportedObservations implements ExportPart {

  private final ObservationRepository observations;

  ExportedObservations(ObservationRepository observations) {
    this.observations = observations;
  }

  @Override
  public void addTo(AccessExport export, UUID subjectId, @Nullable DataKey key) {
    if (key == null) {
      return;
    }
    List<ReferralObservation> all = observations.ofSubject(subjectId);
    Set<UUID> corrected = DiscloseObservations.corrected(all);
    all.forEach(
        one ->
            export.addObservationsItem(
                ObservationJson.of(
                    new DiscloseObservations.Shown(
                        one,
                        one.observed(key),
                        one.hasNote() ? one.note(key) : null,
                        corrected.contains(one.id())))));
  }
}
