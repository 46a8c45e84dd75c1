package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedPart;
import org.amaan.referral.api.model.ExportedWithheld;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/**
 * All observations of the person, with their notes; of those that another agency keeps to itself by
 * their handling code, that there are some.
 */
@ApplicationScoped
class ExportedObservations implements ExportPart {

  private static final Set<HandlingCode> OWN = EnumSet.of(HandlingCode.H2, HandlingCode.H3);

  private static final String ASK =
      "An agency keeps this to itself for now. Ask the coordinator of your country, or the"
          + " authority for data protection: it asks that agency, which says what you may have.";

  private final ObservationRepository observations;

  ExportedObservations(ObservationRepository observations) {
    this.observations = observations;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    if (key == null) {
      return;
    }
    List<ReferralObservation> all = observations.ofSubject(subjectId);
    Set<UUID> corrected = DiscloseObservations.corrected(all);
    Set<HandlingCode> withheld = new TreeSet<>();
    for (ReferralObservation one : all) {
      if (OWN.contains(one.handling()) && !one.recordedBy().equals(export.getExportedBy())) {
        withheld.add(one.handling());
      } else {
        export.addObservationsItem(
            ObservationJson.of(
                new DiscloseObservations.PartyView(
                    one,
                    one.observed(key),
                    one.hasNote() ? one.note(key) : null,
                    corrected.contains(one.id()))));
      }
    }
    withheld.forEach(
        code ->
            export.addWithheldItem(
                new ExportedWithheld().part(ExportedPart.OBSERVATIONS).handling(code).ask(ASK)));
  }
}
