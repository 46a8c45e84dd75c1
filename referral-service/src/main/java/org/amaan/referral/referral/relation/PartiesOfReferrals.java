package org.amaan.referral.referral.relation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.amaan.referral.referral.access.ReferralIsDraft;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.access.Viewers;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.state.Party;

/** Who has to do with a referral, for the features beside it. */
@ApplicationScoped
class PartiesOfReferrals implements ReferralParties {

  private final ReferralRepository referrals;
  private final Viewers viewers;

  PartiesOfReferrals(ReferralRepository referrals, Viewers viewers) {
    this.referrals = referrals;
    this.viewers = viewers;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Known visibleTo(Caller caller, UUID referralId) {
    Viewer viewer = viewers.of(caller);
    Referral referral = referrals.visibleTo(viewer, referralId);
    if (referral.submittedAt() == null) {
      throw new ReferralIsDraft();
    }
    return known(
        referral,
        viewer.partiesIn(referral),
        referral.state().isAccepted() && viewer.isAnswering(referral));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public List<Known> openOf(UUID subjectId) {
    return referrals.heldOfSubject(subjectId).stream()
        .filter(referral -> SubjectRelationRepository.isWorkedOn(referral.state()))
        .map(referral -> known(referral, Set.of(), false))
        .toList();
  }

  private static Known known(Referral referral, Set<Party> caller, boolean tookItOn) {
    Address answering = referral.answersForIt();
    String country = referral.governingCountry();
    return new Known(
        referral.id(),
        Objects.requireNonNull(referral.reference()),
        referral.subjectId(),
        country == null ? "" : country,
        referral.sender(),
        answering.agency(),
        answering.unit(),
        caller.contains(Party.REFERRER),
        tookItOn,
        caller.contains(Party.COORDINATOR));
  }
}
