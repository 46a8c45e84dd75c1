package org.amaan.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.casework.api.model.Handover;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.identity.Caller;

/** Reading handovers: for the giving and the offered unit. */
@ApplicationScoped
class HandoverQueries {

  private final HandoverRepository handovers;

  HandoverQueries(HandoverRepository handovers) {
    this.handovers = handovers;
  }

  @Transactional
  Handover one(Caller caller, UUID id) {
    org.amaan.casework.casefile.Handover found =
        handovers.find(id, caller).orElseThrow(HandoverNotFound::new);
    Staff.requireReader(caller);
    return HandoverViews.of(found, caller);
  }
}
