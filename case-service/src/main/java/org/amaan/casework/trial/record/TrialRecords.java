package org.amaan.casework.trial.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;

/**
 * What every record of a trial shares: who writes it, and what follows when it is written. Its due
 * time becomes one of the case, inbox and timeline tell of it, and the other side of the two,
 * custodian unit and prosecution, is alerted.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TrialRecords {

  private final CasesInScope cases;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final WorkerStep asWorker;
  private final ChangesOfDayRepository changesOfDay;
  private final Clock clock;

  TrialRecords(
      CasesInScope cases,
      Audit audit,
      Inbox inbox,
      Reports reports,
      WorkerStep asWorker,
      ChangesOfDayRepository changesOfDay,
      Clock clock) {
    this.cases = cases;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.asWorker = asWorker;
    this.changesOfDay = changesOfDay;
    this.clock = clock;
  }

  /** The case, held until the transaction ends, for who may write about its trial. */
  public CaseFile open(Caller caller, UUID caseId, CaseTransition command) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(command.by(), file, caller);
    caller.requirePerson();
    return file;
  }

  public void entered(Caller caller, CaseFile file, TrialRecord record) {
    written(caller, file, record, true);
  }

  /** Refuses what is one change too many in a day; an end is always possible. */
  public void changed(Caller caller, CaseFile file, TrialRecord record) {
    if (!record.hasEndedNow()) {
      changesOfDay.requireRoom(caller, file);
    }
    written(caller, file, record, false);
  }

  private void written(Caller caller, CaseFile file, TrialRecord record, boolean isNew) {
    if (file.isHeldBy(caller.agency(), caller.unit())) {
      follow(file, record);
    } else {
      // A prosecution writes what is in its own name; what is due in a case is the custodian's.
      asWorker.take(() -> follow(file, record));
    }
    CaseEvent event =
        new CaseEvent.TrialRecordWritten(
            record.what(),
            isNew,
            record.id(),
            record.stateWord(),
            caller.requireAgency(),
            caller.unit());
    audit.record(caller, event.action(), file.id(), event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
  }

  private boolean follow(CaseFile file, TrialRecord record) {
    file.follow(record.deadline(), record.id(), record.due(), record.isDone(), clock.instant());
    return true;
  }

  /** The case, for who may read about its trial. */
  public CaseFile readable(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return file;
  }

  /** Every reading of one is audited. */
  public void read(Caller caller, UUID caseId, String action, List<UUID> shown) {
    if (!shown.isEmpty()) {
      audit.record(caller, "case." + action + "-read", caseId, Map.of("records", shown));
    }
  }
}
