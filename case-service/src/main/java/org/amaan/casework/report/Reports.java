package org.amaan.casework.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseReferral;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.client.notification.model.CloudEvent;
import org.amaan.casework.client.notification.model.EventData;
import org.amaan.casework.client.notification.model.EventType;
import org.amaan.casework.client.notification.model.Recipient;
import org.amaan.casework.client.referral.model.CaseFeedback;
import org.amaan.casework.client.referral.model.CaseReader;
import org.amaan.casework.client.referral.model.CaseStatus;
import org.amaan.casework.client.referral.model.CustodyReport;
import org.amaan.casework.client.referral.model.Outcome;
import org.amaan.casework.client.referral.model.UnitRef;
import org.amaan.casework.links.Links;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;

/**
 * What other services are told about a case, written to the outbox in the transaction that made it
 * true. Custody and feedback go to every referral of the case, each with its own sequence.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Reports {

  static final String CUSTODY = "custody";
  static final String FEEDBACK = "feedback";
  static final String EVENT = "event";

  private static final int MOST_COORDINATORS = 20;
  private static final int MOST_SETTLED = 100;

  private final Outbox outbox;
  private final Links links;
  private final Clock clock;

  Reports(Outbox outbox, Links links, Clock clock) {
    this.outbox = outbox;
    this.links = links;
    this.clock = clock;
  }

  /** Tells others what a change of state means to them. */
  public void moved(CaseEvent.StateChanged event, CaseFile file) {
    if (event.custodyChanged()) {
      custody(file);
    }
    if (event.feedbackChanged()) {
      feedback(file);
    }
    event(event, file);
  }

  /** Tells referral-service who holds the case and who else may read it. */
  public void custody(CaseFile file) {
    for (CaseReferral referral : file.referrals()) {
      custody(file, referral.id());
    }
  }

  /** How far the case is, and since when: no other change of the case shows in it. */
  private void feedback(CaseFile file) {
    for (CaseReferral referral : file.referrals()) {
      feedback(file, referral.id());
    }
  }

  /** All that a referral must know of the case that it has just become part of. */
  public void newReferral(CaseFile file, UUID referralId) {
    custody(file, referralId);
    feedback(file, referralId);
  }

  private void custody(CaseFile file, UUID referralId) {
    CustodyReport report =
        new CustodyReport(
            file.custodyVersion(),
            file.id(),
            file.reference(),
            new UnitRef(file.custodian().agency(), file.custodian().unit()),
            file.custodianSince());
    report.setReaders(
        file.readers().stream().map(agency -> new CaseReader(agency, "grant")).toList());
    report.setClosed(file.isClosed());
    outbox.send(CUSTODY, referralId, report.getSequence(), report);
  }

  private void feedback(CaseFile file, UUID referralId) {
    CaseFeedback report =
        new CaseFeedback(
            file.feedbackVersion(),
            file.id(),
            CaseStatus.fromValue(file.feedback().toString()),
            file.feedbackSince());
    Disposition disposition = file.disposition();
    if (disposition != null) {
      report.setDisposition(disposition.toString());
      report.setOutcome(outcome(disposition));
    }
    outbox.send(FEEDBACK, referralId, report.getSequence(), report);
  }

  /**
   * Alerts whoever must know, as the file says at this moment, and nobody who is excluded. Says
   * first, to notification-service alone, which earlier alerts are settled by what happened.
   */
  public void event(CaseEvent event, CaseFile file) {
    settled(file);
    Alerts.of(event, file, links).forEach(alert -> send(alert, file));
  }

  private void settled(CaseFile file) {
    List<UUID> settled = file.takeSettledAlerts();
    for (int from = 0; from < settled.size(); from += MOST_SETTLED) {
      EventData data = data(file, links.caseFile(file.id()));
      data.setSettles(settled.subList(from, Math.min(from + MOST_SETTLED, settled.size())));
      send(EventType.fromValue("org.amaan.case.alerts-settled.v1"), file, data);
    }
  }

  /**
   * To coordinators of a case alone: another case that they coordinate is about the same person.
   */
  public void linkedCases(Collection<String> coordinators, CaseFile file) {
    send(Alerts.ofLink(coordinators, file, links), file);
  }

  /** Tells only the agency whose answer is asked for. */
  public void taskOpened(CaseFile file, UUID taskId, String agency, Instant dueAt) {
    sendOfTask(Alerts.ofTask("task-opened", links.task(taskId), agency, dueAt), file);
  }

  /** Tells the agency again, and the coordinators of the case with a link that they may open. */
  public void taskOverdue(CaseFile file, UUID taskId, String agency, Instant dueAt) {
    sendOfTask(Alerts.ofTask("task-overdue", links.task(taskId), agency, dueAt), file);
    List<String> overseers = file.overseers();
    List<String> others =
        file.coordinators().stream().filter(other -> !overseers.contains(other)).toList();
    sendOfTask(Alerts.ofOverdueTask(links.workload(), others, dueAt), file);
    sendOfTask(Alerts.ofOverdueTask(links.directory(), overseers, dueAt), file);
  }

  /** Says nothing of the case as it is now: the agency may not read it any more. */
  private void sendOfTask(Alert alert, CaseFile file) {
    Set<String> excluded = file.excluded();
    List<Recipient> recipients =
        alert.recipients().stream().filter(to -> !excluded.contains(to.getAgency())).toList();
    if (!recipients.isEmpty()) {
      EventData data = new EventData(file.reference(), alert.link(), Urgency.ROUTINE);
      data.setRecipients(recipients);
      data.setDueAt(alert.dueAt());
      send(EventType.fromValue(alert.type()), file, data);
    }
  }

  private void send(Alert alert, CaseFile file) {
    Set<String> excluded = file.excluded();
    List<Recipient> recipients =
        alert.recipients().stream().filter(to -> !excluded.contains(to.getAgency())).toList();
    if (!recipients.isEmpty()) {
      EventData data = data(file, alert.link());
      data.setRecipients(recipients);
      data.setDueAt(alert.dueAt());
      data.setSettledBy(alert.settledBy());
      if (alert.waitsForSomebody()) {
        data.setCoordinators(file.coordinators().stream().limit(MOST_COORDINATORS).toList());
        // One link for all of them: one that each may open.
        data.setCoordinatorsLink(file.overseers().isEmpty() ? links.workload() : links.directory());
      }
      send(EventType.fromValue(alert.type()), file, data);
    }
  }

  /** Tells notification-service from whom to keep alerts about the case, earlier ones too. */
  public void exclusions(CaseFile file) {
    EventData data = data(file, links.caseFile(file.id()));
    data.setExcluded(file.excluded().stream().sorted().toList());
    data.setSequence(file.custodyVersion());
    send(EventType.fromValue("org.amaan.case.exclusions-changed.v1"), file, data);
  }

  private static EventData data(CaseFile file, String link) {
    return new EventData(file.reference(), link, file.urgency());
  }

  private void send(EventType type, CaseFile file, EventData data) {
    UUID id = Ids.next();
    CloudEvent cloudEvent =
        new CloudEvent(
            "1.0", id, "urn:amaan:case-service", type, "cases/" + file.id(), clock.instant(), data);
    cloudEvent.setDatacontenttype("application/json");
    outbox.send(id, EVENT, file.id(), file.version(), cloudEvent);
  }

  /** The referral ends with its case; how much of it the referrer learns is decided there. */
  static Outcome outcome(Disposition disposition) {
    return switch (disposition) {
      case NOT_TRAFFICKING -> Outcome.NOT_TRAFFICKING;
      case VICTIM_WITHDREW -> Outcome.VICTIM_DECLINED;
      case CONVICTED, ACQUITTED, DISMISSED, INSUFFICIENT_EVIDENCE -> Outcome.CASE_CLOSED;
    };
  }
}
