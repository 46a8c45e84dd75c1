package org.amaan.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Takes custody. For a supervisor of the offered unit. At this moment and in one transaction
 * custody moves, the assignment is cleared and the readers change; the giver keeps the feedback
 * view. Sends custody to every referral, no feedback (to the referrer nothing changes), and the
 * event {@code handover-accepted} to both units. Refuses with {@link HandoverNotFound}, {@link
 * NotOffered}, a missing role (403), and 409 when the offer has ended: of two acceptances one wins.
 */
@ApplicationScoped
class AcceptHandover {

  private final HandoverRepository handovers;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  AcceptHandover(
      HandoverRepository handovers, Audit audit, Inbox inbox, Reports reports, Clock clock) {
    this.handovers = handovers;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public org.amaan.casework.api.model.Handover run(Caller caller, UUID id) {
    Handover handover = handovers.findForChange(id, caller).orElseThrow(HandoverNotFound::new);
    if (!HandoverViews.isUnitOf(caller, handover.to())) {
      throw new NotOffered();
    }
    Staff.requireRole(CaseTransition.ACCEPT_CUSTODY.by(), caller);
    CaseFile file = handover.caseFile();
    Instant now = clock.instant();
    CaseEvent event = file.acceptHandover(handover, now);
    // From here on the caller holds the case, and sees what belongs to it.
    handovers.flush();
    file.showCustodianToReaders(now);
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, handover.from(), handover.to());
    reports.custody(file);
    reports.event(event, file);
    handovers.flush();
    return HandoverViews.of(handover, caller);
  }
}
