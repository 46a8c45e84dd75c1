package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may read what, every cell of it; and of every command in every state by every kind of actor,
 * which {@link CaseMatrixTest} asks the aggregate, enough cells over HTTP to see that each command
 * asks it, for each actor and in each state.
 */
@QuarkusTest
class CaseMatrixApiTest extends ApiTest {

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

  /** Each command meets each actor and each state. */
  private static final int SAMPLE = 7;

  @TestFactory
  List<DynamicTest> commandsOverHttp() {
    List<DynamicTest> tests = new ArrayList<>();
    int[] cell = {0};
    CaseMatrix.COMMANDS.forEachCell(
        2,
        (row, actor, expected) -> {
          if (cell[0]++ % SAMPLE == 0) {
            tests.add(
                dynamicTest(
                    row.get(0) + " " + row.get(1) + " by " + actor,
                    () ->
                        command(
                            row.get(0),
                            COMMANDS.get(row.get(1)),
                            ACTORS.get(actor),
                            Integer.parseInt(expected))));
          }
        });
    return tests;
  }

  /** Whoever sees the case gets it; to everybody else there is none. */
  @TestFactory
  List<DynamicTest> everyStateIsSeenByWhomItIsFor() {
    List<DynamicTest> tests = new ArrayList<>();
    CaseMatrix.SEEN.forEachCell(
        1,
        (row, actor, expected) ->
            tests.add(
                dynamicTest(
                    row.get(0) + " read by " + actor,
                    () ->
                        get(ACTORS.get(actor), "/v1/cases/" + caseIn(row.get(0)))
                            .statusCode(Integer.parseInt(expected)))));
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyReading() {
    List<DynamicTest> tests = new ArrayList<>();
    TextTable.of(READING)
        .forEachCell(
            1,
            (row, actor, expected) ->
                tests.add(
                    dynamicTest(
                        row.get(0) + " by " + actor,
                        () ->
                            get(
                                    ACTORS.get(actor),
                                    row.get(0).replace("{id}", caseIn("with-prosecution")))
                                .statusCode(Integer.parseInt(expected)))));
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
}
