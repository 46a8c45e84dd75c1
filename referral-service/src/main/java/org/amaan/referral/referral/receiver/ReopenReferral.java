package org.amaan.referral.referral.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.exclusion.AgencyExcluded;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.ReferredOn;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.routing.Router;
import org.amaan.referral.subject.record.NoteKind;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Takes up again what was completed or withdrawn. Who: the receiver or the country's coordinator;
 * after a withdrawal of consent only the referrer, with a consent given since that names the
 * receiver; after one for the subject's safety only the referrer. Alerts both agencies; tells
 * case-service when there is a case. Refuses: 404, 403, 409, 422 no new consent, an excluded
 * receiver.
 */
@ApplicationScoped
class ReopenReferral {

  private final ReferralRepository referrals;
  private final ReferredOn referredOn;
  private final SubjectRecords subjects;
  private final Consents consents;
  private final DirectoryQueries directory;
  private final Exclusions exclusions;
  private final Router router;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  ReopenReferral(
      ReferralRepository referrals,
      ReferredOn referredOn,
      SubjectRecords subjects,
      Consents consents,
      DirectoryQueries directory,
      Exclusions exclusions,
      Router router,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.referredOn = referredOn;
    this.subjects = subjects;
    this.consents = consents;
    this.directory = directory;
    this.exclusions = exclusions;
    this.router = router;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral reopen(Viewer viewer, UUID id, String reason) {
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Command.REOPENING);
    if (parties.contains(Party.REFERRER) && referral.state().isWithdrawn()) {
      referredOn.requireStill(viewer.caller(), referral);
    }
    Agency receiver = directory.find(referral.answersForIt().agency()).orElseThrow();
    boolean consented =
        referral.state() != ReferralStatus.CONSENT_WITHDRAWN
            || consents.givenSince(
                referral.subjectId(), receiver.code(), receiver.type(), referral.stateSince(), now);
    referral.requireReopening(parties, consented);
    if (exclusions.of(referral.subjectId()).contains(receiver.code())) {
      throw new AgencyExcluded("receiver.agency");
    }
    router.requireConsent(receiver, referral.subjectId(), referral.ageClass(), now);
    ReferralEvent reopened = referral.reopen(parties, consented, now);
    subjects.addNote(
        referral.subjectId(),
        id,
        NoteKind.REOPENING_REASON,
        viewer.caller().requireAgency(),
        parties.contains(Party.REFERRER) ? referral.answersForIt().agency() : referral.sender(),
        reason,
        now);
    referrals.flush();
    audit.record(viewer.caller(), "referral.reopened", id, Map.of("state", "received"));
    outbox.alert(reopened);
    outbox.tellCase(referral);
    outbox.tellOrigin(referral);
    return referral;
  }
}
