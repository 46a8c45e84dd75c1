package org.amaan.referral.referral.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state × command × actor against the table as the domain's description has it. */
class ReferralStatusTest {

  /**
   * One line a state; R referrer, V receiver, C coordinator, S case-service; v the receiver if it
   * had taken the referral on, n the receiver unless there is a case. What is not here is not
   * allowed.
   */
  private static final String MATRIX =
      """
      DRAFT                 : SUBMISSION>SUBMITTED R
      SUBMITTED             : RECEIPT>RECEIVED V, INFORMATION_REQUESTS>INFORMATION_REQUESTED V, ACCEPTANCE>ACCEPTED V, REFUSAL>REFUSED n, WITHDRAWAL>WITHDRAWN R
      RECEIVED              : INFORMATION_REQUESTS>INFORMATION_REQUESTED V, ACCEPTANCE>ACCEPTED V, REFUSAL>REFUSED n, WITHDRAWAL>WITHDRAWN R
      INFORMATION_REQUESTED : ANSWERS>RECEIVED R, WITHDRAWAL>WITHDRAWN R
      ACCEPTED              : START>IN_PROGRESS VS, WITHDRAWAL>WITHDRAWN R
      REFUSED               : REDIRECTION>SUBMITTED R, WITHDRAWAL>WITHDRAWN R
      IN_PROGRESS           : COMPLETION>COMPLETED VS, WITHDRAWAL>WITHDRAWN R
      COMPLETED             : START>IN_PROGRESS S, REOPENING>RECEIVED VC
      WITHDRAWN             : REOPENING>RECEIVED vC
      CONSENT_WITHDRAWN     : REOPENING>RECEIVED R
      WITHDRAWN_FOR_SAFETY  : REOPENING>RECEIVED R
      """;

  private record Cell(ReferralStatus to, String by) {}

  private static final Map<ReferralStatus, Map<Move, Cell>> EXPECTED = expected();

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (ReferralStatus from : ReferralStatus.values()) {
      for (Move move : Move.values()) {
        for (boolean takenOn : List.of(false, true)) {
          for (boolean inACase : List.of(false, true)) {
            all.add(Arguments.of(from, move, Set.of(), takenOn, inACase));
            for (Party party : Party.values()) {
              all.add(Arguments.of(from, move, Set.of(party), takenOn, inACase));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void decides(
      ReferralStatus from, Move move, Set<Party> parties, boolean takenOn, boolean inACase) {
    Cell cell = EXPECTED.get(from).get(move);
    boolean ever =
        EXPECTED.values().stream()
            .anyMatch(
                row ->
                    row.containsKey(move) && isOneOf(parties, byNow(row.get(move), true, false)));
    boolean allowed = cell != null && isOneOf(parties, byNow(cell, takenOn, inACase));
    ThrowingCallable asked = () -> from.after(move, parties, takenOn, inACase);
    if (!ever) {
      assertThat(assertThatExceptionOfType(NotYourMove.class).isThrownBy(asked).actual().status())
          .isEqualTo(403);
    } else if (cell == null) {
      assertThat(
              assertThatExceptionOfType(MoveNotAllowed.class).isThrownBy(asked).actual().status())
          .isEqualTo(409);
    } else if (allowed) {
      assertThat(from.after(move, parties, takenOn, inACase)).isEqualTo(cell.to());
    } else if (cell.by().equals("n") && parties.contains(Party.RECEIVER)) {
      assertThat(
              assertThatExceptionOfType(ReferralInACase.class).isThrownBy(asked).actual().status())
          .isEqualTo(409);
    } else {
      assertThat(assertThatExceptionOfType(NotYourMove.class).isThrownBy(asked).actual().status())
          .isEqualTo(403);
    }
    assertThat(from.movesOf(parties, takenOn, inACase).contains(move)).isEqualTo(allowed);
  }

  private static String byNow(Cell cell, boolean takenOn, boolean inACase) {
    return cell.by().replace("v", takenOn ? "V" : "").replace("n", inACase ? "" : "V");
  }

  /** Whoever was left for the subject's safety, or over a conflict of interest, stays outside. */
  @ParameterizedTest
  @EnumSource(WithdrawalCode.class)
  void theReasonOfAWithdrawalSaysWhoReopens(WithdrawalCode code) {
    Set<Party> reopening = EnumSet.noneOf(Party.class);
    for (Party party : Party.values()) {
      if (ReferralStatus.after(code).movesOf(Set.of(party), true, false).contains(Move.REOPENING)) {
        reopening.add(party);
      }
    }
    assertThat(reopening)
        .isEqualTo(
            (switch (code) {
              case CONSENT_WITHDRAWN, SAFETY_RISK, CONFLICT_OF_INTEREST -> Set.of(Party.REFERRER);
              case NEED_MET, COULD_NOT_CONTACT, DUPLICATE, SENT_IN_ERROR, OTHER ->
                  Set.of(Party.RECEIVER, Party.COORDINATOR);
            }));
    assertThat(ReferralStatus.after(code).word()).isEqualTo("withdrawn");
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
  void theTableHasNoMoveTwiceAndEveryState() {
    Set<String> seen = new java.util.HashSet<>();
    for (ReferralStatus.Rule rule : ReferralStatus.TABLE) {
      for (Party party : rule.by()) {
        assertThat(seen.add(rule.from() + " " + rule.move() + " " + party))
            .as(rule.toString())
            .isTrue();
      }
    }
    Set<ReferralStatus> reached = EnumSet.of(ReferralStatus.DRAFT);
    ReferralStatus.TABLE.forEach(rule -> reached.add(rule.to()));
    Stream.of(WithdrawalCode.values()).forEach(code -> reached.add(ReferralStatus.after(code)));
    assertThat(reached).isEqualTo(EnumSet.allOf(ReferralStatus.class));
  }

  private static boolean isOneOf(Set<Party> parties, String letters) {
    Map<Party, String> letter = new EnumMap<>(Party.class);
    letter.put(Party.REFERRER, "R");
    letter.put(Party.RECEIVER, "V");
    letter.put(Party.COORDINATOR, "C");
    letter.put(Party.CASE, "S");
    return parties.stream().anyMatch(party -> letters.contains(letter.get(party)));
  }

  private static Map<ReferralStatus, Map<Move, Cell>> expected() {
    Map<ReferralStatus, Map<Move, Cell>> rows = new HashMap<>();
    for (String line : MATRIX.strip().split("\n")) {
      String[] row = line.split(":");
      Map<Move, Cell> cells = new EnumMap<>(Move.class);
      for (String cell : row[1].split(",")) {
        String[] parts = cell.trim().split("[> ]");
        cells.put(Move.valueOf(parts[0]), new Cell(ReferralStatus.valueOf(parts[1]), parts[2]));
      }
      rows.put(ReferralStatus.valueOf(row[0].trim()), cells);
    }
    return rows;
  }
}
