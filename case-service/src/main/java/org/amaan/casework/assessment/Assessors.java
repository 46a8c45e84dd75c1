package org.amaan.casework.assessment;

import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;

/** Who assesses a case that they see; the case itself is looked for first. */
final class Assessors {

  private Assessors() {}

  /** Officers of the custodian unit; by a grant, the prosecutor. */
  static void require(CaseFile file, Caller caller) {
    if (file.isHeldBy(caller.agency(), caller.unit())) {
      Staff.requireOfficer(caller);
    } else {
      caller.requireAny(Role.PROSECUTOR);
    }
  }

  /** The custodian does not return an assessment to itself. */
  static void requireProsecutionWithAGrant(CaseFile file, Caller caller) {
    caller.requireAny(Role.PROSECUTOR);
    if (file.isHeldBy(caller.agency(), caller.unit())) {
      throw new NotPermitted("Only a prosecution that was granted the case returns an assessment.");
    }
  }
}
