package org.amaan.referral.referral.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedReferral;
import org.amaan.referral.api.model.ReferralState;
import org.amaan.referral.export.ExportPart;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.model.Referral;
import org.jspecify.annotations.Nullable;

/** Every referral about the subject that was sent, also those of other agencies. */
@ApplicationScoped
class ExportedReferrals implements ExportPart {

  private final ReferralRepository referrals;
  private final WorkerStep others;

  ExportedReferrals(ReferralRepository referrals, WorkerStep others) {
    this.referrals = referrals;
    this.others = others;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    List<Referral> all = others.take(() -> referrals.heldOfSubject(subjectId));
    all.stream()
        .filter(referral -> referral.submittedAt() != null)
        .map(ExportedReferrals::shown)
        .forEach(export::addReferralsItem);
  }

  private static ExportedReferral shown(Referral referral) {
    var need = referral.content().need();
    return new ExportedReferral()
        .reference(referral.reference())
        .state(ReferralState.fromValue(referral.state().word()))
        .since(referral.stateSince())
        .need(need)
        .referrer(referral.referrer())
        .receiver(referral.answersForIt().agency())
        .refusedBy(referral.refusedBy())
        .submittedAt(referral.submittedAt())
        .caseOpened(referral.caseId() != null);
  }
}
