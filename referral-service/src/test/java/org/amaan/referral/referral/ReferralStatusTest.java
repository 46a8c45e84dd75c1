package org.amaan.referral.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state × command × actor against the table as the domain's description has it. */
class ReferralStatusTest {

  /**
   * One line a state; R referrer, V receiver, C coordinator, S case-service. What is not here is
   * not allowed.
   */
  private static final String MATRIX =
      """
      DRAFT                 : SUBMISSION>SUBMITTED R
      SUBMITTED             : RECEIPT>RECEIVED V, INFORMATION_REQUESTS>INFORMATION_REQUESTED V, ACCEPTANCE>ACCEPTED V, REFUSAL>REFUSED V, WITHDRAWAL>WITHDRAWN R
      RECEIVED              : INFORMATION_REQUESTS>INFORMATION_REQUESTED V, ACCEPTANCE>ACCEPTED V, REFUSAL>REFUSED V, WITHDRAWAL>WITHDRAWN R
      INFORMATION_REQUESTED : ANSWERS>RECEIVED R, WITHDRAWAL>WITHDRAWN R
      ACCEPTED              : START>IN_PROGRESS VS, WITHDRAWAL>WITHDRAWN R
      REFUSED               : REDIRECTION>SUBMITTED R, WITHDRAWAL>WITHDRAWN R
      IN_PROGRESS           : COMPLETION>COMPLETED VS, WITHDRAWAL>WITHDRAWN R
      COMPLETED             : START>IN_PROGRESS S, REOPENING>RECEIVED VC
      WITHDRAWN             : REOPENING>RECEIVED VC
      CONSENT_WITHDRAWN     : REOPENING>RECEIVED R
      """;

  private record Cell(ReferralStatus to, String by) {}

  private static final Map<ReferralStatus, Map<Move, Cell>> EXPECTED = expected();

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (ReferralStatus from : ReferralStatus.values()) {
      for (Move move : Move.values()) {
        all.add(Arguments.of(from, move, Set.of()));
        for (Party party : Party.values()) {
          all.add(Arguments.of(from, move, Set.of(party)));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void decides(ReferralStatus from, Move move, Set<Party> parties) {
    Cell cell = EXPECTED.get(from).get(move);
    boolean ever =
        EXPECTED.values().stream()
            .anyMatch(row -> row.containsKey(move) && isOneOf(parties, row.get(move).by()));
    if (!ever) {
      assertEquals(403, assertThrows(NotYourMove.class, () -> from.after(move, parties)).status());
    } else if (cell == null) {
      assertEquals(
          409, assertThrows(MoveNotAllowed.class, () -> from.after(move, parties)).status());
    } else if (!isOneOf(parties, cell.by())) {
      assertEquals(403, assertThrows(NotYourMove.class, () -> from.after(move, parties)).status());
    } else {
      assertEquals(cell.to(), from.after(move, parties));
    }
    boolean allowed = cell != null && isOneOf(parties, cell.by());
    assertEquals(allowed, from.movesOf(parties).contains(move));
  }

  @Test
  void exactlyTheStatesBetweenSubmissionAndEndAreOpen() {
    assertEquals(
        EnumSet.complementOf(
            EnumSet.of(
                ReferralStatus.DRAFT,
                ReferralStatus.COMPLETED,
                ReferralStatus.WITHDRAWN,
                ReferralStatus.CONSENT_WITHDRAWN)),
        EnumSet.copyOf(Stream.of(ReferralStatus.values()).filter(ReferralStatus::isOpen).toList()));
  }

  @Test
  void theTableHasNoMoveTwiceAndEveryState() {
    Set<String> seen = new java.util.HashSet<>();
    for (ReferralStatus.Rule rule : ReferralStatus.TABLE) {
      assertTrue(seen.add(rule.from() + " " + rule.move()), rule.toString());
    }
    Set<ReferralStatus> reached =
        EnumSet.of(ReferralStatus.DRAFT, ReferralStatus.CONSENT_WITHDRAWN);
    ReferralStatus.TABLE.forEach(rule -> reached.add(rule.to()));
    assertEquals(EnumSet.allOf(ReferralStatus.class), reached);
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
