package org.amaan.referral.consent.recording;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The timer of a consent that runs out. It is not taken back when the consent is withdrawn, and
 * finds nothing to do then.
 */
@Singleton
class ConsentExpiry {

  private static final String TASK = "consent-expiry";

  private final FollowExpiry follow;

  ConsentExpiry(FollowExpiry follow) {
    this.follow = follow;
  }

  static TaskInstance<Void> of(UUID consentId) {
    return new TaskInstance<>(TASK, consentId.toString());
  }

  @Produces
  @Singleton
  Task<Void> expiries() {
    return Tasks.oneTime(TASK)
        .execute((instance, context) -> follow.run(UUID.fromString(instance.getId())));
  }
}
