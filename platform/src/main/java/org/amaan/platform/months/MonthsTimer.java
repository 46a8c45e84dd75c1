package org.amaan.platform.months;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In one replica at a time. */
@Singleton
class MonthsTimer {

  @Produces
  @Singleton
  Task<Void> months(KeepMonths months) {
    return Tasks.recurring("months", FixedDelay.ofHours(1))
        .execute((instance, context) -> months.keep());
  }
}
