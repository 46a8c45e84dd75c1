package org.amaan.casework.casefile;

import static org.amaan.casework.casefile.CasesInStates.DUE;
import static org.amaan.casework.casefile.CasesInStates.LAHORE;
import static org.amaan.casework.casefile.CasesInStates.NOW;
import static org.amaan.casework.casefile.CasesInStates.PROSECUTION;
import static org.amaan.casework.casefile.CasesInStates.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.ErasureReason;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;

/**
 * Every state of a case, every command on it, every kind of actor, asked of the aggregate and the
 * table of transitions in the order of every command: seen, permitted, possible.
 */
class CaseMatrixTest {

  private static final Map<String, Caller> ACTORS =
      Map.of(
          "officer", caller("ahtc", "ahtc-islamabad", Role.INVESTIGATOR),
          "boss", caller("ahtc", "ahtc-islamabad", Role.SUPERVISOR),
          "prosecutor", caller(PROSECUTION, null, Role.PROSECUTOR),
          "former", caller("lahore-police", "lahore-investigation", Role.SUPERVISOR),
          "stranger", caller("panah-shelter", null, Role.CASEWORKER),
          "auditor", caller("audit-office", null, Role.AUDITOR),
          "operator", caller(null, null, Role.PLATFORM_ADMIN),
          "service", caller(null, null, Role.SERVICE),
          "dpo", caller("ahtc", null, Role.DATA_PROTECTION_OFFICER));

  private static Caller caller(String agency, String unit, Role role) {
    return new Caller("client", agency, unit, "person", Set.of(role));
  }

  @Test
  void tableIsComplete() {
    for (CaseStatus status : CaseStatus.values()) {
      assertThat(CaseMatrix.COMMANDS.rows().stream().map(row -> row.get(0)))
          .filteredOn(status.value()::equals)
          .hasSize(5);
    }
    assertThat(ACTORS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            CaseMatrix.COMMANDS.header().subList(2, CaseMatrix.COMMANDS.header().size()));
  }

  @Test
  void everyCell() {
    CaseMatrix.COMMANDS.forEachCell(
        2,
        (row, actor, expected) ->
            assertThat(answer(row.get(0), row.get(1), actor))
                .as("%s %s by %s", row.get(0), row.get(1), actor)
                .isEqualTo(Integer.parseInt(expected)));
  }

  private static int answer(String state, String command, String actor) {
    CaseFile file = CasesInStates.in(state);
    Caller caller = Objects.requireNonNull(ACTORS.get(actor));
    try {
      requireSeen(file, command, caller, CaseMatrix.SEEN.cell(actor, state));
      switch (command) {
        case "claim" -> {
          if (caller.has(Role.SUPERVISOR)) {
            Staff.require(CaseTransition.ASSIGN.by(), file, caller);
            file.assign("person", NOW);
          } else {
            Staff.require(CaseTransition.CLAIM.by(), file, caller);
            file.claim("person", NOW);
          }
        }
        case "suspend" -> {
          Staff.require(CaseTransition.SUSPEND.by(), file, caller);
          file.move(to("suspended"), NOW);
        }
        case "offer" -> {
          Staff.require(CaseTransition.OFFER_CUSTODY.by(), file, caller);
          file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
          return 201;
        }
        case "note" -> {
          Staff.require(CaseTransition.RECORD.by(), file, caller);
          file.requireNotClosed();
          return 201;
        }
        case "erase" -> {
          Staff.requireRole(CaseTransition.ERASE_TEXT.by(), caller);
          if (!file.custodian().agency().equals(caller.agency())) {
            throw new NotCustodian();
          }
          file.eraseText(ErasureReason.RETENTION_ENDED, NOW);
        }
        default -> throw new IllegalArgumentException(command);
      }
      return 200;
    } catch (Refusal refused) {
      return refused.status();
    }
  }

  /** An erasure is asked for by whoever protects the data of the whole agency. */
  private static void requireSeen(CaseFile file, String command, Caller caller, String seen) {
    boolean asOfficer =
        command.equals("erase")
            && caller.has(Role.DATA_PROTECTION_OFFICER)
            && file.custodian().agency().equals(caller.agency());
    if (!seen.equals("200") && !asOfficer) {
      throw new CaseNotFound();
    }
  }
}
