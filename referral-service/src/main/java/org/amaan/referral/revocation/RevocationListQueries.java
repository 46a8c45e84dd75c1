package org.amaan.referral.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revocation.Revocation;
import org.jspecify.annotations.Nullable;

/** What is revoked, for those who may revoke it. */
@ApplicationScoped
class RevocationListQueries {

  private final RevocationRepository revocations;

  RevocationListQueries(RevocationRepository revocations) {
    this.revocations = revocations;
  }

  @Transactional
  List<Revocation> page(Caller caller, int size, @Nullable Keyset after) {
    caller.requireAny(Role.AGENCY_ADMIN, Role.PLATFORM_ADMIN);
    if (!caller.has(Role.PLATFORM_ADMIN)) {
      caller.requireAgency();
    }
    return revocations.page(caller, size, after);
  }
}
