package org.amaan.casework.casefile;

import static org.amaan.casework.casefile.CasesInStates.AHTC;
import static org.amaan.casework.casefile.CasesInStates.DESK;
import static org.amaan.casework.casefile.CasesInStates.DUE;
import static org.amaan.casework.casefile.CasesInStates.LAHORE;
import static org.amaan.casework.casefile.CasesInStates.NOW;
import static org.amaan.casework.casefile.CasesInStates.PROSECUTION;
import static org.amaan.casework.casefile.CasesInStates.report;
import static org.amaan.casework.casefile.CasesInStates.to;
import static org.amaan.casework.casefile.CasesInStates.withoutReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.ErasureReason;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.Refusal;
import org.junit.jupiter.api.Test;

/**
 * Every transition of a case in every state, by everybody. The tables are written by hand; nothing
 * in them is computed.
 */
class CaseTransitionTest {

  /** x: goes there; r: goes there, with a reason only; dot: 409. */
  private static final String MOVES =
      """
      from                 open  under-investigation  with-prosecution  charged  at-trial  suspended  closed
      open                 .     x                    .                 .        .         r          x
      under-investigation  .     .                    x                 .        .         r          x
      with-prosecution     .     r                    .                 x        .         r          x
      charged              .     .                    .                 .        x         r          x
      at-trial             .     .                    .                 .        .         r          x
      closed               .     r                    .                 .        .         .          .
      """;

  private static final List<String> BEFORE_SUSPENSION =
      List.of("open", "under-investigation", "with-prosecution", "charged", "at-trial");

  @Test
  void everyMoveIsAsTheTableSays() {
    TextTable.of(MOVES)
        .forEachCell(
            1,
            (row, to, cell) -> {
              CaseFile file = CasesInStates.in(row.get(0));
              check(file, to, cell);
            });
  }

  @Test
  void aSuspendedCaseResumesWhereItWasWithoutAReasonOrIsClosed() {
    for (String before : BEFORE_SUSPENSION) {
      for (CaseStatus to : CaseStatus.values()) {
        boolean goes = to.value().equals(before) || to == CaseStatus.CLOSED;
        check(CasesInStates.in("suspended", before), to.value(), goes ? "x" : ".");
      }
    }
  }

  private static void check(CaseFile file, String to, String cell) {
    CaseStatus from = file.status();
    String what = from + " to " + to;
    if (cell.equals(".")) {
      assertThat(file.allowedMoves()).as(what).doesNotContain(CaseStatus.of(to));
      assertThatThrownBy(() -> file.move(to(to), NOW)).as(what).isInstanceOf(MoveNotAllowed.class);
      assertThat(file.status()).isEqualTo(from);
      return;
    }
    assertThat(file.allowedMoves()).as(what).contains(CaseStatus.of(to));
    if (cell.equals("r")) {
      assertThatThrownBy(() -> file.move(withoutReason(to(to)), NOW))
          .as(what)
          .isInstanceOf(ReasonMissing.class);
      file.move(to(to), NOW);
    } else {
      file.move(withoutReason(to(to)), NOW);
    }
    assertThat(file.status()).as(what).isEqualTo(CaseStatus.of(to));
  }

  @Test
  void aCaseThatIsOfferedIsMovedAsAnyOtherButNotClosed() {
    for (CaseStatus from : EnumSet.range(CaseStatus.OPEN, CaseStatus.SUSPENDED)) {
      CaseFile file = CasesInStates.in(from.value());
      Set<CaseStatus> before = file.allowedMoves();
      offer(file);
      before.remove(CaseStatus.CLOSED);
      assertThat(file.allowedMoves()).isEqualTo(before);
      assertThatThrownBy(() -> file.move(to("closed"), NOW)).isInstanceOf(HandoverPending.class);
    }
  }

  /**
   * What becomes of each command in each state; offered and taken are cases under investigation. A
   * word is the refusal.
   */
  private static final String COMMANDS =
      """
      state                claim             assign       record       offer             accept  refuse  cancel  expire  exclude  reopen  erase  hearing                  measure                  claim-money              change
      open                 ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  case-not-in-proceedings  case-not-in-proceedings  case-not-in-proceedings  ok
      under-investigation  ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  case-not-in-proceedings  ok                       case-not-in-proceedings  ok
      with-prosecution     ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  ok                       ok                       ok                       ok
      charged              ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  ok                       ok                       ok                       ok
      at-trial             ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  ok                       ok                       ok                       ok
      suspended            ok                ok           ok           ok                -       -       -       -       ok       nothing case-not-closed  case-not-in-proceedings  case-not-in-proceedings  case-not-in-proceedings  ok
      closed               case-closed       case-closed  case-closed  case-closed       -       -       -       -       ok       ok      ok     case-closed              case-closed              case-closed              case-closed
      offered              ok                ok           ok           handover-pending  ok      ok      ok      ok      ok       nothing case-not-closed  case-not-in-proceedings  ok                       case-not-in-proceedings  ok
      taken                case-already-assigned ok       ok           ok                -       -       -       -       ok       nothing case-not-closed  case-not-in-proceedings  ok                       case-not-in-proceedings  ok
      """;

  @Test
  void everyCommandInEveryStateIsAsTheTableSays() {
    TextTable table = TextTable.of(COMMANDS);
    assertThat(table.rows().stream().map(row -> row.get(0)))
        .containsAll(Arrays.stream(CaseStatus.values()).map(CaseStatus::value).toList());
    table.forEachCell(
        1,
        (row, command, expected) -> {
          if (!expected.equals("-")) {
            assertThat(outcome(command, situation(row.get(0))))
                .as("%s when %s", command, row.get(0))
                .isEqualTo(expected);
          }
        });
  }

  private static CaseFile situation(String name) {
    return switch (name) {
      case "offered" -> {
        CaseFile file = CasesInStates.in("under-investigation");
        offer(file);
        yield file;
      }
      case "taken" -> {
        CaseFile file = CasesInStates.in("under-investigation");
        file.claim("another", NOW);
        yield file;
      }
      default -> CasesInStates.in(name);
    };
  }

  /** Does it and looks at what it did: to the state, the custody, the assignment, the offer. */
  private static String outcome(String command, CaseFile file) {
    CaseStatus status = file.status();
    Handover offer = file.pendingHandover();
    try {
      switch (command) {
        case "claim" -> assertThat(file.claim("officer", NOW).person()).isEqualTo("officer");
        case "assign" -> assertThat(file.assign("officer", NOW).person()).isEqualTo("officer");
        case "record" -> file.requireNotClosed();
        case "hearing" -> file.requireFor(CaseTransition.ENTER_HEARING);
        case "measure" -> file.requireFor(CaseTransition.ENTER_PROTECTION_MEASURE);
        case "claim-money" -> file.requireFor(CaseTransition.ENTER_COMPENSATION_CLAIM);
        case "change" -> file.requireFor(CaseTransition.CHANGE_TRIAL_RECORD);
        case "offer" -> offer(file);
        case "accept" -> {
          file.acceptHandover(Objects.requireNonNull(offer), NOW);
          assertThat(file.custodian()).isEqualTo(LAHORE);
          assertThat(file.assignee()).isNull();
          assertThat(file.pendingHandover()).isNull();
        }
        case "refuse" ->
            file.refuseHandover(
                Objects.requireNonNull(offer), HandoverRefusalReason.NO_CAPACITY, NOW);
        case "cancel" -> file.cancelHandover(Objects.requireNonNull(offer), NOW);
        case "expire" -> file.expireHandover(Objects.requireNonNull(offer), DUE);
        case "exclude" -> {
          file.update(report(2, ReferralState.ACCEPTED, 0, Set.of("ahtc"), LAHORE), NOW);
          assertThat(file.custodian()).isEqualTo(DESK);
          assertThat(file.assignee()).isNull();
          assertThat(file.pendingHandover()).isNull();
        }
        case "reopen" -> {
          ReferralReport report =
              report(2, ReferralState.REOPENED, file.feedbackVersion(), Set.of(), LAHORE);
          if (file.reopenFor(report, NOW).isEmpty()) {
            return "nothing";
          }
          assertThat(file.status()).isEqualTo(CaseStatus.UNDER_INVESTIGATION);
          assertThat(file.granted()).isEmpty();
        }
        case "erase" -> assertThat(file.eraseText(ErasureReason.RETENTION_ENDED, NOW)).isTrue();
        default -> throw new IllegalArgumentException(command);
      }
    } catch (Refusal refused) {
      return refused.slug();
    }
    if (!command.equals("reopen")) {
      assertThat(file.status()).as(command).isEqualTo(status);
    }
    if (Set.of("refuse", "cancel", "expire").contains(command)) {
      assertThat(file.custodian()).as(command).isEqualTo(AHTC);
      assertThat(file.pendingHandover()).as(command).isNull();
    }
    return "ok";
  }

  private static void offer(CaseFile file) {
    file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
  }

  private static final Map<String, Caller> ACTORS =
      Map.ofEntries(
          actor("investigator", "ahtc", "ahtc-islamabad", Role.INVESTIGATOR),
          actor("supervisor", "ahtc", "ahtc-islamabad", Role.SUPERVISOR),
          actor("own-prosecutor", "ahtc", "ahtc-islamabad", Role.PROSECUTOR),
          actor("caseworker", "ahtc", "ahtc-islamabad", Role.CASEWORKER),
          actor("coordinator", "ahtc", "ahtc-islamabad", Role.COORDINATOR),
          actor("dpo", "ahtc", "ahtc-islamabad", Role.DATA_PROTECTION_OFFICER),
          actor("other-unit", "ahtc", "ahtc-lahore", Role.SUPERVISOR),
          actor("granted", PROSECUTION, "punjab", Role.PROSECUTOR),
          actor("offered", "lahore-police", "lahore-investigation", Role.SUPERVISOR));

  private static Map.Entry<String, Caller> actor(
      String name, String agency, String unit, Role role) {
    return Map.entry(name, new Caller(name, agency, unit, name, Set.of(role)));
  }

  /** Who may: x; u: refused because another unit holds the case; r: for want of a role. */
  private static final String BY_WHOM =
      """
      transition               investigator  supervisor  own-prosecutor  caseworker  coordinator  dpo  other-unit  granted  offered
      INVESTIGATE              x             x           x               r           r            r    u           u        u
      SEND_TO_PROSECUTION      x             x           x               r           r            r    u           u        u
      RETURN_TO_INVESTIGATION  x             x           x               r           r            r    u           u        u
      CHARGE                   x             x           x               r           r            r    u           u        u
      BRING_TO_TRIAL           x             x           x               r           r            r    u           u        u
      SUSPEND                  x             x           x               r           r            r    u           u        u
      RESUME                   x             x           x               r           r            r    u           u        u
      CLOSE                    x             x           x               r           r            r    u           u        u
      REOPEN                   x             x           x               r           r            r    u           u        u
      CLAIM                    x             x           x               r           r            r    u           u        u
      RECORD                   x             x           x               r           r            r    u           u        u
      ENTER_HEARING            x             x           x               r           r            r    r           x        r
      ENTER_PROTECTION_MEASURE x             x           x               r           r            r    r           x        r
      ENTER_COMPENSATION_CLAIM x             x           x               r           r            r    r           x        r
      CHANGE_TRIAL_RECORD      x             x           x               r           r            r    r           x        r
      ASSIGN                   r             x           r               r           r            r    u           u        u
      OFFER_CUSTODY            x             x           r               r           x            r    u           u        u
      CANCEL_OFFER             x             x           r               r           x            r    u           u        u
      REOPEN_FOR_REFERRAL      r             r           r               r           r            r    r           r        r
      LET_OFFER_EXPIRE         r             r           r               r           r            r    r           r        r
      PASS_CUSTODY             r             r           r               r           r            r    r           r        r
      ACCEPT_CUSTODY           r             x           r               r           r            r    x           r        x
      REFUSE_CUSTODY           r             x           r               r           r            r    x           r        x
      ERASE_TEXT               r             r           r               r           r            x    r           r        r
      """;

  /**
   * By the custodian unit and by role. That an answer comes from the offered unit, and an erasure
   * from the custodian's agency, its command says before.
   */
  @Test
  void everybodyMayDoWhatTheTableSays() {
    TextTable table = TextTable.of(BY_WHOM);
    assertThat(table.rows().stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CaseTransition.values()).map(Enum::name).toList());
    CaseFile file = CasesInStates.in("with-prosecution");
    table.forEachCell(
        1,
        (row, actor, expected) ->
            assertThat(
                    refusal(
                        CaseTransition.valueOf(row.get(0)),
                        file,
                        Objects.requireNonNull(ACTORS.get(actor))))
                .as("%s by %s", row.get(0), actor)
                .isEqualTo(expected));
  }

  private static String refusal(CaseTransition transition, CaseFile file, Caller caller) {
    try {
      Staff.require(transition.by(), file, caller);
      return "x";
    } catch (Refusal refused) {
      assertThat(refused.status()).isEqualTo(403);
      return refused.slug().equals("not-custodian") ? "u" : "r";
    }
  }
}
