package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.disclosure.decision.Disclosure;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.jspecify.annotations.Nullable;

/**
 * Reads of emergency accesses. Lists name nobody; one access shows the reason and the review's note
 * to those whom the decision about disclosure lets, which is audited.
 */
@ApplicationScoped
class AccessQueries {

  private static final int MOST = 200;

  private final AccessViewers viewers;
  private final EmergencyAccessRepository accesses;
  private final ReferralParties parties;
  private final Vault vault;
  private final Audit audit;

  AccessQueries(
      AccessViewers viewers,
      EmergencyAccessRepository accesses,
      ReferralParties parties,
      Vault vault,
      Audit audit) {
    this.viewers = viewers;
    this.accesses = accesses;
    this.parties = parties;
    this.vault = vault;
    this.audit = audit;
  }

  /** Texts only for whom they are. */
  record Opened(EmergencyAccess access, @Nullable String reason, @Nullable String reviewNote) {

    @Override
    public String toString() {
      return "Opened[withheld]";
    }
  }

  @Transactional
  Opened one(Caller caller, UUID referralId, UUID id) {
    EmergencyAccess access = accesses.visibleTo(viewers.of(caller), referralId, id);
    Optional<DataKey> key =
        Disclosure.showsReasonOfEmergency(caller, access.agency(), access.person())
            ? vault.keyOf(access.subjectId())
            : Optional.empty();
    if (key.isEmpty()) {
      return new Opened(access, null, null);
    }
    audit.record(
        caller, "emergency-access.reason-read", access.subjectId(), Map.of("accessId", id));
    return new Opened(access, access.reason(key.get()), access.reviewNote(key.get()));
  }

  /** Who sees none of them, and not the referral either, is told that there is no referral. */
  @Transactional
  List<EmergencyAccess> ofReferral(Caller caller, UUID referralId) {
    List<EmergencyAccess> visible = accesses.ofReferral(viewers.of(caller), referralId, MOST);
    if (visible.isEmpty()) {
      parties.visibleTo(caller, referralId);
    }
    return visible;
  }

  @Transactional
  List<EmergencyAccess> page(
      Caller caller, @Nullable Boolean reviewed, @Nullable Keyset after, int size) {
    caller.requireAgency();
    return accesses.page(viewers.of(caller), reviewed, after, size);
  }
}
