package org.amaan.referral.referral.referrer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.subject.record.NoteKind;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Answers what the receiver asked; the answers are kept with the subject. Who: the referrer. Alerts
 * the receiver. Refuses: 404, 403, 409.
 */
@ApplicationScoped
class AnswerQuestions {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  AnswerQuestions(
      ReferralRepository referrals,
      SubjectRecords subjects,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral answer(Viewer viewer, UUID id, List<String> answers) {
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    ReferralEvent answered = referral.answer(viewer.partiesIn(referral), now);
    String author = viewer.caller().requireAgency();
    Instant at = now;
    for (String text : answers) {
      subjects.addNote(
          referral.subjectId(),
          id,
          NoteKind.ANSWER,
          author,
          referral.answersForIt().agency(),
          text,
          at);
      at = at.plus(1, ChronoUnit.MICROS); // they are read in the order in which they were given
    }
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.answered",
        id,
        Map.of("state", "received", "answers", answers.size()));
    outbox.alert(answered);
    outbox.tellOrigin(referral);
    return referral;
  }
}
