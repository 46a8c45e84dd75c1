package org.amaan.referral.referral.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.referral.state.ReferralTransitions.Circumstances;
import org.amaan.referral.referral.state.ReferralTransitions.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state × command × actor × condition against the table as the domain's description has it.
 */
class ReferralTransitionsTest {

  /**
   * The domain's table, one line for each of its rows. R referrer, V receiver, C coordinator, S
   * case-service, X who sets exclusions. What is not here is not allowed.
   */
  private static final String DOMAIN =
      """
      DRAFT                                    SUBMISSION            SUBMITTED             R
      SUBMITTED                                RECEIPT               RECEIVED              V
      SUBMITTED RECEIVED                       INFORMATION_REQUESTS  INFORMATION_REQUESTED V
      INFORMATION_REQUESTED                    ANSWERS               RECEIVED              R
      SUBMITTED RECEIVED                       ACCEPTANCE            ACCEPTED              V
      SUBMITTED RECEIVED                       REFUSAL               REFUSED               V  unless-in-a-case
      ACCEPTED                                 START                 IN_PROGRESS           VS
      REFUSED                                  REDIRECTION           SUBMITTED             R
      IN_PROGRESS                              COMPLETION            COMPLETED             VS
      SUBMITTED RECEIVED INFORMATION_REQUESTED ACCEPTED REFUSED IN_PROGRESS WITHDRAWAL            WITHDRAWN            R
      SUBMITTED RECEIVED INFORMATION_REQUESTED ACCEPTED REFUSED IN_PROGRESS WITHDRAWAL_OF_CONSENT CONSENT_WITHDRAWN    R
      SUBMITTED RECEIVED INFORMATION_REQUESTED ACCEPTED REFUSED IN_PROGRESS WITHDRAWAL_FOR_SAFETY WITHDRAWN_FOR_SAFETY R
      SUBMITTED RECEIVED INFORMATION_REQUESTED ACCEPTED IN_PROGRESS EXCLUSION REFUSED      X  unless-in-a-case
      COMPLETED                                REOPENING             RECEIVED              VC
      WITHDRAWN                                REOPENING             RECEIVED              V  if-taken-on
      WITHDRAWN                                REOPENING             RECEIVED              C
      CONSENT_WITHDRAWN                        REOPENING             RECEIVED              R  with-new-consent
      WITHDRAWN_FOR_SAFETY                     REOPENING             RECEIVED              R
      COMPLETED                                START                 IN_PROGRESS           S  if-completed-by-case
      """;

  private record Row(
      Set<ReferralStatus> from, Command command, ReferralStatus to, Set<Party> by, String only) {

    boolean isFor(ReferralStatus state, Command given, Set<Party> parties) {
      return from.contains(state) && isGivenBy(given, parties);
    }

    boolean isGivenBy(Command given, Set<Party> parties) {
      return command == given && by.stream().anyMatch(parties::contains);
    }

    boolean holds(Circumstances now) {
      return switch (only) {
        case "" -> true;
        case "unless-in-a-case" -> !now.inACase();
        case "if-taken-on" -> now.acceptedBefore();
        case "if-completed-by-case" -> now.completedByCase();
        case "with-new-consent" -> now.newConsent() == null || now.newConsent();
        default -> throw new IllegalArgumentException(only);
      };
    }
  }

  private static final List<Row> ROWS = DOMAIN.strip().lines().map(line -> row(line)).toList();

  private static Row row(String line) {
    List<String> words = Arrays.asList(line.trim().split("\\s+"));
    int at = 0;
    while (!Set.of(names(Command.values())).contains(words.get(at))) {
      at++;
    }
    return new Row(
        words.subList(0, at).stream().map(ReferralStatus::valueOf).collect(Collectors.toSet()),
        Command.valueOf(words.get(at)),
        ReferralStatus.valueOf(words.get(at + 1)),
        words.get(at + 2).chars().mapToObj(c -> party((char) c)).collect(Collectors.toSet()),
        words.size() > at + 3 ? words.get(at + 3) : "");
  }

  private static Party party(char letter) {
    return switch (letter) {
      case 'R' -> Party.REFERRER;
      case 'V' -> Party.RECEIVER;
      case 'C' -> Party.COORDINATOR;
      case 'S' -> Party.CASE;
      case 'X' -> Party.EXCLUDER;
      default -> throw new IllegalArgumentException(String.valueOf(letter));
    };
  }

  private static String[] names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).toArray(String[]::new);
  }

  private static Collection<Circumstances> everyCircumstance() {
    List<Circumstances> all = new ArrayList<>();
    for (boolean acceptedBefore : List.of(false, true)) {
      for (boolean inACase : List.of(false, true)) {
        for (boolean byCase : List.of(false, true)) {
          for (Boolean consent : Arrays.asList(null, false, true)) {
            all.add(new Circumstances(acceptedBefore, inACase, byCase, consent));
          }
        }
      }
    }
    return all;
  }

  /** Nobody, each party alone, and each pair: one caller may have several parts. */
  private static Set<Set<Party>> everyCaller() {
    Set<Set<Party>> all = new HashSet<>();
    all.add(Set.of());
    for (Party one : Party.values()) {
      for (Party other : Party.values()) {
        all.add(EnumSet.of(one, other));
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(ReferralStatus.class)
  void decidesAsTheDomainSays(ReferralStatus from) {
    for (Command command : Command.values()) {
      for (Set<Party> parties : everyCaller()) {
        for (Circumstances now : everyCircumstance()) {
          decides(from, command, parties, now);
        }
      }
    }
  }

  private static void decides(
      ReferralStatus from, Command command, Set<Party> parties, Circumstances now) {
    String what = from + " " + command + " " + parties + " " + now;
    List<Row> theirs = ROWS.stream().filter(row -> row.isFor(from, command, parties)).toList();
    List<ReferralStatus> to =
        theirs.stream().filter(row -> row.holds(now)).map(Row::to).distinct().toList();
    assertThat(ReferralTransitions.ifAllowed(from, command, parties, now).stream().toList())
        .as(what)
        .isEqualTo(to);
    if (command == Command.EXCLUSION) {
      return;
    }
    if (!to.isEmpty()) {
      assertThat(ReferralTransitions.after(from, command, parties, now)).isEqualTo(to.get(0));
    } else {
      assertThat(catchThrowable(() -> ReferralTransitions.after(from, command, parties, now)))
          .as(what)
          .isInstanceOf(refusal(from, command, parties, theirs));
    }
  }

  private static Class<? extends Refusal> refusal(
      ReferralStatus from, Command command, Set<Party> parties, List<Row> theirs) {
    if (ROWS.stream().noneMatch(row -> row.isGivenBy(command, parties))) {
      return NotYourMove.class;
    }
    if (ROWS.stream().noneMatch(row -> row.from().contains(from) && row.command() == command)) {
      return MoveNotAllowed.class;
    }
    return switch (theirs.isEmpty() ? "" : theirs.get(0).only()) {
      case "unless-in-a-case" -> ReferralInACase.class;
      case "with-new-consent" -> ReopeningNeedsConsent.class;
      default -> NotYourMove.class;
    };
  }

  @ParameterizedTest
  @EnumSource(ReferralStatus.class)
  void offersTheMovesThatItAllows(ReferralStatus from) {
    for (Set<Party> parties : everyCaller()) {
      for (Circumstances now : everyCircumstance()) {
        Set<String> expected =
            ROWS.stream()
                .filter(row -> row.isFor(from, row.command(), parties) && row.holds(now))
                .filter(row -> row.command() != Command.EXCLUSION)
                .map(row -> row.command().name().replaceFirst("^WITHDRAWAL.*", "WITHDRAWAL"))
                .collect(Collectors.toSet());
        assertThat(
                ReferralTransitions.movesOf(from, parties, now).stream()
                    .map(Enum::name)
                    .collect(Collectors.toSet()))
            .as(from + " " + parties + " " + now)
            .isEqualTo(expected);
      }
    }
  }

  /** Whoever was left for the subject's safety, or over a conflict of interest, stays outside. */
  @ParameterizedTest
  @EnumSource(WithdrawalCode.class)
  void theReasonOfAWithdrawalSaysWhoReopens(WithdrawalCode code) {
    Circumstances now = new Circumstances(true, false, false, null);
    ReferralStatus ended =
        ReferralTransitions.after(
            ReferralStatus.ACCEPTED, Command.of(code), Set.of(Party.REFERRER), now);
    Set<Party> reopening = EnumSet.noneOf(Party.class);
    for (Party party : Party.values()) {
      if (ReferralTransitions.movesOf(ended, Set.of(party), now).contains(Move.REOPENING)) {
        reopening.add(party);
      }
    }
    assertThat(reopening)
        .isEqualTo(
            switch (code) {
              case CONSENT_WITHDRAWN, SAFETY_RISK, CONFLICT_OF_INTEREST -> Set.of(Party.REFERRER);
              case NEED_MET, COULD_NOT_CONTACT, DUPLICATE, SENT_IN_ERROR, OTHER ->
                  Set.of(Party.RECEIVER, Party.COORDINATOR);
            });
    assertThat(ended.word()).isEqualTo("withdrawn");
  }

  @Test
  void exactlyTheStatesBetweenSubmissionAndEndAreOpen() {
    assertThat(
            EnumSet.copyOf(
                Stream.of(ReferralStatus.values()).filter(ReferralStatus::isOpen).toList()))
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    ReferralStatus.DRAFT,
                    ReferralStatus.COMPLETED,
                    ReferralStatus.WITHDRAWN,
                    ReferralStatus.CONSENT_WITHDRAWN,
                    ReferralStatus.WITHDRAWN_FOR_SAFETY)));
  }

  @Test
  void theTableHasNothingTwiceReachesEveryStateAndGivesEveryMove() {
    Map<Command, Set<String>> seen = new EnumMap<>(Command.class);
    Set<ReferralStatus> reached = EnumSet.of(ReferralStatus.DRAFT);
    Set<Move> given = new HashSet<>();
    for (Transition one : ReferralTransitions.TABLE) {
      for (Party party : one.by()) {
        assertThat(
                seen.computeIfAbsent(one.command(), c -> new HashSet<>())
                    .add(one.from() + " " + party))
            .as(one.toString())
            .isTrue();
      }
      reached.add(one.to());
      if (one.command() != Command.EXCLUSION) {
        given.add(one.command().move());
      }
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(ReferralStatus.class));
    assertThat(given).isEqualTo(EnumSet.allOf(Move.class));
    assertThat(new HashMap<>(seen).keySet()).isEqualTo(Set.of(Command.values()));
  }
}
