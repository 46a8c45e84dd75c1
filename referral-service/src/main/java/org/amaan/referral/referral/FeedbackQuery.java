package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.api.model.Feedback;
import org.amaan.referral.api.model.FeedbackStatus;
import org.amaan.referral.consent.Consents;
import org.amaan.referral.consent.Giver;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;

/** What the referrer hears: coarse, never a kind of service, and no more than consent allows. */
@ApplicationScoped
class FeedbackQuery {

  private final ReferralRepository referrals;
  private final Consents consents;
  private final Directory directory;
  private final Clock clock;

  FeedbackQuery(ReferralRepository referrals, Consents consents, Directory directory, Clock clock) {
    this.referrals = referrals;
    this.consents = consents;
    this.directory = directory;
    this.clock = clock;
  }

  @Transactional
  Feedback of(Viewer viewer, UUID id) {
    Referral referral = referrals.visibleTo(viewer, id);
    Caller caller = viewer.caller();
    if (!referral.referrer().equals(caller.agency())) {
      throw new FeedbackIsTheReferrers();
    }
    if (referral.state() == ReferralStatus.DRAFT) {
      throw new ReferralNotFound();
    }
    CoarseStatus status = CoarseStatus.of(referral);
    if (status.tellsMoreThanReceipt() && !isNamed(referral, clock.instant())) {
      status = CoarseStatus.received(referral);
    }
    return new Feedback()
        .reference(referral.reference())
        .status(FeedbackStatus.fromValue(Word.of(status.word())))
        .since(status.since());
  }

  /** A consent in force names the referrer, or its kind, among those who may know. */
  private boolean isNamed(Referral referral, Instant now) {
    Agency referrer = directory.find(referral.referrer()).orElseThrow();
    Giver entitled = Giver.entitledFor(referral.ageClass());
    return consents.statesOf(referral.subjectId()).stream()
        .filter(consent -> consent.isActive(entitled, now))
        .anyMatch(consent -> consent.terms().recipients().name(referrer.code(), referrer.type()));
  }
}
