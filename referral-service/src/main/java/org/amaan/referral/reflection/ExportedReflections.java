package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedReflectionPeriod;
import org.amaan.referral.api.model.ReflectionEndingGround;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** Every reflection period, also those that have ended. */
@ApplicationScoped
class ExportedReflections implements ExportPart {

  private final ReflectionRepository periods;

  ExportedReflections(ReflectionRepository periods) {
    this.periods = periods;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    periods.of(subjectId).forEach(period -> export.addReflectionPeriodsItem(shown(period)));
  }

  private static ExportedReflectionPeriod shown(ReflectionPeriod period) {
    String endedOn = period.endedOn();
    return new ExportedReflectionPeriod()
        .startedBy(period.startedBy())
        .startedAt(period.startedAt())
        .until(period.until())
        .endedAt(period.endedAt())
        .endedOn(endedOn == null ? null : ReflectionEndingGround.fromValue(endedOn));
  }
}
