package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.DirectoryQueries;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
public class Viewers {

  private final DirectoryQueries directory;

  Viewers(DirectoryQueries directory) {
    this.directory = directory;
  }

  public Viewer of(Caller caller) {
    return new Viewer(caller, directory.coordinatedBy(caller).orElse(null));
  }
}
