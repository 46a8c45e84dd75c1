package org.amaan.casework.custody;

import static org.amaan.casework.casefile.CasesInStates.DUE;
import static org.amaan.casework.casefile.CasesInStates.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.CasesInStates;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;

/**
 * Every state of a handover, every command, every kind of actor, asked of the aggregate and the
 * table of transitions in the order of every command: seen, of which unit, permitted, possible.
 */
class HandoverMatrixTest {

  private static final Map<String, Caller> ACTORS =
      Map.of(
          "giver", caller("ahtc", "ahtc-islamabad", Role.INVESTIGATOR),
          "giver-boss", caller("ahtc", "ahtc-islamabad", Role.SUPERVISOR),
          "offered", caller("lahore-police", "lahore-investigation", Role.INVESTIGATOR),
          "offered-boss", caller("lahore-police", "lahore-investigation", Role.SUPERVISOR),
          "prosecutor", caller("punjab-prosecution", null, Role.PROSECUTOR),
          "stranger", caller("panah-shelter", null, Role.CASEWORKER),
          "service", caller(null, null, Role.SERVICE));

  private static Caller caller(String agency, String unit, Role role) {
    return new Caller("client", agency, unit, "person", Set.of(role));
  }

  @Test
  void tableIsComplete() {
    for (HandoverStatus status : HandoverStatus.values()) {
      assertThat(HandoverMatrix.TABLE.rows().stream().map(row -> row.get(0)))
          .filteredOn(status.value()::equals)
          .hasSize(4);
    }
  }

  @Test
  void everyCell() {
    HandoverMatrix.TABLE.forEachCell(
        2,
        (row, actor, expected) -> {
          if (!row.get(1).equals("get")) {
            assertThat(answer(row.get(0), row.get(1), actor))
                .as("%s %s by %s", row.get(0), row.get(1), actor)
                .isEqualTo(Integer.parseInt(expected));
          }
        });
  }

  private static int answer(String state, String command, String actor) {
    if (!HandoverMatrix.TABLE.cell(actor, state, "get").equals("200")) {
      return 404;
    }
    CaseFile file = CasesInStates.in("with-prosecution");
    Handover handover = inState(file, state);
    Caller caller = Objects.requireNonNull(ACTORS.get(actor));
    try {
      switch (command) {
        case "acceptance" -> {
          requireOffered(handover, caller);
          Staff.requireRole(CaseTransition.ACCEPT_CUSTODY.by(), caller);
          file.acceptHandover(handover, NOW);
        }
        case "refusal" -> {
          requireOffered(handover, caller);
          Staff.requireRole(CaseTransition.REFUSE_CUSTODY.by(), caller);
          file.refuseHandover(handover, HandoverRefusalReason.NO_CAPACITY, NOW);
        }
        case "cancellation" -> {
          if (!HandoverViews.isUnitOf(caller, handover.from())) {
            throw new NotGiver();
          }
          Staff.requireRole(CaseTransition.CANCEL_OFFER.by(), caller);
          file.cancelHandover(handover, NOW);
        }
        default -> throw new IllegalArgumentException(command);
      }
      return 200;
    } catch (Refusal refused) {
      return refused.status();
    }
  }

  private static void requireOffered(Handover handover, Caller caller) {
    if (!HandoverViews.isUnitOf(caller, handover.to())) {
      throw new NotOffered();
    }
  }

  private static Handover inState(CaseFile file, String state) {
    Handover handover = file.offer(CasesInStates.LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    switch (HandoverStatus.of(state)) {
      case OFFERED -> {}
      case ACCEPTED -> file.acceptHandover(handover, NOW);
      case REFUSED -> file.refuseHandover(handover, HandoverRefusalReason.NO_CAPACITY, NOW);
      case CANCELLED -> file.cancelHandover(handover, NOW);
      case EXPIRED -> file.expireHandover(handover, DUE);
    }
    return handover;
  }
}
