package org.amaan.referral.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** What agencies that had the person in care found out about them. */
@ApplicationScoped
class ExportedFindings implements ExportPart {

  private final FindingRepository findings;

  ExportedFindings(FindingRepository findings) {
    this.findings = findings;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    if (key != null) {
      findings
          .ofSubject(subjectId)
          .forEach(
              finding -> export.addFindingsItem(FindingResource.shown(finding, finding.text(key))));
    }
  }
}
