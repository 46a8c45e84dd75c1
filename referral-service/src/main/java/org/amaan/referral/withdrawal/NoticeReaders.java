package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;

/** The token names the agency; the directory knows which country a coordinator coordinates. */
@ApplicationScoped
class NoticeReaders {

  private final Directory directory;

  NoticeReaders(Directory directory) {
    this.directory = directory;
  }

  NoticeReader of(Caller caller) {
    if (caller.agency() == null || !caller.has(Role.COORDINATOR)) {
      return new NoticeReader(caller, null);
    }
    return new NoticeReader(
        caller, directory.find(caller.agency()).map(Agency::country).orElse(null));
  }
}
