package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.EmergencyPurpose;
import org.amaan.referral.api.model.EmergencyVerdict;
import org.amaan.referral.api.model.ExportedEmergencyAccess;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** Every emergency access, whichever agency's, with why it was opened and what its review says. */
@ApplicationScoped
class ExportedEmergencies implements ExportPart {

  private final EmergencyAccessRepository accesses;

  ExportedEmergencies(EmergencyAccessRepository accesses) {
    this.accesses = accesses;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    accesses
        .ofSubject(subjectId)
        .forEach(access -> export.addEmergencyAccessesItem(shown(access, key)));
  }

  private static ExportedEmergencyAccess shown(EmergencyAccess access, @Nullable DataKey key) {
    String verdict = access.verdict();
    return new ExportedEmergencyAccess()
        .agency(access.agency())
        .unit(access.unit())
        .purpose(EmergencyPurpose.fromValue(access.purpose()))
        .openedAt(access.openedAt())
        .endsAt(access.endsAt())
        .reviewedAt(access.reviewedAt())
        .verdict(verdict == null ? null : EmergencyVerdict.fromValue(verdict))
        .reason(key == null ? null : access.reason(key))
        .reviewNote(key == null ? null : access.reviewNote(key));
  }
}
