package org.amaan.referral.emergency;

import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A caller as far as emergency accesses are concerned.
 *
 * @param coordinates the country whose accesses the caller follows
 */
record AccessViewer(Caller caller, @Nullable String coordinates) implements Reader {

  /** Sees all of its agency's, not only its own. */
  boolean reviews() {
    return caller.hasAny(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
  }

  /** Sees those to what its agency recorded. */
  boolean answersForTheRecord() {
    return caller.has(Role.DATA_PROTECTION_OFFICER);
  }
}
