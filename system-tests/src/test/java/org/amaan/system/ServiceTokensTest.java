package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's token opens the one peer that it is about to call, and no other. */
class ServiceTokensTest {

  private final Platform platform = Platform.running();
  private final Http http = new Http();

  @ParameterizedTest
  @CsvSource({
    "referral-service, case-service",
    "referral-service, notification-service",
    "case-service, referral-service",
    "case-service, notification-service"
  })
  void isForThePeerThatItAsksFor(String service, String peer) throws IOException {
    String token = asked(service, "to-" + peer).require(200).json().path("access_token").asText();
    assertThat(audience(token).asText()).isEqualTo(peer);
    for (String other : Realm.SERVICES) {
      assertThat(audit(other, token)).as(other).isEqualTo(other.equals(peer) ? 403 : 401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "referral-service, referral-service",
    "case-service, case-service",
    "notification-service, referral-service",
    "notification-service, case-service"
  })
  void isNotGivenForWhomItDoesNotCall(String service, String other) {
    assertThat(asked(service, "to-" + other).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"referral-service", "case-service", "notification-service"})
  void isForNobodyWithoutAsking(String service) throws IOException {
    String token = asked(service, "").require(200).json().path("access_token").asText();
    assertThat(audience(token).isMissingNode()).isTrue();
    for (String other : Realm.SERVICES) {
      assertThat(audit(other, token)).as(other).isEqualTo(401);
    }
  }

  @Test
  void aTokenThatIsNoAccessTokenOpensNothing() {
    Realm.Client client = Realm.Client.named("untyped").of("umeed-trust").with("auditor");
    platform.realm().addUntyped(client);
    for (String service : Realm.SERVICES) {
      assertThat(audit(service, platform.realm().token(client.id()))).as(service).isEqualTo(401);
    }
  }

  private Http.Reply asked(String service, String scope) {
    return platform.realm().asked(service, scope);
  }

  /** The audit is the auditors', so who gets in is refused with 403. */
  private int audit(String service, String token) {
    String url =
        switch (service) {
          case Platform.REFERRAL -> platform.at.referral();
          case Platform.CASE -> platform.at.casework();
          default -> platform.at.notification();
        };
    return http.send(
            "GET",
            url + "/v1/audit?subject=" + UUID.randomUUID(),
            Map.of("Authorization", "Bearer " + token),
            null)
        .status();
  }

  private static JsonNode audience(String token) throws IOException {
    return Http.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])).path("aud");
  }
}
