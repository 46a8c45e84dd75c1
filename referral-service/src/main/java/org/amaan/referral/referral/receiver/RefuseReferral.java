package org.amaan.referral.referral.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.code.Codes;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.directory.UnknownAgency;
import org.amaan.referral.exclusion.AgencyExcluded;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.model.RefusalCode;
import org.amaan.referral.subject.record.NoteKind;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Does not take a referral on, with a reason and perhaps a better address; from then on it is the
 * referrer's again. Who: the receiver. Alerts the referrer; tells the subject's cases, to whom it
 * may have opened something. Refuses: 404, 403, 409, 422 an unknown or an excluded suggestion.
 */
@ApplicationScoped
class RefuseReferral {

  private final ReferralRepository referrals;
  private final DirectoryQueries directory;
  private final Exclusions exclusions;
  private final SubjectRecords subjects;
  private final CaseReports cases;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  RefuseReferral(
      ReferralRepository referrals,
      DirectoryQueries directory,
      Exclusions exclusions,
      SubjectRecords subjects,
      CaseReports cases,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.directory = directory;
    this.exclusions = exclusions;
    this.subjects = subjects;
    this.cases = cases;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral refuse(
      Viewer viewer, UUID id, RefusalCode code, String text, @Nullable String suggestedAgency) {
    subjects.hold(referrals.subjectOf(viewer, id));
    Referral referral = referrals.heldFor(viewer, id);
    Instant now = clock.instant();
    // Asked before it changes: to a receiver that has refused, the subject is not there any more.
    Set<String> excluded = exclusions.of(referral.subjectId());
    ReferralEvent refused = referral.refuse(viewer.partiesIn(referral), code, suggestedAgency, now);
    if (suggestedAgency != null && directory.find(suggestedAgency).isEmpty()) {
      throw new UnknownAgency("suggestedAgency");
    }
    if (suggestedAgency != null && excluded.contains(suggestedAgency)) {
      throw new AgencyExcluded("suggestedAgency");
    }
    subjects.addNote(
        referral.subjectId(),
        id,
        NoteKind.REFUSAL_REASON,
        viewer.caller().requireAgency(),
        referral.sender(),
        text,
        now);
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.refused",
        id,
        Map.of("state", "refused", "code", Codes.of(code)));
    outbox.alert(refused);
    cases.follow(referral.subjectId());
    return referral;
  }
}
