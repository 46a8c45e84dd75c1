package org.amaan.casework.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.casefile.AlreadyAssigned;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseIsClosed;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Gives a case to a person of the custodian unit. Without a person named, an officer claims it and
 * the second one gets {@link AlreadyAssigned}; a supervisor names anyone, also when it is taken.
 * Sends the event {@code assigned}. Refuses with {@link CaseNotFound}, {@link NotCustodian}, a
 * missing role or person claim (403), {@link AlreadyAssigned}, {@link CaseIsClosed}.
 */
@ApplicationScoped
class AssignCase {

  private final CasesInScope cases;
  private final CaseViews views;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  AssignCase(
      CasesInScope cases, CaseViews views, Audit audit, Inbox inbox, Reports reports, Clock clock) {
    this.cases = cases;
    this.views = views;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public ModelCase run(Caller caller, UUID id, @Nullable String person) {
    CaseFile file = cases.findForChange(id, caller).orElseThrow(CaseNotFound::new);
    CaseEvent.Assigned event;
    if (person == null || person.equals(caller.person()) && !isSupervisor(caller)) {
      Staff.require(CaseTransition.CLAIM.by(), file, caller);
      event = file.claim(caller.requirePerson(), clock.instant());
    } else {
      Staff.require(CaseTransition.ASSIGN.by(), file, caller);
      event = file.assign(person, clock.instant());
    }
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    cases.flush();
    return views.of(file, caller);
  }

  private static boolean isSupervisor(Caller caller) {
    return caller.has(Role.SUPERVISOR);
  }
}
