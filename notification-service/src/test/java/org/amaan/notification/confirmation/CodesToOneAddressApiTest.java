package org.amaan.notification.confirmation;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.MailHost;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever owns an address is not flooded with codes, by one agency or by several together. */
@QuarkusTest
@TestProfile(CodesToOneAddressApiTest.AsInService.class)
class CodesToOneAddressApiTest {

  /** The other tests mail as many as they like. */
  public static class AsInService implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "amaan.mail.codes-to-an-address-an-hour", "3",
          "amaan.mail.codes-to-an-address-a-day", "10");
    }
  }

  private static final List<String> ADMINS = List.of("umeed-admin", "ahtc-admin");

  /** One mailbox, spelt in several ways. */
  private static final List<String> SPELLINGS =
      List.of(
          "stranger@elsewhere.example",
          "Stranger@Elsewhere.example",
          "stranger+1@elsewhere.example");

  @Inject Rows rows;
  @Inject SettableClock clock;

  private MailHost host;

  @BeforeEach
  void begin() throws SQLException {
    nobodySubscribesNorWasMailed();
    host = new MailHost();
  }

  @AfterEach
  void end() throws SQLException {
    host.close();
    clock.reset();
    nobodySubscribesNorWasMailed();
  }

  @Test
  void byCreatingAndDeletingNobodyGetsMoreThanThreeAnHourAndTenADay() {
    assertThat(mailedOf(34)).isEqualTo(3);
    assertThat(mails()).isEqualTo(3);
    for (int hour = 1; hour <= 2; hour++) {
      clock.advance(Duration.ofMinutes(61));
      assertThat(mailedOf(6)).isEqualTo(3);
    }
    clock.advance(Duration.ofMinutes(61));
    assertThat(mailedOf(6)).isEqualTo(1);
    Response refused = create("ahtc-admin", SPELLINGS.get(0));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(retryAfter(refused) > Duration.ofHours(12).toSeconds())
        .as("of the day, not the hour")
        .isTrue();
    assertThat(mails()).isEqualTo(10);
    assertThat(create("ahtc-admin", "somebody.else@elsewhere.example").statusCode()).isEqualTo(201);
    clock.advance(Duration.ofDays(1));
    assertThat(mailedOf(6)).isEqualTo(3);
    assertThat(rows.count("SELECT count(*) FROM mailed_code"))
        .as("and nothing is kept for longer")
        .isEqualTo(3);
  }

  @Test
  void anotherCodeAndAnotherAddressCountToo() {
    String path = create("umeed-admin", "own@umeed.example").path("id");
    String etag = as("umeed-admin").get("/v1/subscriptions/" + path).header("ETag");
    assertThat(mailedOf(2)).isEqualTo(2);
    clock.advance(Duration.ofMinutes(2)); // one subscription has not two codes within a minute
    Response moved = move(path, etag, SPELLINGS.get(1));
    assertThat(moved.statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(5));
    Response another =
        as("umeed-admin").post("/v1/subscriptions/" + path + "/confirmation-code").andReturn();
    assertThat(another.statusCode()).isEqualTo(429);
    assertThat(retryAfter(another) % 900).as("not to the second what others did").isEqualTo(0);
    assertThat(mails()).isEqualTo(3);
    String back = as("umeed-admin").get("/v1/subscriptions/" + path).header("ETag");
    assertThat(move(path, back, "own@umeed.example").statusCode()).isEqualTo(200);
    String again = as("umeed-admin").get("/v1/subscriptions/" + path).header("ETag");
    assertThat(move(path, again, SPELLINGS.get(0)).statusCode()).isEqualTo(429);
    as("umeed-admin")
        .get("/v1/subscriptions/" + path)
        .then()
        .body("address", org.hamcrest.Matchers.equalTo("own@umeed.example"));
  }

  /** By both agencies in turn, each deleting what it has made. */
  private int mailedOf(int tries) {
    int mailed = 0;
    for (int i = 0; i < tries; i++) {
      String admin = ADMINS.get(i % ADMINS.size());
      Response created = create(admin, SPELLINGS.get(i % SPELLINGS.size()));
      if (created.statusCode() == 201) {
        mailed++;
        as(admin)
            .header("If-Match", created.header("ETag"))
            .delete("/v1/subscriptions/" + created.path("id"))
            .then()
            .statusCode(204);
      } else {
        assertThat(created.statusCode()).isEqualTo(429);
        assertThat(retryAfter(created) > 0).isTrue();
      }
    }
    return mailed;
  }

  private static Response create(String admin, String address) {
    return Subscribed.create(admin, UUID.randomUUID(), Subscribed.mail(address))
        .extract()
        .response();
  }

  private static Response move(String subscription, String etag, String address) {
    return as("umeed-admin")
        .header("If-Match", etag)
        .contentType(Subscribed.MERGE_PATCH)
        .body(Map.of("address", address))
        .patch("/v1/subscriptions/" + subscription)
        .andReturn();
  }

  private int mails() {
    return SPELLINGS.stream().mapToInt(address -> host.to(address).size()).sum();
  }

  private static long retryAfter(Response refused) {
    return Long.parseLong(refused.header("Retry-After"));
  }

  private void nobodySubscribesNorWasMailed() throws SQLException {
    rows.execute("DELETE FROM subscription");
    rows.execute("DELETE FROM mailed_code");
  }
}
