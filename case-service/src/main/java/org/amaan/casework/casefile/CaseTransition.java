package org.amaan.casework.casefile;

import static org.amaan.casework.casefile.CaseStatus.AT_TRIAL;
import static org.amaan.casework.casefile.CaseStatus.CHARGED;
import static org.amaan.casework.casefile.CaseStatus.CLOSED;
import static org.amaan.casework.casefile.CaseStatus.OPEN;
import static org.amaan.casework.casefile.CaseStatus.SUSPENDED;
import static org.amaan.casework.casefile.CaseStatus.UNDER_INVESTIGATION;
import static org.amaan.casework.casefile.CaseStatus.WITH_PROSECUTION;
import static org.amaan.casework.casefile.CaseTransition.Clause.ENDS_GRANTS;
import static org.amaan.casework.casefile.CaseTransition.Clause.MOVES_CUSTODY;
import static org.amaan.casework.casefile.CaseTransition.Clause.NEEDS_NO_ASSIGNEE;
import static org.amaan.casework.casefile.CaseTransition.Clause.NEEDS_NO_OFFER;
import static org.amaan.casework.casefile.CaseTransition.Clause.NEEDS_REASON;
import static org.amaan.casework.casefile.CaseTransition.Party.CLOCK;
import static org.amaan.casework.casefile.CaseTransition.Party.DATA_PROTECTION_OFFICER;
import static org.amaan.casework.casefile.CaseTransition.Party.GIVER;
import static org.amaan.casework.casefile.CaseTransition.Party.OFFICER;
import static org.amaan.casework.casefile.CaseTransition.Party.REFERRAL_SERVICE;
import static org.amaan.casework.casefile.CaseTransition.Party.SUPERVISOR;
import static org.amaan.casework.casefile.CaseTransition.Party.SUPERVISOR_OF_OFFERED_UNIT;
import static org.amaan.casework.casefile.CaseTransition.Party.TRIAL_OFFICER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The table of a case: every transition, who makes it, from which states, and whereto. {@link
 * CaseFile} refuses by it what the state does not allow, and the use cases take from it who may.
 * What else a transition needs, a disposition or a prosecution, and what it does to grants,
 * deadlines and custody, is in {@link CaseFile}; {@code MoveCase} asks for an officer before it
 * looks up the transition, since officers make every move between states.
 */
public enum CaseTransition {
  INVESTIGATE(OFFICER, EnumSet.of(OPEN), UNDER_INVESTIGATION),
  SEND_TO_PROSECUTION(OFFICER, EnumSet.of(UNDER_INVESTIGATION), WITH_PROSECUTION),
  RETURN_TO_INVESTIGATION(
      OFFICER, EnumSet.of(WITH_PROSECUTION), UNDER_INVESTIGATION, NEEDS_REASON, ENDS_GRANTS),
  CHARGE(OFFICER, EnumSet.of(WITH_PROSECUTION), CHARGED),
  BRING_TO_TRIAL(OFFICER, EnumSet.of(CHARGED), AT_TRIAL),
  SUSPEND(OFFICER, EnumSet.range(OPEN, AT_TRIAL), SUSPENDED, NEEDS_REASON),
  /** To where the case was when it was suspended. */
  RESUME(OFFICER, EnumSet.of(SUSPENDED), null),
  CLOSE(OFFICER, EnumSet.range(OPEN, SUSPENDED), CLOSED, NEEDS_NO_OFFER),
  REOPEN(OFFICER, EnumSet.of(CLOSED), UNDER_INVESTIGATION, NEEDS_REASON, ENDS_GRANTS),
  /** A referral of the case was taken up again. */
  REOPEN_FOR_REFERRAL(
      REFERRAL_SERVICE, EnumSet.of(CLOSED), UNDER_INVESTIGATION, NEEDS_REASON, ENDS_GRANTS),

  // The state stays.
  CLAIM(OFFICER, EnumSet.range(OPEN, SUSPENDED), null, NEEDS_NO_ASSIGNEE),
  ASSIGN(SUPERVISOR, EnumSet.range(OPEN, SUSPENDED), null),
  /** Notes, observations, evidence, persons. */
  RECORD(OFFICER, EnumSet.range(OPEN, SUSPENDED), null),
  ENTER_HEARING(TRIAL_OFFICER, EnumSet.range(WITH_PROSECUTION, AT_TRIAL), null),
  /** Whoever may be a witness is protected before there is a prosecution. */
  ENTER_PROTECTION_MEASURE(TRIAL_OFFICER, EnumSet.range(UNDER_INVESTIGATION, AT_TRIAL), null),
  ENTER_COMPENSATION_CLAIM(TRIAL_OFFICER, EnumSet.range(WITH_PROSECUTION, AT_TRIAL), null),
  /** What became of a hearing, a protection measure, a claim: also after the case went back. */
  CHANGE_TRIAL_RECORD(TRIAL_OFFICER, EnumSet.range(OPEN, SUSPENDED), null),
  OFFER_CUSTODY(GIVER, EnumSet.range(OPEN, SUSPENDED), null, NEEDS_NO_OFFER),
  ACCEPT_CUSTODY(SUPERVISOR_OF_OFFERED_UNIT, EnumSet.range(OPEN, SUSPENDED), null, MOVES_CUSTODY),
  REFUSE_CUSTODY(SUPERVISOR_OF_OFFERED_UNIT, EnumSet.range(OPEN, SUSPENDED), null),
  CANCEL_OFFER(GIVER, EnumSet.range(OPEN, SUSPENDED), null),
  LET_OFFER_EXPIRE(CLOCK, EnumSet.range(OPEN, SUSPENDED), null),
  /** The custodian's agency was excluded: custody passes to an arbiter, whatever the state. */
  PASS_CUSTODY(REFERRAL_SERVICE, EnumSet.allOf(CaseStatus.class), null, MOVES_CUSTODY),
  ERASE_TEXT(DATA_PROTECTION_OFFICER, EnumSet.of(CLOSED), null);

  /** Who makes a transition: by the relation of the unit to the case, and by roles in it. */
  public enum Party {
    /** Of the custodian unit. */
    OFFICER(Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR),
    /**
     * As {@link #OFFICER}, and of those who read the case by a grant prosecutors, who go to court.
     */
    TRIAL_OFFICER(Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR),
    /** Of the custodian unit. */
    SUPERVISOR(Role.SUPERVISOR),
    /** Of the custodian unit; all that a coordinator does with a case that passed to it. */
    GIVER(Role.INVESTIGATOR, Role.SUPERVISOR, Role.COORDINATOR),
    SUPERVISOR_OF_OFFERED_UNIT(Role.SUPERVISOR),
    /** Of the custodian's agency. */
    DATA_PROTECTION_OFFICER(Role.DATA_PROTECTION_OFFICER),
    REFERRAL_SERVICE,
    CLOCK;

    private final Role[] roles;

    Party(Role... roles) {
      this.roles = roles;
    }

    public Role[] roles() {
      return roles.clone();
    }

    /** Whether the party is a member of the unit that holds the case. */
    public boolean isOfCustodianUnit() {
      return this == OFFICER || this == SUPERVISOR || this == GIVER;
    }
  }

  /** Hearings, protection measures and claims belong to some states of a case only. */
  static final class NotInProceedings extends Refusal {
    NotInProceedings(CaseStatus status, CaseTransition entering) {
      super(
          409,
          "case-not-in-proceedings",
          "The case is in no state for this",
          "The case is " + status.value() + "; states says in which it can be entered.");
      with("state", status.value());
      with("states", entering.from.stream().map(CaseStatus::value).toList());
    }
  }

  enum Clause {
    /** Whoever stops, returns or reopens a case says why. */
    NEEDS_REASON,
    /** Not while another unit is asked to take the case. */
    NEEDS_NO_OFFER,
    /** Of two people who claim a case, the first has it. */
    NEEDS_NO_ASSIGNEE,
    /** Another unit has the case then; nobody in it has the work yet, and no offer is left. */
    MOVES_CUSTODY,
    /** No prosecution reads the case any more. */
    ENDS_GRANTS
  }

  private final Party by;
  private final Set<CaseStatus> from;
  private final @Nullable CaseStatus to;
  private final Set<Clause> clauses;

  CaseTransition(Party by, Set<CaseStatus> from, @Nullable CaseStatus to, Clause... clauses) {
    this.by = by;
    this.from = from;
    this.to = to;
    this.clauses = EnumSet.noneOf(Clause.class);
    this.clauses.addAll(Arrays.asList(clauses));
  }

  public Party by() {
    return by;
  }

  boolean isFrom(CaseStatus status) {
    return from.contains(status);
  }

  boolean has(Clause clause) {
    return clauses.contains(clause);
  }

  /**
   * The move between two states that the custodian's officers make.
   *
   * @param suspendedFrom where a suspended case resumes, null for any other
   */
  static Optional<CaseTransition> move(
      CaseStatus from, @Nullable CaseStatus suspendedFrom, CaseStatus to) {
    return Arrays.stream(values())
        .filter(transition -> transition.by == OFFICER && transition.isFrom(from))
        .filter(transition -> to == (transition == RESUME ? suspendedFrom : transition.to))
        .findFirst();
  }

  /**
   * The states that the custodian's officers may move a case to.
   *
   * @param isOffered another unit is asked to take the case
   */
  public static Set<CaseStatus> moves(
      CaseStatus from, @Nullable CaseStatus suspendedFrom, boolean isOffered) {
    Set<CaseStatus> moves = EnumSet.noneOf(CaseStatus.class);
    for (CaseStatus to : CaseStatus.values()) {
      move(from, suspendedFrom, to)
          .filter(transition -> !(isOffered && transition.has(NEEDS_NO_OFFER)))
          .ifPresent(transition -> moves.add(to));
    }
    return moves;
  }
}
