package org.amaan.casework.casefile.access;

import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/** Which roles of a unit do what; the unit itself is looked at first. */
public final class Staff {

  private static final Role[] OFFICERS = CaseTransition.Party.OFFICER.roles();
  private static final Role[] PEOPLE = {
    Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR, Role.CASEWORKER
  };

  private Staff() {}

  /** Reading cases, offers and the inbox; a coordinator what has passed to its unit. */
  public static void requireReader(Caller caller) {
    caller.requireAny(
        Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR, Role.CASEWORKER, Role.COORDINATOR);
  }

  /**
   * Following what a case leads to: the people in it, the help that was asked for. A coordinator is
   * an arbiter, who reads no identity and refers nobody, also of a case that has passed to it.
   */
  public static void requireReaderOfPeople(Caller caller) {
    caller.requireAny(PEOPLE);
  }

  public static boolean readsPeople(Caller caller) {
    return caller.hasAny(PEOPLE);
  }

  /** Working a case: also prosecutors, since a prosecution's unit can hold one. */
  public static void requireOfficer(Caller caller) {
    caller.requireAny(OFFICERS);
  }

  public static boolean isOfficer(Caller caller) {
    return caller.hasAny(OFFICERS);
  }

  /**
   * Whether a reader of the case may know of what is due in it: of an offer the custodian alone, of
   * the trial whoever reads its records.
   */
  public static boolean mayKnowOf(DeadlineKind kind, boolean isCustodian, Caller reader) {
    return kind.isOfTrial() ? isOfficer(reader) : kind != DeadlineKind.HANDOVER || isCustodian;
  }

  /**
   * Refuses whoever is not the party that the table of transitions names: by the unit first, by the
   * role then. The caller was found to read the case.
   */
  public static void require(CaseTransition.Party party, CaseFile file, Caller caller) {
    if (party.isOfCustodianUnit() && !file.isHeldBy(caller.agency(), caller.unit())) {
      throw new NotCustodian();
    }
    boolean readsByAGrant =
        party == CaseTransition.Party.TRIAL_OFFICER
            && !file.isHeldBy(caller.agency(), caller.unit());
    if (readsByAGrant) {
      caller.requireAny(Role.PROSECUTOR);
    } else {
      requireRole(party, caller);
    }
  }

  public static void requireRole(CaseTransition.Party party, Caller caller) {
    caller.requireAny(party.roles());
  }
}
