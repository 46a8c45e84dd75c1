package org.amaan.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about a handover. */
@ApplicationScoped
class HandoversStillVisible implements StillVisible {

  private final HandoverRepository handovers;

  HandoversStillVisible(HandoverRepository handovers) {
    this.handovers = handovers;
  }

  @Override
  public String collection() {
    return "handovers";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (handovers.find(id, caller).isEmpty()) {
      throw new HandoverNotFound();
    }
  }
}
