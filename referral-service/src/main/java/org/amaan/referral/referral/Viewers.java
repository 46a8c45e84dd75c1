package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
class Viewers {

  private final Directory directory;

  Viewers(Directory directory) {
    this.directory = directory;
  }

  Viewer of(Caller caller) {
    if (caller.agency() == null || !caller.has(Role.COORDINATOR)) {
      return new Viewer(caller, null);
    }
    return new Viewer(caller, directory.find(caller.agency()).map(Agency::country).orElse(null));
  }
}
