package org.amaan.referral.referral.model;

import static org.amaan.referral.referral.model.Move.ACCEPTANCE;
import static org.amaan.referral.referral.model.Move.ANSWERS;
import static org.amaan.referral.referral.model.Move.COMPLETION;
import static org.amaan.referral.referral.model.Move.INFORMATION_REQUESTS;
import static org.amaan.referral.referral.model.Move.RECEIPT;
import static org.amaan.referral.referral.model.Move.REDIRECTION;
import static org.amaan.referral.referral.model.Move.REFUSAL;
import static org.amaan.referral.referral.model.Move.REOPENING;
import static org.amaan.referral.referral.model.Move.START;
import static org.amaan.referral.referral.model.Move.SUBMISSION;
import static org.amaan.referral.referral.model.Move.WITHDRAWAL;
import static org.amaan.referral.referral.model.Party.CASE;
import static org.amaan.referral.referral.model.Party.COORDINATOR;
import static org.amaan.referral.referral.model.Party.RECEIVER;
import static org.amaan.referral.referral.model.Party.REFERRER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.referral.word.Word;

/** The states of a referral, and the one table that says who may move it from where to where. */
public enum ReferralStatus {
  DRAFT,
  SUBMITTED,
  RECEIVED,
  INFORMATION_REQUESTED,
  ACCEPTED,
  REFUSED,
  IN_PROGRESS,
  COMPLETED,
  WITHDRAWN,
  /** Withdrawn because the subject took consent back; to the outside it is {@code withdrawn}. */
  CONSENT_WITHDRAWN,
  /**
   * Withdrawn because the receiver is a danger to the subject, or in a conflict of interest; to the
   * outside it is {@code withdrawn}.
   */
  WITHDRAWN_FOR_SAFETY;

  /** What must be true of the referral besides its state. */
  enum Condition {
    ALWAYS,
    /** A receiver does not bring back what was withdrawn before it had taken it on. */
    TAKEN_ON,
    /** Whoever has opened a case hands it over. */
    NOT_IN_A_CASE;

    private boolean holds(boolean takenOn, boolean inACase) {
      return switch (this) {
        case ALWAYS -> true;
        case TAKEN_ON -> takenOn;
        case NOT_IN_A_CASE -> !inACase;
      };
    }
  }

  record Rule(
      ReferralStatus from, Move move, ReferralStatus to, Set<Party> by, Condition condition) {

    Rule when(Condition also) {
      return new Rule(from, move, to, by, also);
    }
  }

  static final List<Rule> TABLE =
      List.of(
          rule(DRAFT, SUBMISSION, SUBMITTED, REFERRER),
          rule(SUBMITTED, RECEIPT, RECEIVED, RECEIVER),
          rule(SUBMITTED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          rule(RECEIVED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          rule(INFORMATION_REQUESTED, ANSWERS, RECEIVED, REFERRER),
          rule(SUBMITTED, ACCEPTANCE, ACCEPTED, RECEIVER),
          rule(RECEIVED, ACCEPTANCE, ACCEPTED, RECEIVER),
          rule(SUBMITTED, REFUSAL, REFUSED, RECEIVER).when(Condition.NOT_IN_A_CASE),
          rule(RECEIVED, REFUSAL, REFUSED, RECEIVER).when(Condition.NOT_IN_A_CASE),
          rule(REFUSED, REDIRECTION, SUBMITTED, REFERRER),
          rule(ACCEPTED, START, IN_PROGRESS, RECEIVER, CASE),
          rule(IN_PROGRESS, COMPLETION, COMPLETED, RECEIVER, CASE),
          // Any open referral; the reason decides between the three ends.
          rule(SUBMITTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(RECEIVED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(INFORMATION_REQUESTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(ACCEPTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(REFUSED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(IN_PROGRESS, WITHDRAWAL, WITHDRAWN, REFERRER),
          // Its case was closed and is worked on again.
          rule(COMPLETED, START, IN_PROGRESS, CASE),
          rule(COMPLETED, REOPENING, RECEIVED, RECEIVER, COORDINATOR),
          rule(WITHDRAWN, REOPENING, RECEIVED, RECEIVER).when(Condition.TAKEN_ON),
          rule(WITHDRAWN, REOPENING, RECEIVED, COORDINATOR),
          // With a new consent, which the use case checks.
          rule(CONSENT_WITHDRAWN, REOPENING, RECEIVED, REFERRER),
          // Whoever was left for the subject's safety does not bring the subject back.
          rule(WITHDRAWN_FOR_SAFETY, REOPENING, RECEIVED, REFERRER));

  private static Rule rule(
      ReferralStatus from, Move move, ReferralStatus to, Party first, Party... more) {
    return new Rule(
        from, move, to, Collections.unmodifiableSet(EnumSet.of(first, more)), Condition.ALWAYS);
  }

  /** The end that a withdrawal for this reason leads to. */
  static ReferralStatus after(WithdrawalCode code) {
    return switch (code) {
      case CONSENT_WITHDRAWN -> CONSENT_WITHDRAWN;
      case SAFETY_RISK, CONFLICT_OF_INTEREST -> WITHDRAWN_FOR_SAFETY;
      case NEED_MET, COULD_NOT_CONTACT, DUPLICATE, SENT_IN_ERROR, OTHER -> WITHDRAWN;
    };
  }

  /**
   * The state that a move leads to.
   *
   * @param takenOn a receiver had taken it on
   * @param inACase a case has opened, or is about to
   * @throws NotYourMove when the move is never this party's, or not from this state
   * @throws MoveNotAllowed when nobody can make it from this state
   * @throws ReferralInACase when it would be the party's, were there no case
   */
  ReferralStatus after(Move move, Set<Party> parties, boolean takenOn, boolean inACase) {
    if (TABLE.stream().noneMatch(rule -> rule.move() == move && admits(rule, parties))) {
      throw new NotYourMove(move);
    }
    if (rulesFor(move).isEmpty()) {
      throw notAllowed(move, parties, takenOn, inACase);
    }
    List<Rule> theirs = rulesFor(move).stream().filter(rule -> admits(rule, parties)).toList();
    return theirs.stream()
        .filter(rule -> rule.condition().holds(takenOn, inACase))
        .findFirst()
        .orElseThrow(
            () ->
                theirs.stream().anyMatch(rule -> rule.condition() == Condition.NOT_IN_A_CASE)
                    ? new ReferralInACase()
                    : new NotYourMove(move))
        .to();
  }

  /** Only a withdrawal that comes too late tells a referrer more than that it was accepted. */
  private MoveNotAllowed notAllowed(
      Move move, Set<Party> parties, boolean takenOn, boolean inACase) {
    ReferralStatus told = move == WITHDRAWAL ? this : toldTo(parties);
    return new MoveNotAllowed(told, move, told.movesOf(parties, takenOn, inACase));
  }

  /** What a refusal may say to these parties. */
  public ReferralStatus toldTo(Set<Party> parties) {
    return isTakenOn() && parties.equals(EnumSet.of(REFERRER)) ? ACCEPTED : this;
  }

  Set<Move> movesOf(Set<Party> parties, boolean takenOn, boolean inACase) {
    Set<Move> moves = EnumSet.noneOf(Move.class);
    TABLE.stream()
        .filter(rule -> rule.from() == this && admits(rule, parties))
        .filter(rule -> rule.condition().holds(takenOn, inACase))
        .forEach(rule -> moves.add(rule.move()));
    return moves;
  }

  /** Somebody has to do something about it. */
  public boolean isOpen() {
    return !rulesFor(WITHDRAWAL).isEmpty();
  }

  /** The referrer's own to change, or to find another receiver for. */
  boolean waitsForReferrer() {
    return this == DRAFT || this == INFORMATION_REQUESTED || this == REFUSED;
  }

  /** The receiver has taken it on. */
  public boolean isTakenOn() {
    return this == ACCEPTED || isAfterAcceptance();
  }

  /** It says what becomes of the subject. */
  public boolean isAfterAcceptance() {
    return this == IN_PROGRESS || this == COMPLETED;
  }

  /** For whatever reason; its receiver has no part in it any more. */
  public boolean isWithdrawn() {
    return this == WITHDRAWN || this == CONSENT_WITHDRAWN || this == WITHDRAWN_FOR_SAFETY;
  }

  public static Set<ReferralStatus> all(Predicate<ReferralStatus> which) {
    return Arrays.stream(values()).filter(which).collect(Collectors.toUnmodifiableSet());
  }

  /** What the outside calls it. */
  public String word() {
    return isWithdrawn() ? Word.of(WITHDRAWN) : Word.of(this);
  }

  private List<Rule> rulesFor(Move move) {
    return TABLE.stream().filter(rule -> rule.from() == this && rule.move() == move).toList();
  }

  private static boolean admits(Rule rule, Set<Party> parties) {
    return !Collections.disjoint(rule.by(), parties);
  }
}
