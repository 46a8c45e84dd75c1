package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state of a handover, every command, every kind of actor. */
@QuarkusTest
class HandoverMatrixTest extends ApiTest {

  private static final Map<String, String> ACTORS =
      Map.of(
          "giver", OFFICER,
          "giver-boss", SUPERVISOR,
          "offered", LAHORE_OFFICER,
          "offered-boss", LAHORE_SUPERVISOR,
          "prosecutor", PROSECUTOR,
          "stranger", STRANGER,
          "service", REFERRAL_SERVICE);

  private static final Map<String, String> BODIES =
      Map.of("acceptance", "{}", "refusal", "{\"reason\": \"no-capacity\"}", "cancellation", "{}");

  private static final String TABLE =
      """
      state      command       giver  giver-boss  offered  offered-boss  prosecutor  stranger  service
      offered    get           200    200         200      200           404         404       404
      offered    acceptance    403    403         403      200           404         404       404
      offered    refusal       403    403         403      200           404         404       404
      offered    cancellation  200    200         403      403           404         404       404
      accepted   get           404    404         200      200           404         404       404
      accepted   acceptance    404    404         403      409           404         404       404
      accepted   refusal       404    404         403      409           404         404       404
      accepted   cancellation  404    404         403      403           404         404       404
      refused    get           200    200         200      200           404         404       404
      refused    acceptance    403    403         403      409           404         404       404
      refused    refusal       403    403         403      409           404         404       404
      refused    cancellation  409    409         403      403           404         404       404
      cancelled  get           200    200         200      200           404         404       404
      cancelled  acceptance    403    403         403      409           404         404       404
      cancelled  refusal       403    403         403      409           404         404       404
      cancelled  cancellation  409    409         403      403           404         404       404
      expired    get           200    200         200      200           404         404       404
      expired    acceptance    403    403         403      409           404         404       404
      expired    refusal       403    403         403      409           404         404       404
      expired    cancellation  409    409         403      403           404         404       404
      """;

  /** One handover in each state, for what does not change it. */
  private final Map<String, UUID> unchanged = new HashMap<>();

  @Inject ExpireHandover expire;

  @Test
  void tableIsComplete() {
    List<String> rowsOfTable = TABLE.lines().skip(1).map(l -> l.trim().split("\\s+")[0]).toList();
    for (HandoverStatus status : HandoverStatus.values()) {
      assertThat(rowsOfTable.stream().filter(status.value()::equals)).hasSize(4);
    }
  }

  @TestFactory
  List<DynamicTest> everyCell() {
    String[] header = TABLE.lines().findFirst().orElseThrow().trim().split("\\s+");
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : TABLE.lines().skip(1).toList()) {
      String[] cells = line.trim().split("\\s+");
      for (String actor : Arrays.asList(header).subList(2, header.length)) {
        int expected = Integer.parseInt(cells[Arrays.asList(header).indexOf(actor)]);
        tests.add(
            dynamicTest(
                cells[0] + " " + cells[1] + " by " + actor,
                () -> check(cells[0], cells[1], ACTORS.get(actor), expected)));
      }
    }
    return tests;
  }

  private void check(String state, String command, String client, int expected) {
    boolean changesIt = expected == 200 && !command.equals("get");
    UUID id = changesIt ? inState(state) : unchanged.computeIfAbsent(state, this::inState);
    String path = "/v1/handovers/" + id;
    int answer;
    List<Long> before = written();
    if (command.equals("get")) {
      answer = get(client, path).extract().statusCode();
    } else {
      answer = post(client, path + "/" + command, BODIES.get(command)).extract().statusCode();
    }
    assertThat(answer).isEqualTo(expected);
    if (!changesIt) {
      assertThat(written()).isEqualTo(before);
    }
  }

  /** Reached as anyone would reach it. */
  private UUID inState(String state) {
    Opened opened = open();
    // the prosecutor reads the case, which shows it no offers
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    UUID id =
        state.equals("expired")
            ? offerFor(opened.caseId(), Duration.ofMinutes(5))
            : offer(opened.caseId());
    String path = "/v1/handovers/" + id;
    switch (HandoverStatus.of(state)) {
      case OFFERED -> {}
      case ACCEPTED -> accept(id);
      case REFUSED ->
          post(LAHORE_SUPERVISOR, path + "/refusal", BODIES.get("refusal")).statusCode(200);
      case CANCELLED -> post(OFFICER, path + "/cancellation", "{}").statusCode(200);
      case EXPIRED -> {
        clock.advance(Duration.ofMinutes(6));
        expireAsTheTimerDoes(id);
        clock.reset();
      }
    }
    return id;
  }

  private void expireAsTheTimerDoes(UUID id) {
    Acting.asWorker(
        () -> {
          expire.run(id);
          return id;
        });
  }
}
