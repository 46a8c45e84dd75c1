package org.amaan.referral.task;

import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A caller as far as tasks are concerned.
 *
 * @param coordinates the country that it coordinates
 * @param oversees it is of an oversight agency
 */
record TaskViewer(Caller caller, @Nullable String coordinates, boolean oversees) implements Reader {

  /** It was put to the caller, and not only asked by its agency. */
  boolean maySettle(Task task) {
    if (caller.agency() == null || caller.agency().equals(task.names())) {
      return false;
    }
    return (caller.agency().equals(task.agency()) && caller.has(roleOf(task)))
        || (coordinates != null && coordinates.equals(task.country()))
        || (oversees && task.oversight());
  }

  private static Role roleOf(Task task) {
    return task.role().equals("referrer") ? Role.REFERRER : Role.DATA_PROTECTION_OFFICER;
  }
}
