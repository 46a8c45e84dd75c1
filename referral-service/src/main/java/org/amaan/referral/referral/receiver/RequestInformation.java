package org.amaan.referral.referral.receiver;

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
 * Asks the referrer before deciding; the questions are kept with the subject. Who: the receiver.
 * Alerts the referrer. Refuses: 404, 403, 409.
 */
@ApplicationScoped
class RequestInformation {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  RequestInformation(
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
  Referral ask(Viewer viewer, UUID id, List<String> questions) {
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    ReferralEvent asked = referral.ask(viewer.partiesIn(referral), now);
    String author = viewer.caller().requireAgency();
    Instant at = now;
    for (String question : questions) {
      subjects.addNote(
          referral.subjectId(), id, NoteKind.QUESTION, author, referral.sender(), question, at);
      at = at.plus(1, ChronoUnit.MICROS); // they are read in the order in which they were asked
    }
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.information-requested",
        id,
        Map.of("state", "information-requested", "questions", questions.size()));
    outbox.alert(asked);
    outbox.tellOrigin(referral);
    return referral;
  }
}
