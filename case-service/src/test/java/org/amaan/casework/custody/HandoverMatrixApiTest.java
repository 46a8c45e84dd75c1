package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.HandoverStatus;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who reads a handover in which state, every cell of it; and of the commands, of which {@link
 * HandoverMatrixTest} asks every cell of the aggregate, enough over HTTP to see that each asks it,
 * for each actor and in each state.
 */
@QuarkusTest
class HandoverMatrixApiTest extends ApiTest {

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

  /** One handover in each state, for what does not change it. */
  private final Map<String, UUID> unchanged = new HashMap<>();

  @Inject ExpireHandover expire;

  /** Each command meets each actor and each state. */
  private static final int SAMPLE = 4;

  @TestFactory
  List<DynamicTest> overHttp() {
    List<DynamicTest> tests = new ArrayList<>();
    int[] command = {0};
    HandoverMatrix.TABLE.forEachCell(
        2,
        (row, actor, expected) -> {
          if (row.get(1).equals("get") || command[0]++ % SAMPLE == 0) {
            tests.add(
                dynamicTest(
                    row.get(0) + " " + row.get(1) + " by " + actor,
                    () ->
                        check(
                            row.get(0),
                            row.get(1),
                            ACTORS.get(actor),
                            Integer.parseInt(expected))));
          }
        });
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
