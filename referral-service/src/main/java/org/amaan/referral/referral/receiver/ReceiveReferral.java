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
import org.amaan.referral.referral.model.ReferralEvent;

/**
 * Confirms that the receiver has it, which is not acceptance. Who: the receiver. Alerts the
 * referrer. Refuses: 404, 403, 409.
 */
@ApplicationScoped
class ReceiveReferral {

  private final ReferralRepository referrals;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  ReceiveReferral(ReferralRepository referrals, Audit audit, ReferralOutbox outbox, Clock clock) {
    this.referrals = referrals;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral receive(Viewer viewer, UUID id) {
    Referral referral = referrals.heldFor(viewer, id);
    ReferralEvent received = referral.receive(viewer.partiesIn(referral), clock.instant());
    referrals.flush();
    audit.record(viewer.caller(), "referral.received", id, Map.of("state", "received"));
    outbox.alert(received);
    outbox.tellOrigin(referral);
    return referral;
  }
}
