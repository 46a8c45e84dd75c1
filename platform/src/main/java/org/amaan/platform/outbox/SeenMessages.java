package org.amaan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** For repeats of a redelivery: operators see every message. */
@ApplicationScoped
class SeenMessages implements StillVisible {

  @Override
  public String collection() {
    return "outbox";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    caller.requireAny(Role.PLATFORM_ADMIN);
  }
}
