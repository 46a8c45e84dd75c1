package org.amaan.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Ends an offer whose time is over; called by its timer. Does nothing when the offer has been
 * answered. Sends the event {@code handover-expired} to both units: the case stays with the giver.
 */
@ApplicationScoped
class ExpireHandover {

  private static final Caller TIMER = Caller.system("case-service");

  private final HandoverRepository handovers;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  ExpireHandover(
      HandoverRepository handovers, Audit audit, Inbox inbox, Reports reports, Clock clock) {
    this.handovers = handovers;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public void run(UUID id) {
    Handover handover = handovers.findForExpiry(id).orElseThrow(HandoverNotFound::new);
    CaseFile file = handover.caseFile();
    Optional<CaseEvent.HandoverMoved> expired = file.expireHandover(handover, clock.instant());
    if (expired.isPresent()) {
      CaseEvent event = expired.get();
      audit.record(TIMER, event.action(), file.id(), event.details());
      inbox.record(event, file, handover.from(), handover.to());
      reports.event(event, file);
    }
  }
}
