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
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.directory.Lookup;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.directory.UnknownUnit;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.knowledge.DueTime;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Offers a case to another unit. For investigators and supervisors of the custodian unit; nothing
 * moves until the other accepts, and the offer lapses at its due time. Sends the event {@code
 * handover-offered} to the other unit's supervisor. Refuses with {@link CaseNotFound}, {@link
 * NotCustodian}, a missing role (403), a pending offer or a closed case (409), too many offers in a
 * day (429), its own or an unknown unit (422), as one of an excluded agency is to whoever is not
 * told of that, and 503 when the directory cannot be asked.
 */
@ApplicationScoped
class OfferHandover {

  private final CasesInScope cases;
  private final HandoverRepository handovers;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Timers timers;
  private final Clock clock;

  OfferHandover(
      CasesInScope cases,
      HandoverRepository handovers,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Timers timers,
      Clock clock) {
    this.cases = cases;
    this.handovers = handovers;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.timers = timers;
    this.clock = clock;
  }

  /**
   * @param dueAt null for the time that the country's legal profile gives
   * @param target what the directory said about the unit, asked beforehand
   */
  @Transactional
  public org.amaan.casework.api.model.Handover run(
      Caller caller,
      UUID caseId,
      Unit to,
      HandoverReason reason,
      @Nullable Instant dueAt,
      Lookup target) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.OFFER_CUSTODY.by(), file, caller);
    Instant now = clock.instant();
    handovers.requireRoom(file, caller, now);
    Handover handover =
        file.offer(
            to, reason, dueAt == null ? DueTime.ofHandover(file.legalProfile(), now) : dueAt, now);
    target.requireUnless(file.excludes(to.agency()), UnknownUnit::new, "to");
    CaseEvent event = new CaseEvent.HandoverMoved(handover);
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, handover.from(), handover.to());
    reports.event(event, file);
    timers.schedule(HandoverExpiry.of(handover.id()), handover.dueAt());
    handovers.flush();
    return HandoverViews.of(handover, caller);
  }
}
