package org.amaan.referral.referral.state;

import static org.amaan.referral.referral.state.Command.ACCEPTANCE;
import static org.amaan.referral.referral.state.Command.ANSWERS;
import static org.amaan.referral.referral.state.Command.COMPLETION;
import static org.amaan.referral.referral.state.Command.EXCLUSION;
import static org.amaan.referral.referral.state.Command.INFORMATION_REQUESTS;
import static org.amaan.referral.referral.state.Command.RECEIPT;
import static org.amaan.referral.referral.state.Command.REDIRECTION;
import static org.amaan.referral.referral.state.Command.REFUSAL;
import static org.amaan.referral.referral.state.Command.REOPENING;
import static org.amaan.referral.referral.state.Command.START;
import static org.amaan.referral.referral.state.Command.SUBMISSION;
import static org.amaan.referral.referral.state.Command.WITHDRAWAL;
import static org.amaan.referral.referral.state.Command.WITHDRAWAL_FOR_SAFETY;
import static org.amaan.referral.referral.state.Command.WITHDRAWAL_OF_CONSENT;
import static org.amaan.referral.referral.state.Party.CASE;
import static org.amaan.referral.referral.state.Party.COORDINATOR;
import static org.amaan.referral.referral.state.Party.EXCLUDER;
import static org.amaan.referral.referral.state.Party.RECEIVER;
import static org.amaan.referral.referral.state.Party.REFERRER;
import static org.amaan.referral.referral.state.ReferralStatus.ACCEPTED;
import static org.amaan.referral.referral.state.ReferralStatus.COMPLETED;
import static org.amaan.referral.referral.state.ReferralStatus.CONSENT_WITHDRAWN;
import static org.amaan.referral.referral.state.ReferralStatus.DRAFT;
import static org.amaan.referral.referral.state.ReferralStatus.INFORMATION_REQUESTED;
import static org.amaan.referral.referral.state.ReferralStatus.IN_PROGRESS;
import static org.amaan.referral.referral.state.ReferralStatus.RECEIVED;
import static org.amaan.referral.referral.state.ReferralStatus.REFUSED;
import static org.amaan.referral.referral.state.ReferralStatus.SUBMITTED;
import static org.amaan.referral.referral.state.ReferralStatus.WITHDRAWN;
import static org.amaan.referral.referral.state.ReferralStatus.WITHDRAWN_FOR_SAFETY;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a referral goes from one state to another: from, command, actors, to and what
 * must be true besides. A referral changes its state by this table and by nothing else.
 */
public final class ReferralTransitions {

  private ReferralTransitions() {}

  /**
   * What a transition may depend on beside the state.
   *
   * @param acceptedBefore a receiver had taken the referral on
   * @param inACase a case has opened, or is about to
   * @param completedByCase the closing of its case completed it, not its receiver
   * @param newConsent a consent given since names the receiver; null while nobody has looked
   */
  public record Circumstances(
      boolean acceptedBefore,
      boolean inACase,
      boolean completedByCase,
      @Nullable Boolean newConsent) {

    public Circumstances with(boolean consented) {
      return new Circumstances(acceptedBefore, inACase, completedByCase, consented);
    }
  }

  /** What must be true besides the state, and the refusal where it is not. */
  enum Condition {
    ALWAYS,
    /** A receiver does not bring back what was withdrawn before it had taken it on. */
    ACCEPTED_BEFORE,
    /** Whoever has opened a case hands it over. */
    NOT_IN_A_CASE,
    /** What its receiver completed stays completed, whatever becomes of the case. */
    COMPLETED_BY_CASE,
    /** Offered without asking; whoever reopens shows the consent. */
    NEW_CONSENT;

    private boolean holds(Circumstances now) {
      return switch (this) {
        case ALWAYS -> true;
        case ACCEPTED_BEFORE -> now.acceptedBefore();
        case NOT_IN_A_CASE -> !now.inACase();
        case COMPLETED_BY_CASE -> now.completedByCase();
        case NEW_CONSENT -> !Boolean.FALSE.equals(now.newConsent());
      };
    }

    private Refusal refusal(Command command) {
      return switch (this) {
        case ALWAYS, ACCEPTED_BEFORE, COMPLETED_BY_CASE -> new NotYourMove(command.move());
        case NOT_IN_A_CASE -> new ReferralInACase();
        case NEW_CONSENT -> new ReopeningNeedsConsent();
      };
    }
  }

  record Transition(
      ReferralStatus from, Command command, ReferralStatus to, Set<Party> by, Condition condition) {

    private Transition when(Condition also) {
      return new Transition(from, command, to, by, also);
    }

    private boolean admits(Set<Party> parties) {
      return !Collections.disjoint(by, parties);
    }
  }

  static final List<Transition> TABLE =
      List.of(
          transition(DRAFT, SUBMISSION, SUBMITTED, REFERRER),
          transition(SUBMITTED, RECEIPT, RECEIVED, RECEIVER),
          transition(SUBMITTED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          transition(RECEIVED, INFORMATION_REQUESTS, INFORMATION_REQUESTED, RECEIVER),
          transition(INFORMATION_REQUESTED, ANSWERS, RECEIVED, REFERRER),
          transition(SUBMITTED, ACCEPTANCE, ACCEPTED, RECEIVER),
          transition(RECEIVED, ACCEPTANCE, ACCEPTED, RECEIVER),
          transition(SUBMITTED, REFUSAL, REFUSED, RECEIVER).when(Condition.NOT_IN_A_CASE),
          transition(RECEIVED, REFUSAL, REFUSED, RECEIVER).when(Condition.NOT_IN_A_CASE),
          transition(REFUSED, REDIRECTION, SUBMITTED, REFERRER),
          transition(ACCEPTED, START, IN_PROGRESS, RECEIVER, CASE),
          transition(IN_PROGRESS, COMPLETION, COMPLETED, RECEIVER, CASE),
          // Any open referral; the reason decides between the three ends.
          transition(SUBMITTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(RECEIVED, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(INFORMATION_REQUESTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(ACCEPTED, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(REFUSED, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(IN_PROGRESS, WITHDRAWAL, WITHDRAWN, REFERRER),
          transition(SUBMITTED, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(RECEIVED, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(INFORMATION_REQUESTED, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(ACCEPTED, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(REFUSED, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(IN_PROGRESS, WITHDRAWAL_OF_CONSENT, CONSENT_WITHDRAWN, REFERRER),
          transition(SUBMITTED, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          transition(RECEIVED, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          transition(INFORMATION_REQUESTED, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          transition(ACCEPTED, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          transition(REFUSED, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          transition(IN_PROGRESS, WITHDRAWAL_FOR_SAFETY, WITHDRAWN_FOR_SAFETY, REFERRER),
          // The agency that answers for it is to know nothing of it any more.
          transition(SUBMITTED, EXCLUSION, REFUSED, EXCLUDER).when(Condition.NOT_IN_A_CASE),
          transition(RECEIVED, EXCLUSION, REFUSED, EXCLUDER).when(Condition.NOT_IN_A_CASE),
          transition(INFORMATION_REQUESTED, EXCLUSION, REFUSED, EXCLUDER)
              .when(Condition.NOT_IN_A_CASE),
          transition(ACCEPTED, EXCLUSION, REFUSED, EXCLUDER).when(Condition.NOT_IN_A_CASE),
          transition(IN_PROGRESS, EXCLUSION, REFUSED, EXCLUDER).when(Condition.NOT_IN_A_CASE),
          // Its case was closed and is worked on again.
          transition(COMPLETED, START, IN_PROGRESS, CASE).when(Condition.COMPLETED_BY_CASE),
          transition(COMPLETED, REOPENING, RECEIVED, RECEIVER, COORDINATOR),
          transition(WITHDRAWN, REOPENING, RECEIVED, RECEIVER).when(Condition.ACCEPTED_BEFORE),
          transition(WITHDRAWN, REOPENING, RECEIVED, COORDINATOR),
          transition(CONSENT_WITHDRAWN, REOPENING, RECEIVED, REFERRER).when(Condition.NEW_CONSENT),
          // Whoever was left for the subject's safety does not bring the subject back.
          transition(WITHDRAWN_FOR_SAFETY, REOPENING, RECEIVED, REFERRER));

  private static Transition transition(
      ReferralStatus from, Command command, ReferralStatus to, Party first, Party... more) {
    return new Transition(
        from, command, to, Collections.unmodifiableSet(EnumSet.of(first, more)), Condition.ALWAYS);
  }

  /**
   * The state that a command leads to.
   *
   * @throws NotYourMove when the command is never this party's, or not from this state
   * @throws MoveNotAllowed when nobody can give it in this state
   * @throws ReferralInACase when it would be the party's, were there no case
   * @throws ReopeningNeedsConsent when it would be the party's with a new consent
   */
  public static ReferralStatus after(
      ReferralStatus from, Command command, Set<Party> parties, Circumstances now) {
    if (TABLE.stream().noneMatch(one -> one.command() == command && one.admits(parties))) {
      throw new NotYourMove(command.move());
    }
    List<Transition> possible = from(from, command);
    if (possible.isEmpty()) {
      throw notAllowed(from, command, parties, now);
    }
    List<Transition> theirs = possible.stream().filter(one -> one.admits(parties)).toList();
    return theirs.stream()
        .filter(one -> one.condition().holds(now))
        .findFirst()
        .map(Transition::to)
        .orElseThrow(() -> unmet(theirs).refusal(command));
  }

  /** Where the command leads, if the table allows it. */
  public static Optional<ReferralStatus> ifAllowed(
      ReferralStatus from, Command command, Set<Party> parties, Circumstances now) {
    return from(from, command).stream()
        .filter(one -> one.admits(parties) && one.condition().holds(now))
        .findFirst()
        .map(Transition::to);
  }

  /** What these parties may do now, in the contract's words. */
  public static Set<Move> movesOf(ReferralStatus from, Set<Party> parties, Circumstances now) {
    Set<Move> moves = EnumSet.noneOf(Move.class);
    TABLE.stream()
        .filter(one -> one.from() == from && one.admits(parties) && one.condition().holds(now))
        .filter(one -> one.command() != EXCLUSION)
        .forEach(one -> moves.add(one.command().move()));
    return moves;
  }

  /** Somebody can still withdraw it, because somebody has to do something about it. */
  static boolean isOpen(ReferralStatus state) {
    return !from(state, WITHDRAWAL).isEmpty();
  }

  private static List<Transition> from(ReferralStatus from, Command command) {
    return TABLE.stream().filter(one -> one.from() == from && one.command() == command).toList();
  }

  /** What a party's own transitions lack; nothing when none of them is its own. */
  private static Condition unmet(List<Transition> theirs) {
    return theirs.stream().map(Transition::condition).findFirst().orElse(Condition.ALWAYS);
  }

  /** Only a withdrawal that comes too late tells a referrer more than that it was accepted. */
  private static MoveNotAllowed notAllowed(
      ReferralStatus from, Command command, Set<Party> parties, Circumstances now) {
    ReferralStatus told = command.move() == Move.WITHDRAWAL ? from : from.toldTo(parties);
    return new MoveNotAllowed(told, command.move(), movesOf(told, parties, now));
  }
}
