package org.amaan.referral.referral.receiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.directory.UnknownUnit;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.feedback.FeedbackProjection;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Acceptance;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.routing.Router;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Takes a referral on. Who: the receiver. Alerts the referrer, and has case-service open a case
 * when asked to; police, border guard and prosecution do so unless they say otherwise. Refuses:
 * 404, 403, 409, 422 a unit that the agency does not have, or none for a case, consent missing.
 */
@ApplicationScoped
class AcceptReferral {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final DirectoryQueries directory;
  private final Router router;
  private final FeedbackProjection feedback;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  AcceptReferral(
      ReferralRepository referrals,
      SubjectRecords subjects,
      DirectoryQueries directory,
      Router router,
      FeedbackProjection feedback,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.directory = directory;
    this.router = router;
    this.feedback = feedback;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral accept(Viewer viewer, UUID id, @Nullable String unit, @Nullable Boolean openCase) {
    // Consents stay as they are until it says what its sender is told because of them.
    subjects.hold(referrals.subjectOf(viewer, id));
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Command.ACCEPTANCE);
    Agency agency = directory.find(viewer.caller().requireAgency()).orElseThrow();
    // What was known about the person may have changed since it was sent.
    router.requireConsent(agency, referral.subjectId(), referral.ageClass(), clock.instant());
    boolean opening = openCase == null ? agency.type().investigates() : openCase;
    Acceptance taken =
        new Acceptance(
            agency.code(), viewer.caller().person(), unitOf(agency, viewer, unit), clock.instant());
    if (opening && taken.unit() == null) {
      throw new UnknownUnit("unit", agency.code());
    }
    feedback.write(referral);
    ReferralEvent accepted = referral.accept(parties, taken, opening);
    referrals.flush();
    audit.record(
        viewer.caller(),
        "referral.accepted",
        id,
        Map.of("state", "accepted", "opensCase", referral.opensCase()));
    outbox.alert(accepted);
    outbox.tellCase(referral);
    outbox.tellOrigin(referral);
    return referral;
  }

  private static @Nullable String unitOf(Agency agency, Viewer viewer, @Nullable String named) {
    if (named != null && !agency.hasUnit(named)) {
      throw new UnknownUnit("unit", agency.code());
    }
    String own = viewer.caller().unit();
    if (named != null && own != null && !named.equals(own)) {
      throw new NotPermitted("You take a referral on for your own unit.");
    }
    if (named != null) {
      return named;
    }
    return own == null ? agency.defaultUnit() : own;
  }
}
