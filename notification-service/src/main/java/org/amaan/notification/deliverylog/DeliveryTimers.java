package org.amaan.notification.deliverylog;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.amaan.platform.months.MonthlyTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
  MonthlyTable deliveries(
      @ConfigProperty(name = "amaan.deliveries.delivered-kept-for", defaultValue = "P30D")
          Duration delivered) {
    return new MonthlyTable("delivery", delivered);
  }

  /** No month of them is dropped but with that of their deliveries. */
  @Produces
  @Singleton
  MonthlyTable attempts() {
    return new MonthlyTable("delivery_attempt", Duration.ZERO);
  }
}
