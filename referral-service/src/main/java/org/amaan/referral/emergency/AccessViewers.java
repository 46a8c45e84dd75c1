package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.DirectoryQueries;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
class AccessViewers {

  private final DirectoryQueries directory;

  AccessViewers(DirectoryQueries directory) {
    this.directory = directory;
  }

  AccessViewer of(Caller caller) {
    return new AccessViewer(caller, directory.coordinatedBy(caller).orElse(null));
  }
}
