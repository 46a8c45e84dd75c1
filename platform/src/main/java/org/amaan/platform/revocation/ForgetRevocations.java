package org.amaan.platform.revocation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is too old to refuse any token is deleted. Suspensions stay. */
@Singleton
class ForgetRevocations {

  private final RevocationQueries queries;

  ForgetRevocations(RevocationQueries queries) {
    this.queries = queries;
  }

  @Produces
  @Singleton
  Task<Void> forgetRevocations() {
    return Tasks.recurring("revocation-retention", FixedDelay.ofHours(1))
        .execute((instance, context) -> queries.forgetOld());
  }
}
