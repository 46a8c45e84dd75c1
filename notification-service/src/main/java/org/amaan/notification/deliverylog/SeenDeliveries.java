package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of a redelivery. */
@ApplicationScoped
class SeenDeliveries implements StillVisible {

  private final DeliveryLogRepository log;

  SeenDeliveries(DeliveryLogRepository log) {
    this.log = log;
  }

  @Override
  public String collection() {
    return "deliveries";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (log.find(caller, id).isEmpty()) {
      throw new DeliveryNotFound();
    }
  }
}
