package org.amaan.referral.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.KeyedOperations;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

/** An answer is given again to who still sees what it tells of. */
@QuarkusTest
class ReplayApiTest extends ServiceTest {

  private static final String HOSPITAL = "sehat-integration";
  private static final String SHELTER = "panah-shelter";

  @Inject Rows rows;

  /** A command that was carried out, to be sent again as it was. */
  private record Sent(String client, UUID key, String path, String body, Response answer) {

    static Sent first(String client, String path, String body) {
      UUID key = UUID.randomUUID();
      Response answer = send(client, key, path, body);
      assertThat(answer.statusCode() / 100).as(path + " " + answer.asString()).isEqualTo(2);
      return new Sent(client, key, path, body, answer);
    }

    Response again() {
      return send(client, key, path, body);
    }

    private static Response send(String client, UUID key, String path, String body) {
      RequestSpecification request = Api.as(client).header("Idempotency-Key", key);
      return path.endsWith("/attachments")
          ? Files.add(client, UUID.fromString(path.split("/")[3]), key, Files.pdf(2_000))
          : request.body(body).post(path);
    }
  }

  @Test
  void ofEveryResourceThatACommandNamesItIsKnownWhoSeesIt() {
    assertThat(KeyedOperations.thatNobodyCanBeAskedAbout(Contract.ofThisService()))
        .isEqualTo(Set.of());
  }

  @Test
  void anAgencyThatIsExcludedSinceIsGivenNothing() {
    Referred referred =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"sehat-hospital\"}",
            "medical-care",
            Referred.CONSENT_TO_POLICE);
    String path = "/v1/referrals/" + referred.referralId();
    List<Sent> sent = new ArrayList<>();
    sent.add(Sent.first(HOSPITAL, path + "/receipt", "{}"));
    sent.add(Sent.first(HOSPITAL, path + "/information-requests", "{\"questions\": [\"Where?\"]}"));
    Stages.move("umeed-caseworker", referred.referralId(), "answers", "{\"answers\": [\"There.\"]}")
        .statusCode(200);
    sent.add(Sent.first(HOSPITAL, path + "/acceptance", "{}"));
    sent.add(
        Sent.first(
            HOSPITAL,
            path + "/observations",
            """
            {"observations": [{"indicator": "A1", "value": "present", "observer": "clinician"}]}
            """));
    sent.add(Sent.first(HOSPITAL, path + "/attachments", ""));
    sent.add(Sent.first(HOSPITAL, path + "/start", "{}"));
    sent.add(
        Sent.first(
            HOSPITAL,
            "/v1/referrals",
            """
            {"state": "draft", "receiver": {"agency": "panah-shelter"}, "need": "protection",
             "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(referred.subjectId())));
    sent.add(Sent.first(HOSPITAL, path + "/completion", "{\"outcome\": \"served\"}"));
    sent.add(Sent.first(HOSPITAL, path + "/reopening", "{\"reason\": \"Fictional.\"}"));
    for (Sent each : sent) {
      assertThat(each.again().header("Idempotent-Replayed")).as(each.path()).isEqualTo("true");
    }
    Stages.exclude("umeed-caseworker", referred.referralId(), "sehat-hospital");
    assertNoneIsReplayed(sent);
  }

  @Test
  void norOfWhatItAnsweredAboutAWithdrawal() {
    Noticed noticed = Noticed.shelter();
    Sent answer =
        Sent.first(
            SHELTER,
            "/v1/withdrawal-notices/" + noticed.id() + "/answer",
            "{\"answer\": \"deleted\"}");
    assertThat(answer.again().header("Idempotent-Replayed")).isEqualTo("true");
    Stages.exclude("umeed-caseworker", noticed.referred().referralId(), "panah-shelter");
    assertNoneIsReplayed(List.of(answer));
  }

  @Test
  void norOneWhosePartInAReferralHasEnded() {
    Referred referred = Stages.at("submitted");
    String path = "/v1/referrals/" + referred.referralId();
    List<Sent> sent =
        List.of(
            Sent.first(SHELTER, path + "/receipt", "{}"),
            Sent.first(
                SHELTER, path + "/refusal", "{\"code\": \"no-capacity\", \"text\": \"Full.\"}"));
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"bystander-relief\"}}")
        .statusCode(200);
    assertNoneIsReplayed(sent);
  }

  private void assertNoneIsReplayed(List<Sent> sent) {
    String before = rows.one("SELECT count(*) FROM audit_entry");
    for (Sent each : sent) {
      Response again = each.again();
      assertThat(again.statusCode()).as(each.path() + " " + again.asString()).isEqualTo(404);
      for (String told : List.of("Idempotent-Replayed", "ETag", "Location")) {
        assertThat(again.headers().hasHeaderWithName(told)).as(each.path() + " " + told).isFalse();
      }
      String stranger =
          Api.commandAs("darya-hospital-integration")
              .body(each.body())
              .post(each.path())
              .path("type");
      if (!each.path().equals("/v1/referrals") && !each.path().endsWith("/attachments")) {
        assertThat(again.<String>path("type")).as(each.path()).isEqualTo(stranger);
      }
    }
    assertThat(rows.one("SELECT count(*) FROM audit_entry")).isEqualTo(before);
  }
}
