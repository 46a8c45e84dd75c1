package org.amaan.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of an acknowledgement. */
@ApplicationScoped
class SeenAlerts implements StillVisible {

  private final AlertRepository alerts;

  SeenAlerts(AlertRepository alerts) {
    this.alerts = alerts;
  }

  @Override
  public String collection() {
    return "alerts";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (alerts.findVisible(AlertScope.of(caller), id).isEmpty()) {
      throw new AlertNotFound();
    }
  }
}
