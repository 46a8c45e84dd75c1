package org.amaan.referral.referral.subjectchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.feedback.FeedbackProjection;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.routing.Router;
import org.amaan.referral.subject.rectification.SubjectChanges;

/**
 * A subject turns out to be a child, or not to be one: the referrals about them follow, with their
 * due times, and their cases are told. An adult who can now be named stays where consent lets them
 * be. Part of changing the subject's record, in its transaction.
 */
@ApplicationScoped
class FollowSubject implements SubjectChanges {

  private final ReferralRepository referrals;
  private final DirectoryQueries directory;
  private final FeedbackProjection feedback;
  private final Router router;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final WorkerStep others;

  FollowSubject(
      ReferralRepository referrals,
      DirectoryQueries directory,
      FeedbackProjection feedback,
      Router router,
      Audit audit,
      ReferralOutbox outbox,
      WorkerStep others) {
    this.referrals = referrals;
    this.directory = directory;
    this.feedback = feedback;
    this.router = router;
    this.audit = audit;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void requireIdentifiedAdultMayBeWhereReferred(Caller by, UUID subjectId, Instant at) {
    for (Referral referral : others.take(() -> referrals.heldOfSubject(subjectId))) {
      if (referral.sender().equals(by.agency()) && isWithItsReceiver(referral.state())) {
        router.requireConsent(
            directory.find(referral.answersForIt().agency()).orElseThrow(),
            subjectId,
            AgeClass.ADULT,
            at);
      }
    }
  }

  /** Whether work on it has ended is not said here either. */
  private static boolean isWithItsReceiver(ReferralStatus state) {
    return state != ReferralStatus.REFUSED && (state.isOpen() || state.isAccepted());
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void ageClassBecame(Caller by, UUID subjectId, AgeClass ageClass, Instant at) {
    others.take(() -> follow(by, subjectId, ageClass, at));
  }

  private int follow(Caller by, UUID subjectId, AgeClass ageClass, Instant at) {
    List<Referral> all = referrals.heldOfSubject(subjectId);
    for (Referral referral : all) {
      referral.ageClassBecame(ageClass, at);
      // Whose consent counts has changed.
      feedback.write(referral);
      referrals.flush();
      audit.record(
          by, "referral.age-class-changed", referral.id(), Map.of("ageClass", ageClass.value()));
      outbox.tellCase(referral);
      outbox.tellOrigin(referral);
    }
    return all.size();
  }
}
