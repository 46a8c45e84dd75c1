package org.amaan.referral.referral.referrer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.claim.Statements;
import org.amaan.referral.code.Codes;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.amaan.referral.subject.record.NoteKind;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Takes an open referral back. When the subject has withdrawn consent, every consent ends with it
 * and nothing is read on it any more; agencies that had read are asked to confirm deletion. Who:
 * the referrer. Alerts the receiver; tells case-service when there is a case, and the subject's
 * other cases, to whom it may have opened something. Refuses: 404, 403, 409.
 */
@ApplicationScoped
class WithdrawReferral {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Consents consents;
  private final CaseReports cases;
  private final Statements statements;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  WithdrawReferral(
      ReferralRepository referrals,
      SubjectRecords subjects,
      Consents consents,
      CaseReports cases,
      Statements statements,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.consents = consents;
    this.cases = cases;
    this.statements = statements;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral withdraw(Viewer viewer, UUID id, WithdrawalCode code, @Nullable String text) {
    UUID subjectId = referrals.subjectOf(viewer, id);
    if (code == WithdrawalCode.CONSENT_WITHDRAWN) {
      consents.hold(subjectId);
    } else {
      subjects.hold(subjectId);
    }
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Command.of(code));
    if (code == WithdrawalCode.CONSENT_WITHDRAWN) {
      // While its referrer still is one.
      consents.withdrawAll(viewer.caller(), referral.subjectId(), now);
    }
    ReferralEvent withdrawn = referral.withdraw(parties, code, now);
    if (text != null) {
      subjects.addNote(
          referral.subjectId(),
          id,
          NoteKind.WITHDRAWAL_REASON,
          viewer.caller().requireAgency(),
          referral.answersForIt().agency(),
          text,
          now);
    }
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.withdrawn",
        id,
        Map.of("state", "withdrawn", "code", Codes.of(code)));
    outbox.alert(withdrawn);
    outbox.tellCase(referral);
    statements.takenBack(referral.stated(), now);
    cases.follow(referral.subjectId());
    return referral;
  }
}
