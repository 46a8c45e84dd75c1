package org.amaan.referral.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.directory.DirectoryQueries;

/**
 * Suspends an agency, or reinstates it. Who: the operator. While it is suspended nobody of it is
 * let in, and nothing is sent out to it; nothing of it is deleted. Refuses: 403 anybody else; 404
 * an agency that is not in the directory.
 */
@ApplicationScoped
class SetSuspension {

  private final DirectoryQueries directory;
  private final Revocations revocations;

  SetSuspension(DirectoryQueries directory, Revocations revocations) {
    this.directory = directory;
    this.revocations = revocations;
  }

  @Transactional
  void set(Caller caller, String agency, boolean suspended) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    directory.known(agency);
    if (suspended) {
      revocations.suspendAgency(caller, agency);
    } else {
      revocations.reinstateAgency(caller, agency);
    }
  }
}
