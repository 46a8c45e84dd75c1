package org.amaan.casework.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.directory.Coordinators;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step of one deadline: its custodian unit is told that it is near, the unit's supervisor
 * that it has passed, the country's coordinators that it still has not been met; of an offer the
 * offered unit, that it is near. Who: the clock. Sends the event {@code deadline-near} or {@code
 * deadline-passed}, each step once, and tells the unit's inbox. Does nothing when the deadline has
 * ended, or the step has been taken.
 */
@ApplicationScoped
class NotifyOfDeadline {

  private static final Caller CLOCK = Caller.system("case-service");

  private final DeadlineRepository deadlines;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  NotifyOfDeadline(
      DeadlineRepository deadlines, Audit audit, Inbox inbox, Reports reports, Clock clock) {
    this.deadlines = deadlines;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public List<DeadlineRepository.Due> due(DeadlineRepository.@Nullable Due after, int size) {
    return deadlines.due(clock.instant(), after, size);
  }

  /**
   * @param coordinators what the directory said, asked beforehand
   */
  @Transactional
  public void run(UUID caseId, UUID deadlineId, Coordinators coordinators) {
    CaseFile file = deadlines.caseForChange(caseId).orElseThrow();
    Optional<CaseEvent.DeadlineStepTaken> told =
        file.takeDeadlineStep(deadlineId, coordinators, clock.instant());
    if (told.isPresent()) {
      CaseEvent event = told.get();
      audit.record(CLOCK, event.action(), file.id(), event.details());
      inbox.record(event, file, file.custodian());
      reports.event(event, file);
    }
  }
}
