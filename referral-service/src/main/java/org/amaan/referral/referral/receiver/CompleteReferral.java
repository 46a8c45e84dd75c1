package org.amaan.referral.referral.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Outcome;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.subject.record.NoteKind;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Ends a referral with an outcome. Who: the receiver, or the custodian of its case. Alerts the
 * referrer if it may know; tells case-service when there is a case. Refuses: 404, 403, 409.
 */
@ApplicationScoped
class CompleteReferral {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  CompleteReferral(
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
  Referral complete(Viewer viewer, UUID id, Outcome outcome, @Nullable String text) {
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    boolean told = referral.senderIsTold(now);
    ReferralEvent completed = referral.complete(viewer.partiesIn(referral), outcome, told, now);
    if (text != null) {
      subjects.addNote(
          referral.subjectId(),
          id,
          NoteKind.COMPLETION_REMARK,
          viewer.caller().requireAgency(),
          told ? referral.sender() : null,
          text,
          now);
    }
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.completed",
        id,
        Map.of("state", "completed", "outcome", Codes.of(outcome)));
    outbox.alert(completed);
    outbox.tellCase(referral);
    outbox.tellOrigin(referral);
    return referral;
  }
}
