package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;

/**
 * Tells coordinators that the accused subject of one of their cases is the subject of another one
 * of theirs, each agency once of each, whichever was there first. Nobody else is told, and no one
 * who is excluded from either; the custodians see no difference. Called after a review was raised,
 * after a referral was accepted, and when another agency than before coordinates a case or may know
 * of it.
 */
@ApplicationScoped
public class NotifyOfLinkedCases {

  private static final Caller TIMER = Caller.system("case-service");

  private final ReviewRepository reviews;
  private final Audit audit;
  private final Reports reports;
  private final Timers timers;
  private final Clock clock;

  NotifyOfLinkedCases(
      ReviewRepository reviews, Audit audit, Reports reports, Timers timers, Clock clock) {
    this.reviews = reviews;
    this.audit = audit;
    this.reports = reports;
    this.timers = timers;
    this.clock = clock;
  }

  /** Looks after the commit, whether there is anything to tell or not. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lookLater(UUID subjectId) {
    timers.schedule(ReviewTimers.link(subjectId), clock.instant());
  }

  /** The same for a subject of the case, and for all who are accused in it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lookLater(UUID caseId, UUID subjectId) {
    Set<UUID> subjects = new HashSet<>(reviews.subjectsOf(caseId));
    subjects.add(subjectId);
    subjects.forEach(this::lookLater);
  }

  @Transactional
  List<UUID> about(UUID subjectId) {
    return reviews.about(subjectId);
  }

  @Transactional
  void run(UUID id) {
    CaseFile file = reviews.lockCaseOf(id);
    Review review = reviews.find(id, file.id(), TIMER).orElseThrow(ReviewNotFound::new);
    List<ReviewRepository.Linked> linked = reviews.notToldOf(review);
    if (linked.isEmpty()) {
      return;
    }
    List<String> coordinators =
        linked.stream().map(ReviewRepository.Linked::coordinator).distinct().sorted().toList();
    linked.forEach(one -> reviews.told(review, one, clock.instant()));
    audit.record(
        TIMER,
        "case.non-punishment-link-written",
        file.id(),
        Map.of("reviewId", id, "told", coordinators));
    reports.linkedCases(coordinators, file);
  }
}
