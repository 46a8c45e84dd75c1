package org.amaan.referral.referral;

import static org.amaan.referral.referral.Move.ACCEPTANCE;
import static org.amaan.referral.referral.Move.ANSWERS;
import static org.amaan.referral.referral.Move.COMPLETION;
import static org.amaan.referral.referral.Move.INFORMATION_REQUESTS;
import static org.amaan.referral.referral.Move.RECEIPT;
import static org.amaan.referral.referral.Move.REDIRECTION;
import static org.amaan.referral.referral.Move.REFUSAL;
import static org.amaan.referral.referral.Move.REOPENING;
import static org.amaan.referral.referral.Move.START;
import static org.amaan.referral.referral.Move.SUBMISSION;
import static org.amaan.referral.referral.Move.WITHDRAWAL;
import static org.amaan.referral.referral.Party.CASE;
import static org.amaan.referral.referral.Party.COORDINATOR;
import static org.amaan.referral.referral.Party.RECEIVER;
import static org.amaan.referral.referral.Party.REFERRER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The states of a referral, and the one table that says who may move it from where to where. */
enum ReferralStatus {
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
  CONSENT_WITHDRAWN;

  record Rule(ReferralStatus from, Move move, ReferralStatus to, Set<Party> by) {}

  static final List<Rule> TABLE =
      List.of(
          rule(DRAFT, SUBMISSION, SUBMITTED, REFERRER),
          rule(SUBMITTED, RECEIPT, RECEIVED, RECEIVER),
          rule(SUBMITTED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          rule(RECEIVED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          rule(INFORMATION_REQUESTED, ANSWERS, RECEIVED, REFERRER),
          rule(SUBMITTED, ACCEPTANCE, ACCEPTED, RECEIVER),
          rule(RECEIVED, ACCEPTANCE, ACCEPTED, RECEIVER),
          rule(SUBMITTED, REFUSAL, REFUSED, RECEIVER),
          rule(RECEIVED, REFUSAL, REFUSED, RECEIVER),
          rule(REFUSED, REDIRECTION, SUBMITTED, REFERRER),
          rule(ACCEPTED, START, IN_PROGRESS, RECEIVER, CASE),
          rule(IN_PROGRESS, COMPLETION, COMPLETED, RECEIVER, CASE),
          // Any open referral; whether consent is the reason decides between the two ends.
          rule(SUBMITTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(RECEIVED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(INFORMATION_REQUESTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(ACCEPTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(REFUSED, WITHDRAWAL, WITHDRAWN, REFERRER),
          rule(IN_PROGRESS, WITHDRAWAL, WITHDRAWN, REFERRER),
          // Its case was closed and is worked on again.
          rule(COMPLETED, START, IN_PROGRESS, CASE),
          rule(COMPLETED, REOPENING, RECEIVED, RECEIVER, COORDINATOR),
          rule(WITHDRAWN, REOPENING, RECEIVED, RECEIVER, COORDINATOR),
          // With a new consent, which the use case checks.
          rule(CONSENT_WITHDRAWN, REOPENING, RECEIVED, REFERRER));

  private static Rule rule(
      ReferralStatus from, Move move, ReferralStatus to, Party first, Party... more) {
    return new Rule(from, move, to, Collections.unmodifiableSet(EnumSet.of(first, more)));
  }

  /**
   * The state that a move leads to.
   *
   * @throws NotYourMove when the move is never this party's, or not from this state
   * @throws MoveNotAllowed when nobody can make it from this state
   */
  ReferralStatus after(Move move, Set<Party> parties) {
    if (TABLE.stream().noneMatch(rule -> rule.move() == move && admits(rule, parties))) {
      throw new NotYourMove(move);
    }
    Rule rule = ruleFor(move).orElseThrow(() -> notAllowed(move, parties));
    if (!admits(rule, parties)) {
      throw new NotYourMove(move);
    }
    return rule.to();
  }

  /** Only a withdrawal that comes too late tells a referrer more than that it was accepted. */
  private MoveNotAllowed notAllowed(Move move, Set<Party> parties) {
    ReferralStatus told = move == WITHDRAWAL ? this : toldTo(parties);
    return new MoveNotAllowed(told, move, told.movesOf(parties));
  }

  /** What a refusal may say to these parties. */
  ReferralStatus toldTo(Set<Party> parties) {
    return isTakenOn() && parties.equals(EnumSet.of(REFERRER)) ? ACCEPTED : this;
  }

  Set<Move> movesOf(Set<Party> parties) {
    Set<Move> moves = EnumSet.noneOf(Move.class);
    TABLE.stream()
        .filter(rule -> rule.from() == this && admits(rule, parties))
        .forEach(rule -> moves.add(rule.move()));
    return moves;
  }

  /** Somebody has to do something about it. */
  boolean isOpen() {
    return ruleFor(WITHDRAWAL).isPresent();
  }

  /** The referrer's own to change, or to find another receiver for. */
  boolean waitsForReferrer() {
    return this == DRAFT || this == INFORMATION_REQUESTED || this == REFUSED;
  }

  /** The receiver has taken it on. */
  boolean isTakenOn() {
    return this == ACCEPTED || isAfterAcceptance();
  }

  /** It says what becomes of the subject. */
  boolean isAfterAcceptance() {
    return this == IN_PROGRESS || this == COMPLETED;
  }

  static Set<ReferralStatus> all(Predicate<ReferralStatus> which) {
    return Arrays.stream(values()).filter(which).collect(Collectors.toUnmodifiableSet());
  }

  /** What the outside calls it. */
  String word() {
    return this == CONSENT_WITHDRAWN ? Word.of(WITHDRAWN) : Word.of(this);
  }

  private Optional<Rule> ruleFor(Move move) {
    return TABLE.stream().filter(rule -> rule.from() == this && rule.move() == move).findFirst();
  }

  private static boolean admits(Rule rule, Set<Party> parties) {
    return !Collections.disjoint(rule.by(), parties);
  }
}
