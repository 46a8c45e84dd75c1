package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseEvent.NonPunishmentReview.Step;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.person.AccusedSubjects;
import org.amaan.casework.report.Reports;
import org.amaan.knowledge.DueTime;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether an accused subject is to be punished: once for a person and a subject, and again
 * when they face more than at a conclusion that did not let the proceedings go on. It rests on what
 * the case itself says: whether any other case knows the subject makes no difference to who writes
 * or reads. Sends the event {@code non-punishment-review} to the custodian's supervisor, the
 * country's coordinator and prosecutions with a grant. Refuses with {@link TooManyReviews}. Source:
 * ADR 22.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RaiseReview implements AccusedSubjects {

  private final ReviewRepository reviews;
  private final NotifyOfLinkedCases links;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Timers timers;
  private final Clock clock;

  RaiseReview(
      ReviewRepository reviews,
      NotifyOfLinkedCases links,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Timers timers,
      Clock clock) {
    this.reviews = reviews;
    this.links = links;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.timers = timers;
    this.clock = clock;
  }

  @Override
  public void about(
      UUID personId,
      @Nullable UUID accusedSubject,
      boolean isWorse,
      CaseFile file,
      Caller enteredBy) {
    if (accusedSubject == null) {
      return;
    }
    List<Review> before = reviews.of(personId, enteredBy);
    boolean isAnswered =
        before.stream()
            .filter(review -> review.subjectId().equals(accusedSubject))
            .findFirst()
            .filter(newest -> !isWorse || newest.isOpen() || newest.letsProceedingsGoOn())
            .isPresent();
    if (isAnswered) {
      return;
    }
    if (before.size() >= TooManyReviews.LIMIT) {
      throw new TooManyReviews();
    }
    Instant now = clock.instant();
    Review review =
        new Review(
            file.id(), personId, accusedSubject, DueTime.ofDecision(file.legalProfile(), now), now);
    reviews.add(review);
    CaseEvent event =
        new CaseEvent.NonPunishmentReview(Step.RAISED, review.id(), review.dueAt(), null);
    audit.record(enteredBy, event.action(), file.id(), event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    timers.schedule(ReviewTimers.due(review.id(), Review.Escalation.SUPERVISOR), review.dueAt());
    links.lookLater(accusedSubject);
  }
}
