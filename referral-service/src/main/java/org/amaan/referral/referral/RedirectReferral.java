package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a refused referral to another receiver, or has it routed again. Who: the referrer. Alerts
 * the new receiver. Refuses: 404, 403, 409, 422 unknown or excluded agency, consent missing, no
 * route.
 */
@ApplicationScoped
class RedirectReferral {

  private final ReferralRepository referrals;
  private final Destinations destinations;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  RedirectReferral(
      ReferralRepository referrals,
      Destinations destinations,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.destinations = destinations;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral redirect(Viewer viewer, UUID id, @Nullable Address to) {
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Move.REDIRECTION);
    Instant now = clock.instant();
    ReferralEvent redirected = referral.redirect(parties, destinations.of(referral, to, now), now);
    referrals.flush();
    audit.record(viewer.caller(), "referral.redirected", id, Map.of("state", "submitted"));
    outbox.alert(redirected);
    outbox.tellOrigin(referral);
    return referral;
  }
}
