package org.amaan.referral.referral.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.observation.ObservationsForCase;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.feedback.FeedbackProjection;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Tells the cases of a subject anew what may be disclosed of observations, and what they may know
 * of the help that was asked for out of them; notes what senders are told of what became of it;
 * after consent, handling codes, reflection, whom it is referred to or the record itself have
 * changed. Part of that change, in its transaction.
 */
@ApplicationScoped
public class ReportToCases implements CaseReports {

  private final SubjectRecords subjects;
  private final ReferralRepository referrals;
  private final FeedbackProjection feedback;
  private final ObservationsForCase observations;
  private final ReferralOutbox outbox;
  private final WorkerStep others;

  ReportToCases(
      SubjectRecords subjects,
      ReferralRepository referrals,
      FeedbackProjection feedback,
      ObservationsForCase observations,
      ReferralOutbox outbox,
      WorkerStep others) {
    this.subjects = subjects;
    this.referrals = referrals;
    this.feedback = feedback;
    this.observations = observations;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void follow(UUID subjectId) {
    others.take(() -> tell(subjectId));
  }

  /** When what they were told before is lost to them. */
  @Transactional
  public void anew(UUID subjectId) {
    follow(subjectId);
  }

  private int tell(UUID subjectId) {
    if (!observations.anyOf(subjectId) && !referrals.anyTold(subjectId)) {
      return 0;
    }
    subjects.hold(subjectId);
    var told = referrals.heldOfSubject(subjectId);
    told.forEach(feedback::write);
    told.forEach(outbox::tellCaseOfObservations);
    told.forEach(outbox::tellOriginAnew);
    return told.size();
  }
}
