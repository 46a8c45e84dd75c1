package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.referral.directory.Directory;

/**
 * What becomes of a person after their referral was taken on is told to its referrer only while a
 * consent in force names that agency or its type. Up to then nobody is left in the dark: that it
 * was received, asked about, accepted or refused is always told.
 */
@ApplicationScoped
class ReferrersKnowledge {

  private final ReferralRepository referrals;
  private final Directory directory;
  private final Clock clock;

  ReferrersKnowledge(ReferralRepository referrals, Directory directory, Clock clock) {
    this.referrals = referrals;
    this.directory = directory;
    this.clock = clock;
  }

  /** Whether the referrer is told what becomes of the subject. */
  @Transactional
  boolean covers(Referral referral) {
    return !within(referral.sender(), List.of(referral)).isEmpty();
  }

  /** Of which of these the referrer is told what becomes of the subject. */
  @Transactional
  Set<UUID> within(String referrer, Collection<Referral> sent) {
    return sent.isEmpty()
        ? Set.of()
        : directory
            .find(referrer)
            .map(
                agency ->
                    referrals.whereConsentNames(
                        agency.code(),
                        agency.type(),
                        sent.stream().map(Referral::id).toList(),
                        clock.instant()))
            .orElse(Set.of());
  }
}
