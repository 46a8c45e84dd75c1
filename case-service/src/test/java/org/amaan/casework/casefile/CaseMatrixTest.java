package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state of a case, every command on it, every kind of actor; and who may read what. */
@QuarkusTest
class CaseMatrixTest extends ApiTest {

  private static final Map<String, String> ACTORS =
      Map.of(
          "officer", OFFICER,
          "boss", SUPERVISOR,
          "prosecutor", PROSECUTOR,
          "former", LAHORE_SUPERVISOR,
          "stranger", STRANGER,
          "auditor", "auditor",
          "operator", "operator",
          "service", REFERRAL_SERVICE,
          "dpo", "dpo-ahtc");

  private static final String CHARGE = "{\"to\": \"charged\"}";
  private static final String TRIAL = "{\"to\": \"at-trial\"}";
  private static final String SUSPEND = "{\"to\": \"suspended\", \"reason\": \"review\"}";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"convicted\"}";

  /** The way to each state, as anyone would go it. */
  private static final Map<String, String[]> WAYS =
      Map.of(
          "open",
          new String[] {},
          "under-investigation",
          new String[] {INVESTIGATE},
          "with-prosecution",
          new String[] {INVESTIGATE, PROSECUTE},
          "charged",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE},
          "at-trial",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE, TRIAL},
          "suspended",
          new String[] {INVESTIGATE, PROSECUTE, SUSPEND},
          "closed",
          new String[] {INVESTIGATE, PROSECUTE, CHARGE, CLOSE});

  private static final Map<String, String[]> COMMANDS =
      Map.of(
          "claim", new String[] {"assignment", "{}"},
          "suspend", new String[] {"transitions", SUSPEND},
          "offer", new String[] {"handovers", TO_LAHORE},
          "note", new String[] {"notes", "{\"text\": \"x\"}"},
          "erase", new String[] {"erasure", "{\"reason\": \"retention-ended\"}"});

  private static final String BY_STATE =
      """
      state                command  officer  boss  prosecutor  former  stranger  auditor  operator  service  dpo
      open                 claim    200      200   404         404     404       404      404       404      404
      open                 suspend  200      200   404         404     404       404      404       404      404
      open                 offer    201      201   404         404     404       404      404       404      404
      open                 note     201      201   404         404     404       404      404       404      404
      open                 erase    403      403   404         404     404       404      404       404      409
      under-investigation  claim    200      200   404         404     404       404      404       404      404
      under-investigation  suspend  200      200   404         404     404       404      404       404      404
      under-investigation  offer    201      201   404         404     404       404      404       404      404
      under-investigation  note     201      201   404         404     404       404      404       404      404
      under-investigation  erase    403      403   404         404     404       404      404       404      409
      with-prosecution     claim    200      200   403         404     404       404      404       404      404
      with-prosecution     suspend  200      200   403         404     404       404      404       404      404
      with-prosecution     offer    201      201   403         404     404       404      404       404      404
      with-prosecution     note     201      201   403         404     404       404      404       404      404
      with-prosecution     erase    403      403   403         404     404       404      404       404      409
      charged              claim    200      200   403         404     404       404      404       404      404
      charged              suspend  200      200   403         404     404       404      404       404      404
      charged              offer    201      201   403         404     404       404      404       404      404
      charged              note     201      201   403         404     404       404      404       404      404
      charged              erase    403      403   403         404     404       404      404       404      409
      at-trial             claim    200      200   403         404     404       404      404       404      404
      at-trial             suspend  200      200   403         404     404       404      404       404      404
      at-trial             offer    201      201   403         404     404       404      404       404      404
      at-trial             note     201      201   403         404     404       404      404       404      404
      at-trial             erase    403      403   403         404     404       404      404       404      409
      suspended            claim    200      200   403         404     404       404      404       404      404
      suspended            suspend  409      409   403         404     404       404      404       404      404
      suspended            offer    201      201   403         404     404       404      404       404      404
      suspended            note     201      201   403         404     404       404      404       404      404
      suspended            erase    403      403   403         404     404       404      404       404      409
      closed               claim    409      409   403         404     404       404      404       404      404
      closed               suspend  409      409   403         404     404       404      404       404      404
      closed               offer    409      409   403         404     404       404      404       404      404
      closed               note     409      409   403         404     404       404      404       404      404
      closed               erase    403      403   403         404     404       404      404       404      200
      """;

  private static final String READING =
      """
      path                      officer  boss  prosecutor  former  stranger  auditor  operator  service  dpo
      /v1/cases                 200      200   200         200     200       403      403       403      403
      /v1/cases/{id}            200      200   200         404     404       404      404       404      404
      /v1/cases/{id}/timeline   200      200   200         404     404       404      404       404      404
      /v1/cases/{id}/notes      200      200   200         404     404       404      404       404      404
      /v1/cases/{id}/feedback   200      200   200         200     404       404      404       404      404
      /v1/cases/{id}/protection 200      200   403         404     404       404      404       404      404
      /v1/workload              403      200   403         200     403       403      403       403      403
      /v1/cases/{id}/custodian  403      403   403         403     403       403      403       200      403
      /v1/inbox                 200      200   403         200     403       403      403       403      403
      /v1/audit?subject={id}    403      403   403         403     403       200      403       403      403
      /v1/outbox                403      403   403         403     403       403      200       403      403
      """;

  /** One case in each state, for what does not change it. */
  private final Map<String, UUID> unchanged = new HashMap<>();

  @Test
  void tableIsComplete() {
    List<String> states = BY_STATE.lines().skip(1).map(l -> l.trim().split("\\s+")[0]).toList();
    for (CaseStatus status : CaseStatus.values()) {
      assertThat(states.stream().filter(status.value()::equals)).hasSize(COMMANDS.size());
    }
  }

  @TestFactory
  List<DynamicTest> everyCommand() {
    List<DynamicTest> tests = new ArrayList<>();
    cells(
        BY_STATE,
        2,
        (row, actor, expected) ->
            tests.add(
                dynamicTest(
                    row[0] + " " + row[1] + " by " + actor,
                    () -> command(row[0], COMMANDS.get(row[1]), ACTORS.get(actor), expected))));
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyReading() {
    List<DynamicTest> tests = new ArrayList<>();
    cells(
        READING,
        1,
        (row, actor, expected) ->
            tests.add(
                dynamicTest(
                    row[0] + " by " + actor,
                    () ->
                        get(ACTORS.get(actor), row[0].replace("{id}", caseIn("with-prosecution")))
                            .statusCode(expected))));
    return tests;
  }

  private void command(String state, String[] command, String client, int expected) {
    boolean changesIt = expected < 300;
    String id = changesIt ? reach(state).toString() : caseIn(state);
    List<Long> before = written();
    post(client, "/v1/cases/" + id + "/" + command[0], command[1]).statusCode(expected);
    if (!changesIt) {
      assertThat(written()).isEqualTo(before);
    }
  }

  private String caseIn(String state) {
    return unchanged.computeIfAbsent(state, this::reach).toString();
  }

  /** Opened by Lahore, which gave it to AHTC. */
  private UUID reach(String state) {
    UUID caseId =
        open(
                UUID.randomUUID(),
                report(1, "accepted").acceptedBy("lahore-police", "lahore-investigation"))
            .caseId();
    String handover =
        post(
                LAHORE_SUPERVISOR,
                "/v1/cases/" + caseId + "/handovers",
                "{\"to\": {\"agency\": \"ahtc\", \"unit\": \"ahtc-islamabad\"},"
                    + " \"reason\": \"specialised-unit\"}")
            .statusCode(201)
            .extract()
            .path("id");
    post(SUPERVISOR, "/v1/handovers/" + handover + "/acceptance", "{}").statusCode(200);
    move(caseId, WAYS.get(state));
    return caseId;
  }

  private interface Cell {
    void check(String[] row, String actor, int expected);
  }

  private static void cells(String table, int labels, Cell cell) {
    String[] header = table.lines().findFirst().orElseThrow().trim().split("\\s+");
    table
        .lines()
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .forEach(
            row ->
                Arrays.stream(header)
                    .skip(labels)
                    .forEach(
                        actor ->
                            cell.check(
                                row,
                                actor,
                                Integer.parseInt(row[Arrays.asList(header).indexOf(actor)]))));
  }
}
