package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedHold;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** That there are holds. Which authority asked, and why, is the authority's to tell. */
@ApplicationScoped
class ExportedHolds implements ExportPart {

  private final LegalHoldRepository holds;

  ExportedHolds(LegalHoldRepository holds) {
    this.holds = holds;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    holds
        .of(officer, subjectId)
        .forEach(
            hold ->
                export.addLegalHoldsItem(
                    new ExportedHold()
                        .placedAt(hold.placedAt())
                        .until(hold.lastDay())
                        .releasedAt(hold.releasedAt())));
  }
}
