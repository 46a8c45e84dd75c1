package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about an emergency access. */
@ApplicationScoped
class EmergencyAccessesStillVisible implements StillVisible {

  private final AccessViewers viewers;
  private final EmergencyAccessRepository accesses;

  EmergencyAccessesStillVisible(AccessViewers viewers, EmergencyAccessRepository accesses) {
    this.viewers = viewers;
    this.accesses = accesses;
  }

  @Override
  public String collection() {
    return "emergency-access";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (of == null) {
      throw new EmergencyAccessNotFound();
    }
    accesses.visibleTo(viewers.of(caller), of, id);
  }
}
