package org.amaan.referral.referral.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.model.Referral;

/**
 * What becomes of a person after their referral was taken on is told to its sender only while a
 * consent in force names that agency or its type. Up to then nobody is left in the dark: that it
 * was received, asked about, accepted or refused is always told. Until when it is told is noted on
 * the referral, when it is taken on and wherever consents change.
 */
@ApplicationScoped
public class ReferrersKnowledge {

  private final ReferralRepository referrals;
  private final DirectoryQueries directory;
  private final WorkerStep others;
  private final Clock clock;

  ReferrersKnowledge(
      ReferralRepository referrals, DirectoryQueries directory, WorkerStep others, Clock clock) {
    this.referrals = referrals;
    this.directory = directory;
    this.others = others;
    this.clock = clock;
  }

  /** Notes until when its sender is told, as consents stand. It is held. */
  @Transactional(TxType.MANDATORY)
  public void note(Referral referral) {
    Instant now = clock.instant();
    referral.tellSender(
        others.take(
            () ->
                directory
                    .find(referral.sender())
                    .flatMap(sender -> referrals.consentNamesUntil(referral, sender.type(), now))
                    .orElse(null)),
        now);
  }
}
