package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.consent.Consents;
import org.amaan.referral.subject.NoteKind;
import org.amaan.referral.subject.SubjectRecords;

/**
 * Takes up again what was completed or withdrawn. Who: the receiver or the country's coordinator;
 * after a withdrawal of consent only the referrer, with a consent given since. Alerts both
 * agencies; tells case-service when there is a case. Refuses: 404, 403, 409, 422 no new consent.
 */
@ApplicationScoped
class ReopenReferral {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Consents consents;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  ReopenReferral(
      ReferralRepository referrals,
      SubjectRecords subjects,
      Consents consents,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.consents = consents;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral reopen(Viewer viewer, UUID id, String reason) {
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Move.REOPENING);
    if (referral.state() == ReferralStatus.CONSENT_WITHDRAWN
        && !consents.givenSince(referral.subjectId(), referral.stateSince(), now)) {
      throw new ReopeningNeedsConsent();
    }
    ReferralEvent reopened = referral.reopen(parties, now);
    subjects.addNote(
        referral.subjectId(),
        id,
        NoteKind.REOPENING_REASON,
        viewer.caller().requireAgency(),
        parties.contains(Party.REFERRER) ? referral.receiverAgency() : referral.referrer(),
        reason,
        now);
    referrals.flush();
    audit.record(viewer.caller(), "referral.reopened", id, Map.of("state", "received"));
    outbox.alert(reopened);
    outbox.tellCase(referral);
    return referral;
  }
}
