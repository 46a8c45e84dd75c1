package org.amaan.referral.anonymous.handling;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks whether an hour is over, in one replica at a time. */
@Singleton
class ReportTimers {

  @Produces
  @Singleton
  Task<Void> release(ReleaseReports releaseReports) {
    return Tasks.recurring("anonymous-report-release", FixedDelay.ofSeconds(10))
        .execute((instance, context) -> releaseReports.release());
  }
}
