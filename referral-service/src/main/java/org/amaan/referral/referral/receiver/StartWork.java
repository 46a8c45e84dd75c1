package org.amaan.referral.referral.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;

/**
 * Begins work on an accepted referral. Who: the receiver. Tells case-service when there is a case.
 * Refuses: 404, 403, 409.
 */
@ApplicationScoped
class StartWork {

  private final ReferralRepository referrals;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  StartWork(ReferralRepository referrals, Audit audit, ReferralOutbox outbox, Clock clock) {
    this.referrals = referrals;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral start(Viewer viewer, UUID id) {
    Referral referral = referrals.heldFor(viewer, id);
    referral.start(viewer.partiesIn(referral), clock.instant());
    referrals.flush();
    audit.record(viewer.caller(), "referral.started", id, Map.of("state", "in-progress"));
    outbox.tellCase(referral);
    outbox.tellOrigin(referral);
    return referral;
  }
}
