package org.amaan.casework.nonpunishment;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.amaan.platform.ids.Ids;

/**
 * When a review is due, and when another case about its subject may have become known. A timer is
 * not taken back: it may be running at that moment, and finds nothing to do.
 */
@Singleton
class ReviewTimers {

  private static final String DUE = "non-punishment-review-due";
  private static final String LINK = "non-punishment-review-link";
  private static final String SEPARATOR = "/";

  private final EscalateReview escalate;
  private final NotifyOfLinkedCases tell;

  ReviewTimers(EscalateReview escalate, NotifyOfLinkedCases tell) {
    this.escalate = escalate;
    this.tell = tell;
  }

  static TaskInstance<Void> due(UUID reviewId, Review.Escalation step) {
    return new TaskInstance<>(DUE, reviewId + SEPARATOR + step);
  }

  /**
   * One for each review or referral that comes: each is looked at after its commit, so that of two
   * at one moment the later finds the other.
   */
  static TaskInstance<Void> link(UUID subjectId) {
    return new TaskInstance<>(LINK, subjectId + SEPARATOR + Ids.next());
  }

  @Produces
  @Singleton
  Task<Void> due() {
    return Tasks.oneTime(DUE)
        .execute(
            (instance, context) -> {
              String[] parts = instance.getId().split(SEPARATOR, -1);
              escalate.run(UUID.fromString(parts[0]), Review.Escalation.valueOf(parts[1]));
            });
  }

  @Produces
  @Singleton
  Task<Void> links() {
    return Tasks.oneTime(LINK)
        .execute(
            (instance, context) -> {
              String[] parts = instance.getId().split(SEPARATOR, -1);
              tell.about(UUID.fromString(parts[0])).forEach(tell::run);
            });
  }
}
