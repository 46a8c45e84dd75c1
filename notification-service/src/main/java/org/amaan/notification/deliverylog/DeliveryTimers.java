package org.amaan.notification.deliverylog;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What happens to deliveries as time goes by, in one replica at a time. */
@Singleton
class DeliveryTimers {

  @Produces
  @Singleton
  Task<Void> expiry(GiveUpExpired giveUp) {
    return Tasks.recurring("delivery-expiry", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> giveUp.giveUp());
  }

  @Produces
  @Singleton
  Task<Void> retention(ForgetEnded forget) {
    return Tasks.recurring("delivery-retention", FixedDelay.ofHours(6))
        .execute(
            (instance, context) -> {
              while (forget.forgetSome()) {
                // each time in a transaction of its own
              }
            });
  }
}
