package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
class AccessViewers {

  private final Directory directory;

  AccessViewers(Directory directory) {
    this.directory = directory;
  }

  AccessViewer of(Caller caller) {
    if (caller.agency() == null || !caller.has(Role.COORDINATOR)) {
      return new AccessViewer(caller, null);
    }
    return new AccessViewer(
        caller, directory.find(caller.agency()).map(Agency::country).orElse(null));
  }
}
