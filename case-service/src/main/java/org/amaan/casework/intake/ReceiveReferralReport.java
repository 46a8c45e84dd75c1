package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseReferral;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.ReferralReport;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.nonpunishment.NotifyOfLinkedCases;
import org.amaan.casework.observation.ReportedObservation;
import org.amaan.casework.observation.UpdateReportedObservations;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Takes what referral-service reports about a referral (role {@code service}). The first report
 * opens the case, whichever it is: delivered late, it may already say that the referral was
 * withdrawn. A {@code caseId} attaches the referral instead, when the accepting unit holds that
 * case, it is not closed, and nobody on either side is excluded from the other; otherwise whoever
 * accepted would have neither case nor custody, or an answer before any work, or somebody would
 * learn what is hidden from them, and the referral gets a case of its own. Later reports are noted,
 * older ones ignored; a referral that was reopened reopens its closed case. When other agencies are
 * excluded than before, offers to them end and custody that they have passes on. What is disclosed
 * of its observations is followed. Sends custody and feedback for the new referral and the event
 * {@code opened}, or {@code state-changed} when a referral was withdrawn or reopened, {@code
 * custody-passed} to the new custodian, and to the alerts whom to hide from. Coordinators hear when
 * its subject is accused in another case.
 */
@ApplicationScoped
class ReceiveReferralReport {

  private final ReportedCaseRepository cases;
  private final UpdateReportedObservations observations;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final NotifyOfLinkedCases links;
  private final Clock clock;

  /**
   * @param isNew whether this report opened the case or attached the referral
   * @param sequence the newest seen
   */
  record Taken(UUID caseId, long sequence, boolean isNew) {}

  ReceiveReferralReport(
      ReportedCaseRepository cases,
      UpdateReportedObservations observations,
      Audit audit,
      Inbox inbox,
      Reports reports,
      NotifyOfLinkedCases links,
      Clock clock) {
    this.cases = cases;
    this.observations = observations;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.links = links;
    this.clock = clock;
  }

  @Transactional
  public Taken run(
      Caller caller,
      ReferralReport report,
      @Nullable UUID attachTo,
      List<ReportedObservation> observed) {
    caller.requireService("referral-service");
    cases.lock(report.referralId());
    Optional<CaseFile> known = cases.byReferral(report.referralId());
    if (known.isPresent()) {
      return note(caller, known.get(), report, observed);
    }
    Instant now = clock.instant();
    Optional<CaseFile> target =
        attachTo == null
            ? Optional.empty()
            : cases
                .openAndHeldBy(attachTo, report.receiver())
                .filter(held -> held.mayAttach(report));
    CaseFile file;
    CaseEvent event;
    if (target.isPresent()) {
      file = target.get();
      event = file.attach(report, now);
    } else {
      file = new CaseFile(report, now);
      cases.add(file);
      event = file.opened();
    }
    audit.record(caller, event.action(), file.id(), event.details());
    observations.update(caller, file.id(), report.referralId(), observed);
    inbox.record(event, file, file.custodian());
    reports.newReferral(file, report.referralId());
    links.lookLater(file.id(), report.subjectId());
    reports.event(event, file);
    if (event instanceof CaseEvent.ReferralAttached attached) {
      tell(caller, attached.exclusions(), file);
    } else if (!file.excluded().isEmpty()) {
      reports.exclusions(file);
    }
    return new Taken(file.id(), report.sequence(), true);
  }

  private Taken note(
      Caller caller, CaseFile file, ReferralReport report, List<ReportedObservation> observed) {
    CaseReferral referral = file.referral(report.referralId());
    ReferralState before = referral.state();
    String coordinator = referral.coordinator();
    Optional<CaseEvent.ReferralChanged> changed = file.update(report, clock.instant());
    if (changed.isPresent()) {
      CaseEvent.ReferralChanged event = changed.get();
      boolean newToCustodian =
          observations
              .update(caller, file.id(), report.referralId(), observed)
              .contains(file.custodian().agency());
      if (event.shows()) {
        audit.record(caller, event.action(), file.id(), event.details());
      }
      if (event.shows() || newToCustodian) {
        inbox.record(event, file, file.custodian());
      }
      if (event.exclusions().changed() || !Objects.equals(coordinator, referral.coordinator())) {
        links.lookLater(file.id(), report.subjectId());
      }
      if (event.state() != before) {
        reports.event(event, file);
      }
      file.reopenFor(report, clock.instant()).ifPresent(moved -> tell(caller, moved, file));
      tell(caller, event.exclusions(), file);
    }
    return new Taken(file.id(), referral.sequence(), false);
  }

  private void tell(Caller caller, CaseEvent.StateChanged moved, CaseFile file) {
    audit.record(caller, moved.action(), file.id(), moved.details());
    inbox.record(moved, file, file.custodian());
    reports.moved(moved, file);
  }

  private void tell(Caller caller, CaseEvent.ExclusionsApplied exclusions, CaseFile file) {
    if (!exclusions.changed()) {
      return;
    }
    audit.record(
        caller,
        "case.exclusions-written",
        file.id(),
        Map.of("excluded", file.excluded().stream().sorted().toList()));
    Handover ended = exclusions.ended();
    if (ended != null) {
      CaseEvent event = new CaseEvent.HandoverMoved(ended);
      audit.record(caller, event.action(), file.id(), event.details());
      inbox.record(event, file, ended.from(), ended.to());
    }
    CaseEvent.CustodyPassed passed = exclusions.passed();
    if (passed != null) {
      audit.record(caller, passed.action(), file.id(), passed.details());
      inbox.record(passed, file, file.custodian());
      reports.event(passed, file);
    }
    reports.custody(file);
    reports.exclusions(file);
  }
}
