package org.amaan.referral.routing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.confirmation.Confirmations;

/** A legal profile that is not valid stops the service when it starts, not a referral later. */
@ApplicationScoped
class LegalProfilesAtStart {

  void read(@Observes StartupEvent started) {
    LegalProfiles.all();
    Confirmations.current();
  }
}
