package org.amaan.casework.contention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.Race;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commands about one case at one moment: each is carried out or told what stands in its way, and
 * none is sent away because another was faster.
 */
@QuarkusTest
class ContentionTest extends ApiTest {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 8);
  private static final String PERSON =
      """
      {"kind": "natural", "standing": "suspect", "roles": ["BrokerTravelAgent"], "handling": "H0"}
      """;
  private static final String EVIDENCE =
      """
      {"kind": "physical-object", "description": "A ledger", "collectedAt": "2024-11-20T09:15:00Z",
       "place": "the clinic", "handling": "H0"}
      """;

  private final Race race = Race.seeded();

  @BeforeAll
  static void signIn() {
    Stream.of(OFFICER, OTHER_OFFICER, SUPERVISOR, LAHORE_SUPERVISOR, "dpo-ahtc", REFERRAL_SERVICE)
        .forEach(Tokens::of);
  }

  /** What is sent at one moment. */
  private interface Round {
    List<Callable<Response>> calls();
  }

  private Map<String, Integer> rounds(Set<Integer> right, Round round) throws Exception {
    List<String> answers = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (Response answer : race.run(round.calls())) {
        String type = answer.statusCode() < 300 ? "" : " " + answer.path("type");
        answers.add(answer.statusCode() + type);
        if (!right.contains(answer.statusCode())) {
          wrong.add(answer.asString());
        }
      }
    }
    Map<String, Integer> counts = Race.counted(answers);
    System.out.println("race.seed=" + race.seed() + " " + counts);
    assertThat(wrong).as("race.seed=" + race.seed() + " " + counts).isEmpty();
    return counts;
  }

  @Test
  void twoClaimOneCase() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 409),
            () -> {
              UUID caseId = open().caseId();
              return List.of(() -> claim(OFFICER, caseId), () -> claim(OTHER_OFFICER, caseId));
            });
    assertThat(counts)
        .isEqualTo(Map.of("200", ROUNDS, "409 urn:amaan:problem:case-already-assigned", ROUNDS));
  }

  @Test
  void anAcceptanceOfAHandoverBesideItsCancellation() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 404, 409),
            () -> {
              UUID handover = offer(open().caseId());
              return List.of(
                  () -> command(LAHORE_SUPERVISOR, "/v1/handovers/" + handover + "/acceptance"),
                  () -> command(OFFICER, "/v1/handovers/" + handover + "/cancellation"));
            });
    assertThat(counts.get("200")).isEqualTo(ROUNDS);
  }

  @Test
  void aTransferIsCountersignedTwice() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 409),
            () -> {
              String signature = transferOf(open().caseId()) + "/countersignature";
              return List.of(
                  () -> command(OTHER_OFFICER, signature), () -> command(OTHER_OFFICER, signature));
            });
    assertThat(counts.get("200")).isEqualTo(ROUNDS);
  }

  @Test
  void aPatchBesideAnother() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 412),
            () -> {
              ValidatableResponse entered =
                  post(OFFICER, "/v1/cases/" + open().caseId() + "/persons", PERSON)
                      .statusCode(201);
              String path = entered.extract().header("Location");
              String etag = entered.extract().header("ETag");
              return List.of(
                  () -> standing(OFFICER, path, etag, "accused"),
                  () -> standing(OTHER_OFFICER, path, etag, "witness"));
            });
    assertThat(counts.get("200")).isEqualTo(ROUNDS);
  }

  @Test
  void everythingAtOnce() throws Exception {
    rounds(
        Set.of(200, 201, 404, 409),
        () -> {
          Report report = report(1, "accepted");
          Opened opened = open(UUID.randomUUID(), report);
          String path = "/v1/cases/" + opened.caseId();
          String transfer = transferOf(opened.caseId());
          UUID handover = offer(opened.caseId());
          return List.of(
              () -> claim(OFFICER, opened.caseId()),
              () -> send(SUPERVISOR, path + "/transitions", INVESTIGATE),
              () -> send(OFFICER, path + "/notes", "{\"text\": \"Made up.\"}"),
              () -> send(OFFICER, path + "/persons", PERSON),
              () -> command(OTHER_OFFICER, transfer + "/countersignature"),
              () -> command(LAHORE_SUPERVISOR, "/v1/handovers/" + handover + "/acceptance"),
              () ->
                  arrives(opened.referralId(), report.excluding(2, "lahore-police").json())
                      .extract()
                      .response());
        });
  }

  /** Five reports of one referral open one case. */
  @Test
  void reportsOfOneReferralAtOnce() throws Exception {
    rounds(
        Set.of(200, 201),
        () -> {
          UUID referralId = UUID.randomUUID();
          Report report = report(1, "accepted");
          return IntStream.range(1, 6)
              .mapToObj(
                  sequence ->
                      (Callable<Response>)
                          () ->
                              arrives(referralId, report.at(sequence, "accepted").json())
                                  .extract()
                                  .response())
              .toList();
        });
  }

  private static String transferOf(UUID caseId) {
    String evidence =
        post(OFFICER, "/v1/cases/" + caseId + "/evidence", EVIDENCE).extract().path("id");
    String transfers = "/v1/cases/" + caseId + "/evidence/" + evidence + "/transfers";
    String transfer =
        post(
                OFFICER,
                transfers,
                """
                {"to": {"agency": "ahtc", "unit": "ahtc-islamabad", "person": "ahtc-officer-2"},
                 "place": "A made-up room.", "reason": "storage"}
                """)
            .statusCode(201)
            .extract()
            .path("id");
    return transfers + "/" + transfer;
  }

  private static Response claim(String officer, UUID caseId) {
    return send(
        officer, "/v1/cases/" + caseId + "/assignment", "{\"person\": \"" + officer + "\"}");
  }

  private static Response command(String client, String path) {
    return send(client, path, "{}");
  }

  private static Response send(String client, String path, String body) {
    return post(client, path, body).extract().response();
  }

  private static Response standing(String client, String path, String etag, String standing) {
    return patch(client, path, etag, "{\"standing\": \"" + standing + "\"}").extract().response();
  }
}
