package org.amaan.notification.target;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecretRotationApiTest {

  @Inject Rows rows;
  @Inject SettableClock clock;

  private final Receiver receiver = new Receiver();
  private Subscribed subscription;

  @BeforeEach
  void one() throws SQLException {
    rows.execute("DELETE FROM subscription");
    subscription = Subscribed.to(receiver.url());
  }

  @AfterEach
  void end() {
    receiver.close();
    clock.reset();
  }

  @Test
  void withoutATokenOrAKey() {
    String path = subscription.path() + "/secret-rotation";
    anonymous().header("Idempotency-Key", UUID.randomUUID()).post(path).then().statusCode(401);
    as(ADMIN).post(path).then().statusCode(400);
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator"})
  void forAnybodyElseItDoesNotExist(String client) {
    as(client)
        .header("Idempotency-Key", UUID.randomUUID())
        .post(subscription.path() + "/secret-rotation")
        .then()
        .statusCode(404);
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(1);
  }

  @Test
  void forADayMessagesAreSignedWithBothThenWithTheNewOneAlone() throws Exception {
    String second = rotate();
    Receiver.Received both = sent();
    verified(subscription.secret(), both);
    verified(second, both);

    clock.advance(Duration.ofHours(25));
    subscription.command("test").statusCode(200);
    Receiver.Received later = receiver.received.get(1);
    assertThat(later.header("webhook-signature").split(" ").length).isEqualTo(1);
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> new Webhook(subscription.secret()).verify(later.body(), later.headers()));
  }

  @Test
  void aRepetitionIsAnsweredWithoutTheSecretAndChangesNothing() {
    UUID key = UUID.randomUUID();
    String path = subscription.path() + "/secret-rotation";
    as(ADMIN)
        .header("Idempotency-Key", key)
        .post(path)
        .then()
        .statusCode(200)
        .body("secret", notNullValue());
    as(ADMIN)
        .header("Idempotency-Key", key)
        .post(path)
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", "true")
        .body("secret", nullValue())
        .body("previousUntil", notNullValue());
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(2);
  }

  /** A lost answer is made good by another rotation, without making any receiver deaf. */
  @Test
  void fiveAreValidAtATimeAtMost() throws Exception {
    for (int i = 1; i < TooManySecrets.LIMIT; i++) {
      rotate();
    }
    subscription
        .command("secret-rotation")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-secrets"));
    verified(subscription.secret(), sent());
    clock.advance(Duration.ofHours(25));
    rotate();
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(2);
  }

  private String rotate() {
    return subscription.command("secret-rotation").statusCode(200).extract().path("secret");
  }

  private Receiver.Received sent() {
    subscription.command("test").statusCode(200).body("result", equalTo("delivered"));
    return receiver.received.get(0);
  }

  private static void verified(String secret, Receiver.Received message) throws Exception {
    new Webhook(secret).verify(message.body(), message.headers());
  }
}
