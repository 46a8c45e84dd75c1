package org.amaan.casework.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.KeyedOperations;
import org.junit.jupiter.api.Test;

/** An answer is given again to who still sees what it tells of. */
@QuarkusTest
class ReplayApiTest extends ApiTest {

  private static final String PERSON =
      """
      {"kind": "natural", "standing": "suspect", "roles": ["BrokerTravelAgent"], "handling": "H0"}
      """;
  private static final String EVIDENCE =
      """
      {"kind": "physical-object", "description": "A ledger", "collectedAt": "2024-11-20T09:15:00Z",
       "place": "the clinic", "handling": "H0"}
      """;
  private static final String OBSERVATION =
      """
      {"observations": [{"indicator": "R12", "value": "present", "observer": "police",
        "sourceGrade": "B", "informationGrade": 2, "handling": "H0"}]}
      """;

  /** A command that was carried out, to be sent again as it was. */
  private record Sent(String client, UUID key, String path, String body, Response answer) {

    static Sent first(String client, String path, String body) {
      UUID key = UUID.randomUUID();
      Response answer = post(client, key, path, body).extract().response();
      assertThat(answer.statusCode() / 100).as(path + " " + answer.asString()).isEqualTo(2);
      return new Sent(client, key, path, body, answer);
    }

    Response again() {
      return post(client, key, path, body).extract().response();
    }
  }

  @Test
  void ofEveryResourceThatACommandNamesItIsKnownWhoSeesIt() {
    assertThat(KeyedOperations.thatNobodyCanBeAskedAbout(Contract.ofThisService())).isEmpty();
  }

  @Test
  void anAgencyThatIsExcludedSinceIsGivenNothing() {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    List<Sent> sent = everything(opened.caseId());
    assertReplayed(sent);
    arrives(opened.referralId(), report.excluding(2, "ahtc").json()).statusCode(200);
    assertNoneIsReplayed(sent);
  }

  @Test
  void norOneThatHasHandedTheCaseOver() {
    Opened opened = open();
    List<Sent> sent = everything(opened.caseId());
    Sent offer = Sent.first(OFFICER, "/v1/cases/" + opened.caseId() + "/handovers", TO_LAHORE);
    sent.add(offer);
    assertReplayed(sent);
    String handover = offer.answer().path("id");
    Sent acceptance =
        Sent.first(LAHORE_SUPERVISOR, "/v1/handovers/" + handover + "/acceptance", "{}");
    assertReplayed(List.of(acceptance));
    assertNoneIsReplayed(sent);
  }

  @Test
  void norAnAgencyWhoseOfferWasTakenBack() {
    Opened opened = open();
    UUID handover = offer(opened.caseId());
    Sent refusal =
        Sent.first(
            LAHORE_SUPERVISOR,
            "/v1/handovers/" + handover + "/refusal",
            "{\"reason\": \"not-competent\"}");
    assertReplayed(List.of(refusal));
    arrives(
            opened.referralId(),
            report(2, "accepted")
                .json()
                .replaceAll(
                    "\"subjectId\": \"[^\"]*\"", "\"subjectId\": \"" + opened.subjectId() + "\"")
                .strip()
                .replaceFirst("}$", ", \"exclusions\": [\"lahore-police\"]}"))
        .statusCode(200);
    assertNoneIsReplayed(List.of(refusal));
  }

  /** What an officer does in a case that its unit holds. */
  private static List<Sent> everything(UUID caseId) {
    String path = "/v1/cases/" + caseId;
    List<Sent> sent = new ArrayList<>();
    sent.add(Sent.first(OFFICER, path + "/assignment", "{\"person\": \"ahtc-officer-1\"}"));
    sent.add(Sent.first(OFFICER, path + "/transitions", INVESTIGATE));
    sent.add(Sent.first(OFFICER, path + "/notes", "{\"text\": \"Made up.\"}"));
    sent.add(Sent.first(OFFICER, path + "/persons", PERSON));
    sent.add(Sent.first(OFFICER, path + "/observations", OBSERVATION));
    Sent evidence = Sent.first(OFFICER, path + "/evidence", EVIDENCE);
    sent.add(evidence);
    String transfers = path + "/evidence/" + evidence.answer().path("id") + "/transfers";
    Sent transfer =
        Sent.first(
            OFFICER,
            transfers,
            """
            {"to": {"agency": "ahtc", "unit": "ahtc-islamabad", "person": "ahtc-officer-2"},
             "place": "A made-up room.", "reason": "storage"}
            """);
    sent.add(transfer);
    sent.add(
        Sent.first(
            OFFICER, transfers + "/" + transfer.answer().path("id") + "/cancellation", "{}"));
    UUID handover = offer(caseId);
    sent.add(Sent.first(OFFICER, "/v1/handovers/" + handover + "/cancellation", "{}"));
    return sent;
  }

  private static void assertReplayed(List<Sent> sent) {
    for (Sent each : sent) {
      Response again = each.again();
      assertThat(again.header("Idempotent-Replayed"))
          .as(each.path() + " " + again.asString())
          .isEqualTo("true");
    }
  }

  private void assertNoneIsReplayed(List<Sent> sent) {
    List<Long> before = written();
    for (Sent each : sent) {
      Response again = each.again();
      assertThat(again.statusCode()).as(each.path() + " " + again.asString()).isEqualTo(404);
      assertThat(again.headers().hasHeaderWithName("Idempotent-Replayed")).isFalse();
      assertThat(again.headers().hasHeaderWithName("Location")).isFalse();
      assertThat(again.headers().hasHeaderWithName("ETag")).isFalse();
      String stranger =
          post(STRANGER, each.path(), each.body()).statusCode(404).extract().path("type");
      assertThat(again.<String>path("type")).as(each.path()).isEqualTo(stranger);
    }
    assertThat(written()).isEqualTo(before);
  }
}
