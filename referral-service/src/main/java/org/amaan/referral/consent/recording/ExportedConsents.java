package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** Every consent, withdrawn and expired ones too. */
@ApplicationScoped
class ExportedConsents implements ExportPart {

  private final ConsentRepository consents;

  ExportedConsents(ConsentRepository consents) {
    this.consents = consents;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    consents.ofSubject(subjectId).stream().map(ConsentJson::of).forEach(export::addConsentsItem);
  }
}
