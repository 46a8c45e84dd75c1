package org.amaan.referral.contention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.Race;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commands about one person at one moment: each is carried out or told what stands in its way, and
 * none is sent away because another was faster.
 */
@QuarkusTest
class ContentionTest extends ServiceTest {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 8);
  private static final String WITHDRAWAL = "{\"code\": \"need-met\"}";
  private static final String REFUSAL = "{\"code\": \"no-capacity\", \"text\": \"Full.\"}";

  private final Race race = Race.seeded();

  @BeforeAll
  static void signIn() {
    Stream.of("umeed-caseworker", "panah-shelter", "dpo-umeed", "nrm-pk", "sehat-integration")
        .forEach(Tokens::of);
  }

  /** What one round sent, and which of its answers are right. */
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
    assertThat(wrong).as("race.seed=" + race.seed() + " " + counts).isEqualTo(List.of());
    return counts;
  }

  @Test
  void exclusionsBesideFourSubmissions() throws Exception {
    rounds(
        Set.of(200, 201, 412),
        () -> {
          Referred referred = Stages.at("submitted");
          String etag = etagOf(referred);
          List<Callable<Response>> calls = new ArrayList<>();
          calls.add(
              () ->
                  Api.as("umeed-caseworker")
                      .header("If-Match", etag)
                      .body(Map.of("exclusions", List.of("darya-hospital")))
                      .put("/v1/referrals/{id}/exclusions", referred.referralId()));
          for (int i = 0; i < 4; i++) {
            calls.add(() -> onward(referred));
          }
          return calls;
        });
  }

  @Test
  void acceptanceBesideRefusal() throws Exception {
    oneWins("received", "panah-shelter", "acceptance", "{}", "panah-shelter", "refusal", REFUSAL);
  }

  @Test
  void withdrawalBesideAcceptance() throws Exception {
    rounds(
        Set.of(200, 409),
        () -> {
          Referred referred = Stages.at("received");
          return List.of(
              () -> move("umeed-caseworker", referred, "withdrawal", WITHDRAWAL),
              () -> move("panah-shelter", referred, "acceptance", "{}"));
        });
  }

  @Test
  void twoAcceptances() throws Exception {
    oneWins("received", "panah-shelter", "acceptance", "{}", "panah-shelter", "acceptance", "{}");
  }

  @Test
  void consentsAtOnce() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(201),
            () -> {
              Referred referred = Stages.at("submitted");
              return List.of(
                  () -> consent(referred), () -> consent(referred), () -> consent(referred));
            });
    assertThat(counts.keySet()).isEqualTo(Set.of("201"));
  }

  @Test
  void aConsentBesideWithdrawals() throws Exception {
    rounds(
        Set.of(200, 201, 409),
        () -> {
          Referred referred = Stages.at("submitted");
          UUID consent = consentOf(referred);
          return List.of(
              () -> consent(referred),
              () -> withdrawConsent(referred, consent),
              () -> withdrawConsent(referred, consent),
              () ->
                  move(
                      "umeed-caseworker",
                      referred,
                      "withdrawal",
                      "{\"code\": \"consent-withdrawn\"}"));
        });
  }

  @Test
  void erasureBesideAcceptance() throws Exception {
    rounds(
        Set.of(200, 409),
        () -> {
          Referred referred = Stages.at("received");
          return List.of(
              () -> erase(referred), () -> move("panah-shelter", referred, "acceptance", "{}"));
        });
  }

  @Test
  void erasureBesideEverything() throws Exception {
    rounds(
        Set.of(200, 201, 409, 412, 422),
        () -> {
          Referred referred = Stages.at("received");
          String etag = etagOf(referred);
          UUID consent = consentOf(referred);
          return List.of(
              () -> erase(referred),
              () -> move("panah-shelter", referred, "acceptance", "{}"),
              () -> move("umeed-caseworker", referred, "withdrawal", WITHDRAWAL),
              () -> consent(referred),
              () -> withdrawConsent(referred, consent),
              () -> onward(referred),
              () -> rename(referred, "\"0\""),
              () -> changeReferral(referred, etag, "PK-PB"));
        });
  }

  @Test
  void patchBesidePatch() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 412),
            () -> {
              Referred referred = Stages.at("draft");
              String etag = etagOf(referred);
              return List.of(
                  () -> changeReferral(referred, etag, "PK-PB"),
                  () -> changeReferral(referred, etag, "PK-IS"));
            });
    assertThat(counts.get("200")).isEqualTo(ROUNDS);
  }

  @Test
  void aPatchOfThePersonBesideAnother() throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 412),
            () -> {
              Referred referred = Stages.at("submitted");
              return List.of(() -> rename(referred, "\"0\""), () -> rename(referred, "\"0\""));
            });
    assertThat(counts.get("200")).isEqualTo(ROUNDS);
  }

  private void oneWins(
      String state, String one, String command, String body, String other, String against, String b)
      throws Exception {
    Map<String, Integer> counts =
        rounds(
            Set.of(200, 409),
            () -> {
              Referred referred = Stages.at(state);
              return List.of(
                  () -> move(one, referred, command, body),
                  () -> move(other, referred, against, b));
            });
    assertThat(counts)
        .isEqualTo(Map.of("200", ROUNDS, "409 urn:amaan:problem:move-not-allowed", ROUNDS));
  }

  private static Response move(String client, Referred referred, String command, String body) {
    return Api.commandAs(client)
        .body(body)
        .post("/v1/referrals/{id}/" + command, referred.referralId());
  }

  private static Response onward(Referred referred) {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
             "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(referred.subjectId()))
        .post("/v1/referrals");
  }

  private static Response consent(Referred referred) {
    return Api.commandAs("umeed-caseworker")
        .body(Stages.CONSENT)
        .post("/v1/subjects/{id}/consents", referred.subjectId());
  }

  private static Response withdrawConsent(Referred referred, UUID consent) {
    return Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", referred.subjectId(), consent);
  }

  private static Response erase(Referred referred) {
    return Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId());
  }

  private static Response rename(Referred referred, String etag) {
    return Api.patchAs("umeed-caseworker")
        .header("If-Match", etag)
        .body("{\"identity\": {\"fullName\": \"Another Example\"}}")
        .patch("/v1/subjects/{id}", referred.subjectId());
  }

  private static Response changeReferral(Referred referred, String etag, String area) {
    return Api.patchAs("umeed-caseworker")
        .header("If-Match", etag)
        .body("{\"situation\": {\"country\": \"PK\", \"area\": \"" + area + "\"}}")
        .patch("/v1/referrals/{id}", referred.referralId());
  }

  private static String etagOf(Referred referred) {
    return Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .header("ETag");
  }

  private static UUID consentOf(Referred referred) {
    return UUID.fromString(
        Api.as("umeed-caseworker")
            .get("/v1/subjects/{id}/consents", referred.subjectId())
            .jsonPath()
            .getString("items[0].id"));
  }
}
