package org.amaan.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
 * Takes an offer back. For investigators and supervisors of the unit that made it; the offered unit
 * sees in its inbox that the offer is gone. Refuses with {@link HandoverNotFound}, {@link
 * NotGiver}, a missing role (403), and 409 when the offer has ended.
 */
@ApplicationScoped
class CancelHandover {

  private final HandoverRepository handovers;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  CancelHandover(
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
    if (!HandoverViews.isUnitOf(caller, handover.from())) {
      throw new NotGiver();
    }
    Staff.requireRole(CaseTransition.CANCEL_OFFER.by(), caller);
    CaseFile file = handover.caseFile();
    CaseEvent event = file.cancelHandover(handover, clock.instant());
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, handover.from(), handover.to());
    reports.event(event, file);
    handovers.flush();
    return HandoverViews.of(handover, caller);
  }
}
