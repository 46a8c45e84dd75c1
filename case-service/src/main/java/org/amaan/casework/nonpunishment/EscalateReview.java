package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseEvent.NonPunishmentReview.Step;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;

/**
 * Tells that a review was not concluded in time; called by its timers: first the supervisor, and
 * when nothing has happened after the urgent hours of the case's profile, the coordinator. Also of
 * a case that was closed meanwhile. Does nothing when it is concluded or was told before.
 */
@ApplicationScoped
class EscalateReview {

  private static final Caller TIMER = Caller.system("case-service");

  private final ReviewRepository reviews;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Timers timers;
  private final Clock clock;

  EscalateReview(
      ReviewRepository reviews,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Timers timers,
      Clock clock) {
    this.reviews = reviews;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.timers = timers;
    this.clock = clock;
  }

  @Transactional
  public void run(UUID id, Review.Escalation to) {
    CaseFile file = reviews.lockCaseOf(id);
    Review review = reviews.find(id, file.id(), TIMER).orElseThrow(ReviewNotFound::new);
    Instant now = clock.instant();
    if (!review.escalate(to, now)) {
      return;
    }
    boolean isFirst = to == Review.Escalation.SUPERVISOR;
    CaseEvent event =
        new CaseEvent.NonPunishmentReview(
            isFirst ? Step.OVERDUE_TO_SUPERVISOR : Step.OVERDUE_TO_COORDINATOR,
            id,
            review.dueAt(),
            null);
    audit.record(TIMER, event.action(), file.id(), event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    if (isFirst) {
      timers.schedule(
          ReviewTimers.due(id, Review.Escalation.COORDINATOR),
          now.plus(Duration.ofHours(file.legalProfile().dueTimes().urgentHours())));
    }
  }
}
