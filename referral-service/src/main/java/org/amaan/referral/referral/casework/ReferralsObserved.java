package org.amaan.referral.referral.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.observation.ObservableReferrals;
import org.amaan.referral.referral.access.AttachableReferrals;
import org.amaan.referral.referral.access.ReferralNotFound;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.message.ReferralOutbox;

/** Observations are added to the referrals to which files are. */
@ApplicationScoped
class ReferralsObserved implements ObservableReferrals {

  private final AttachableReferrals referrals;
  private final ReferralRepository repository;
  private final ReferralOutbox outbox;
  private final WorkerStep others;

  ReferralsObserved(
      AttachableReferrals referrals,
      ReferralRepository repository,
      ReferralOutbox outbox,
      WorkerStep others) {
    this.referrals = referrals;
    this.repository = repository;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public UUID subjectOf(Caller caller, UUID referralId) {
    return referrals.subjectOf(caller, referralId);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void hold(Caller caller, UUID referralId) {
    referrals.hold(caller, referralId);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void tellCase(UUID referralId) {
    others.take(
        () -> {
          outbox.tellCaseOfObservations(repository.heldForCaseService(referralId));
          return referralId;
        });
  }

  @Override
  public Refusal notFound() {
    return new ReferralNotFound();
  }
}
