package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.DirectoryQueries;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
class NoticeReaders {

  private final DirectoryQueries directory;

  NoticeReaders(DirectoryQueries directory) {
    this.directory = directory;
  }

  NoticeReader of(Caller caller) {
    return new NoticeReader(caller, directory.coordinatedBy(caller).orElse(null));
  }
}
