package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.NonPunishmentConclusion;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseEvent.NonPunishmentReview.Step;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Concludes a review with an outcome and a reason, which is sealed under the key of the case. For a
 * supervisor or prosecutor of the custodian unit and a prosecutor of an agency with a grant, with a
 * person claim, who wrote nothing about the accused. Sends the event {@code non-punishment-review}
 * to whom its raising was told. Refuses with {@link CaseNotFound}, a missing role or person (403),
 * {@link ReviewNotFound}, {@link WroteAboutTheAccused} or {@link ReviewConcluded} (409); a closed
 * case only when it was erased, since nothing is sealed in it any more.
 */
@ApplicationScoped
class ConcludeReview {

  private final CasesInScope cases;
  private final ReviewRepository reviews;
  private final PersonsOfCase persons;
  private final CaseKeys keys;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  ConcludeReview(
      CasesInScope cases,
      ReviewRepository reviews,
      PersonsOfCase persons,
      CaseKeys keys,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Clock clock) {
    this.cases = cases;
    this.reviews = reviews;
    this.persons = persons;
    this.keys = keys;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public NonPunishmentReview run(
      Caller caller, UUID caseId, UUID reviewId, NonPunishmentConclusion conclusion) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    if (file.isHeldBy(caller.agency(), caller.unit())) {
      caller.requireAny(Role.SUPERVISOR, Role.PROSECUTOR);
    } else {
      caller.requireAny(Role.PROSECUTOR);
    }
    String person = caller.requirePerson();
    Review review = reviews.find(reviewId, caseId, caller).orElseThrow(ReviewNotFound::new);
    if (persons.hasWritten(caller, review.personId())) {
      throw new WroteAboutTheAccused();
    }
    review.conclude(
        conclusion.getOutcome(),
        conclusion.getReason(),
        keys.forWriting(file, caller),
        caller.requireAgency(),
        person,
        clock.instant());
    CaseEvent event =
        new CaseEvent.NonPunishmentReview(
            Step.CONCLUDED, reviewId, review.dueAt(), review.outcome());
    audit.record(caller, event.action(), caseId, event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    return ReviewViews.codes(review);
  }
}
