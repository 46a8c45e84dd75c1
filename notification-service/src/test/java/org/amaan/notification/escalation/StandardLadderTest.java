package org.amaan.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The platform's own decisions about alerts on which nobody acts. */
class StandardLadderTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  /** What a referral, an offer and a review of an emergency access are given at least. */
  private static final Duration SHORTEST_ROUTINE_DEADLINE = Duration.ofHours(48);

  private static final Duration SHORTEST_URGENT_DEADLINE = Duration.ofHours(24);

  private final StandardLadder standard = new StandardLadder(JSON);

  @Test
  void whoCoordinatesIsToldBeforeTheDeadlineAndNotAfterIt() {
    Ladder ladder = standard.ladder();
    assertThat(
            ladder
                    .wait(Waits.ROUTINE, EscalationStep.COORDINATOR)
                    .orElseThrow()
                    .compareTo(SHORTEST_ROUTINE_DEADLINE)
                < 0)
        .isTrue();
    assertThat(
            ladder
                    .wait(Waits.IMMEDIATE_DANGER, EscalationStep.COORDINATOR)
                    .orElseThrow()
                    .compareTo(SHORTEST_URGENT_DEADLINE)
                < 0)
        .isTrue();
  }

  @Test
  void theSameEventMayAskOneToActAndOnlyTellAnother() {
    String reopened = "org.amaan.referral.reopened.v1";
    assertThat(standard.needsAction(reopened, "decide")).isTrue();
    assertThat(standard.needsAction(reopened, "read")).isFalse();
    assertThat(standard.needsAction("org.amaan.notification.escalated.v1", "receive")).isFalse();
    String review = "org.amaan.case.non-punishment-review.v1";
    assertThat(standard.needsAction(review, "conclude-review")).isTrue();
    assertThat(standard.needsAction(review, "compare-cases"))
        .as("of another case: no supervisor's")
        .isFalse();
  }

  @Test
  void aFileThatIsSilentOrContradictsItselfIsRefused() throws IOException {
    assertThatCode(() -> changed(file -> {})).doesNotThrowAnyException();
    refused(file -> events(file).remove(0));
    refused(file -> events(file).add(events(file).get(0)));
    refused(file -> event(file).put("type", "org.amaan.referral.lost.v1"));
    refused(file -> ((ArrayNode) event(file).get("settledBy")).add("org.amaan.referral.lost.v1"));
    refused(file -> event(file).put("why", " "));
    refused(file -> event(file).putArray("actions"));
    refused(file -> file.put("version", ""));
    refused(file -> waits(file, "immediate-danger").remove("fallback"));
    refused(file -> waits(file, "routine").put("supervisor", "PT30S"));
    refused(file -> waits(file, "routine").put("coordinator", "P31D"));
    refused(file -> waits(file, "immediate-danger").put("coordinator", "PT24H1M"));
    refused(file -> waits(file, "routine").put("fallback", "PT8H"));
  }

  private static void refused(Consumer<ObjectNode> change) {
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> changed(change));
  }

  private static StandardLadder changed(Consumer<ObjectNode> change) throws IOException {
    try (InputStream in =
        StandardLadder.class.getResourceAsStream("/escalation/standard-ladder.json")) {
      ObjectNode file = (ObjectNode) JSON.readTree(in);
      change.accept(file);
      return new StandardLadder(JSON.treeToValue((JsonNode) file, StandardLadder.File.class));
    }
  }

  private static ArrayNode events(ObjectNode file) {
    return (ArrayNode) file.get("events");
  }

  private static ObjectNode event(ObjectNode file) {
    return (ObjectNode) events(file).get(0);
  }

  private static ObjectNode waits(ObjectNode file, String urgency) {
    return (ObjectNode) file.get("waits").get(urgency);
  }
}
