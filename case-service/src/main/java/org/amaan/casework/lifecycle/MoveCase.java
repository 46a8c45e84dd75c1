package org.amaan.casework.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.HandoverPending;
import org.amaan.casework.casefile.Move;
import org.amaan.casework.casefile.MoveNotAllowed;
import org.amaan.casework.casefile.ProsecutionMissing;
import org.amaan.casework.casefile.ReasonMissing;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.directory.Lookup;
import org.amaan.casework.directory.NotProsecution;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Moves a case by the state table. For officers of the custodian unit. Sends the event {@code
 * state-changed}, feedback to every referral when its coarse state changes, and custody when who
 * reads changes: a prosecution's grant begins or ends, the case is closed or reopened. Refuses with
 * {@link CaseNotFound}, {@link NotCustodian}, a missing role (403), {@link MoveNotAllowed} or
 * {@link HandoverPending} (409), {@link ReasonMissing}, {@link ProsecutionMissing}, {@link
 * DispositionNotPossible} or an agency that the directory does not know as a prosecution (422), as
 * an excluded one is to whoever is not told of that, and 503 when the directory cannot be asked.
 */
@ApplicationScoped
class MoveCase {

  private final CasesInScope cases;
  private final CaseViews views;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  MoveCase(
      CasesInScope cases, CaseViews views, Audit audit, Inbox inbox, Reports reports, Clock clock) {
    this.cases = cases;
    this.views = views;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * @param prosecution what the directory said about the prosecution agency, asked beforehand: no
   *     HTTP in a transaction
   */
  @Transactional
  public ModelCase run(Caller caller, UUID id, Move move, Lookup prosecution) {
    CaseFile file = cases.findForChange(id, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.Party.OFFICER, file, caller);
    CaseEvent.StateChanged event = file.move(move, clock.instant());
    prosecution.requireUnless(
        move.prosecution() != null && file.excludes(move.prosecution()),
        NotProsecution::new,
        "prosecution.agency");
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, file.custodian());
    reports.moved(event, file);
    cases.flush();
    return views.of(file, caller);
  }
}
