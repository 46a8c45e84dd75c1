package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No token that the provider did not give out as it stands is accepted, and none learns why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTokensTest {

  private final Platform platform = Platform.running();
  private final Http http = new Http();
  private final List<String> asked =
      List.of(
          platform.at.referral() + "/v1/referrals",
          platform.at.casework() + "/v1/cases",
          platform.at.notification() + "/v1/alerts");
  private String good;

  @BeforeAll
  void goodToken() {
    Realm realm = platform.realm();
    realm.add(Realm.Client.named("hostile").of("umeed-trust").with("referrer", "caseworker"));
    good = realm.token("hostile");
  }

  @Test
  void hundredsOfHostileTokensAreAllRefusedAlike() {
    long seed = System.nanoTime();
    System.out.println("hostile tokens, seed " + seed);
    Map<String, String> tokens =
        new HostileTokens(good, platform.realm().keys("amaan")).all(new Random(seed));
    assertThat(tokens.size() >= 300).as("only " + tokens.size()).isTrue();
    List<String> wrong = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (String url : asked) {
      assertThat(send(url, good).status()).as("the good token is refused at " + url).isEqualTo(200);
      tokens.forEach(
          (name, token) -> {
            Http.Reply reply = send(url, token);
            boolean tooLong = token.length() > 16_000 && Set.of(400, 431).contains(reply.status());
            if (reply.status() != 401 && !tooLong) {
              wrong.add(name + " at " + url + ": " + reply.status() + " " + reply.text());
            }
            if (reply.status() == 401) {
              told.add(
                  withoutTrace(reply)
                      + Set.of(reply.headers().get("www-authenticate").split(", ")[0]));
            }
          });
    }
    assertThat(wrong).isEqualTo(List.of());
    assertThat(told.size()).as("one answer for each service: " + told).isEqualTo(asked.size());
  }

  /** Signed by the provider, as a careless configuration of it would do. */
  @Test
  void claimsOfAnotherKindAreNoClaims() {
    List<String> wrong = new ArrayList<>();
    for (String agency :
        List.of("[\"umeed-trust\",\"ahtc\"]", "{\"umeed-trust\":true}", "7", "true")) {
      Realm.Client client =
          Realm.Client.named("hostile-" + Integer.toHexString(agency.hashCode()))
              .with("referrer", "caseworker")
              .claiming("agency", agency);
      platform.realm().add(client);
      String token = platform.realm().token(client.id());
      for (String url : asked) {
        int status = send(url, token).status();
        if (status != 401 && status != 403) {
          wrong.add("agency " + agency + " at " + url + ": " + status);
        }
      }
    }
    assertThat(wrong).isEqualTo(List.of());
  }

  private Http.Reply send(String url, String token) {
    return http.send("GET", url, Map.of("Authorization", "Bearer " + token), null);
  }

  private static String withoutTrace(Http.Reply reply) {
    return reply.text().replaceAll("\"traceId\":\"[^\"]*\"", "");
  }
}
