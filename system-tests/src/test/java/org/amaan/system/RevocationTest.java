package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.launcher.stack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Somebody loses their device, an agency is suspended: when does who hear no more? */
@Isolated("starts a second service")
class RevocationTest {

  private static final Duration EVERYWHERE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final String AGENCY = "revocation-agency";
  private static final String UNIT = AGENCY + "/revocation-unit";
  private static final String ADMIN = "revocation-admin";
  private static final String OPERATOR = "operator";

  private static final Platform PLATFORM = Platform.running();

  private final Http http = new Http();
  private final Realm realm = PLATFORM.realm();

  @BeforeAll
  static void anAgencyOfItsOwn() {
    ServiceProcess second = PLATFORM.replica();
    if (!second.isRunning()) {
      second.start();
    }
    PLATFORM.realm().add(Realm.Client.named(ADMIN).with("agency-admin").of(AGENCY));
    new Http()
        .send(
            "PUT",
            PLATFORM.at.referral() + "/v1/agencies/" + AGENCY,
            headers(PLATFORM.tokens.of(OPERATOR)),
            "{\"name\": \"Revoked (fictional)\", \"type\": \"police\", \"country\": \"IQ\","
                + " \"units\": [{\"code\": \"revocation-unit\", \"name\": \"Unit\"}], \"defaultUnit\": \"revocation-unit\"}")
        .require(201);
  }

  @AfterAll
  static void endTheSecond() {
    PLATFORM.replica().stop();
  }

  @Test
  void aLostDeviceIsOneCall() throws Exception {
    String device = officer("revocation-device");
    String token = realm.fresh("amaan", device);
    String colleague = realm.fresh("amaan", officer("revocation-colleague"));
    places().forEach(place -> assertThat(status(place, token)).as(place).isEqualTo(200));
    CompletableFuture<Http.Reply> poll =
        CompletableFuture.supplyAsync(
            () -> http.send("GET", inbox() + "?wait=30", headers(token), null));
    try (AlertReader stream = new AlertReader(PLATFORM.at.notification(), token, "");
        AlertReader atTheOther = new AlertReader(PLATFORM.replica().address(), token, "")) {
      revoke(ADMIN, "{\"person\": \"" + device + "\"}").require(200);
      Instant revoked = Instant.now();
      for (String place : places()) {
        await()
            .atMost(EVERYWHERE)
            .pollDelay(Duration.ZERO)
            .pollInterval(BETWEEN)
            .until(() -> status(place, token) == 401);
      }
      assertThat(stream.ends()).isTrue();
      assertThat(atTheOther.ends()).isTrue();
      Http.Reply polled = poll.join();
      assertThat(polled.status()).isEqualTo(401);
      assertThat(polled.json().path("type").asText()).isEqualTo("urn:amaan:problem:token-revoked");
      assertThat(Duration.between(revoked, Instant.now())).isLessThan(EVERYWHERE);
    }
    places().forEach(place -> assertThat(status(place, colleague)).as(place).isEqualTo(200));
    // One of the next second is a sign-in after it.
    String anew =
        await()
            .until(
                () -> realm.fresh("amaan", device),
                fresh -> status(PLATFORM.at.referral() + "/v1/referrals", fresh) == 200);
    places().forEach(place -> assertThat(status(place, anew)).as(place).isEqualTo(200));
  }

  @Test
  void anotherAgencysAdministratorDoesNothing() {
    String stranger = "revocation-stranger";
    realm.add(Realm.Client.named(stranger).with("agency-admin").of("bystander-relief"));
    String token = realm.fresh("amaan", officer("revocation-not-theirs"));
    Http.Reply there =
        revoke(stranger, "{\"agency\": \"" + AGENCY + "\", \"person\": \"revocation-not-theirs\"}");
    Http.Reply nowhere = revoke(stranger, "{\"agency\": \"no-agency\", \"person\": \"nobody\"}");
    for (Http.Reply refused : List.of(there, nowhere)) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("detail").asText())
          .isEqualTo(there.json().path("detail").asText());
    }
    revoke(stranger, "{\"person\": \"revocation-not-theirs\"}").require(200);
    revoke(stranger, "{\"client\": \"revocation-not-theirs\"}").require(200);
    // Both are told by now: what is told later is refused everywhere.
    String mark = officer("revocation-mark");
    String marked = realm.fresh("amaan", mark);
    revoke(ADMIN, "{\"client\": \"" + mark + "\"}").require(200);
    places().forEach(place -> await().atMost(EVERYWHERE).until(() -> status(place, marked) == 401));
    places().forEach(place -> assertThat(status(place, token)).as(place).isEqualTo(200));
  }

  @Test
  void ofASuspendedAgencyFreshTokensAreRefusedTooUntilItIsReinstated() {
    String officer = officer("revocation-suspended");
    suspend(true);
    for (String place : places()) {
      await().atMost(EVERYWHERE).until(() -> status(place, realm.fresh("amaan", officer)) == 401);
    }
    assertThat(revoke(ADMIN, "{\"person\": \"x\"}").status()).isEqualTo(401);
    suspend(false);
    for (String place : places()) {
      await().atMost(EVERYWHERE).until(() -> status(place, realm.fresh("amaan", officer)) == 200);
    }
  }

  /** Its own token is refused until it asks for another, which it does by itself. */
  @Test
  void aServiceWhoseClientIsRevokedGoesOnWithANewToken() {
    String mark = officer("revocation-after-service");
    revoke(OPERATOR, "{\"client\": \"referral-service\"}").require(200);
    String token = realm.fresh("amaan", mark);
    revoke(OPERATOR, "{\"agency\": \"" + AGENCY + "\", \"client\": \"" + mark + "\"}").require(200);
    places().forEach(place -> await().atMost(EVERYWHERE).until(() -> status(place, token) == 401));
  }

  /** A client of the agency, and in its tokens a person of the same name. */
  private String officer(String name) {
    realm.add(Realm.Client.named(name).with("supervisor", "caseworker").of(UNIT));
    return name;
  }

  private static List<String> places() {
    return List.of(
        PLATFORM.at.referral() + "/v1/referrals",
        inbox(),
        PLATFORM.at.notification() + "/v1/alerts",
        PLATFORM.replica().address() + "/v1/alerts");
  }

  private static String inbox() {
    return PLATFORM.at.casework() + "/v1/inbox";
  }

  private int status(String place, String token) {
    return http.send("GET", place, headers(token), null).status();
  }

  private Http.Reply revoke(String client, String body) {
    Map<String, String> headers =
        headers(
            client.equals(OPERATOR) ? PLATFORM.tokens.of(OPERATOR) : realm.fresh("amaan", client));
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    return http.send("POST", PLATFORM.at.referral() + "/v1/revocations", headers, body);
  }

  private void suspend(boolean suspended) {
    http.send(
            "PUT",
            PLATFORM.at.referral() + "/v1/agencies/" + AGENCY + "/suspension",
            headers(PLATFORM.tokens.of(OPERATOR)),
            "{\"suspended\": " + suspended + "}")
        .require(200);
  }

  private static Map<String, String> headers(String token) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Content-Type", "application/json");
    return headers;
  }
}
