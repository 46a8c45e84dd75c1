package org.amaan.notification.subscription;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.amaan.notification.Subscribed.code;
import static org.amaan.notification.Subscribed.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.MailHost;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address gets nothing before its owner has said so. */
@QuarkusTest
class EmailSubscriptionApiTest {

  private static final String ADDRESS = "duty@umeed.example";
  private static final String OTHER = "night@umeed.example";
  private static final String THIRD = "third@umeed.example";

  @Inject Rows rows;
  @Inject SettableClock clock;

  @Inject
  @DataSource("keys")
  javax.sql.DataSource keys;

  private MailHost host;

  @BeforeEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host = new MailHost();
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host.close();
    clock.reset();
  }

  @Test
  void itBeginsUnconfirmedAndNothingIsSentThereButACode() {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    as(ADMIN)
        .get(subscription.path())
        .then()
        .body("state", equalTo("unconfirmed"))
        .body("address", equalTo(ADDRESS))
        .body("secret", nullValue())
        .body("confirmation", nullValue());
    assertThat(host.to(ADDRESS).get(0).subject()).isEqualTo("New message");
    TestEvent early = TestEvent.submitted().to(AGENCY).report();
    subscription.confirm(code(host, ADDRESS)).statusCode(200).body("state", equalTo("active"));
    TestEvent late = TestEvent.submitted().to(AGENCY).report();
    await().until(() -> host.to(ADDRESS).size() == 2);
    assertThat(host.to(ADDRESS).get(1).text().contains(late.reference)).isTrue();
    assertThat(
            rows.count(
                "SELECT count(*) FROM delivery d JOIN alert a ON a.id = d.alert WHERE a.event_id = ?",
                early.id))
        .isEqualTo(0);
    assertThat(
            rows.texts(
                "SELECT action FROM audit_entry WHERE subject = ? ORDER BY at, id",
                subscription.id()))
        .isEqualTo(List.of("subscription.created", "subscription.confirmed"));
  }

  @Test
  void theFirstAnswerSaysWhatBecameOfTheMailAndARepetitionHasNoAddress() {
    UUID key = UUID.randomUUID();
    create(ADMIN, key, Subscribed.mail(ADDRESS))
        .statusCode(201)
        .body("confirmation.result", equalTo("delivered"))
        .body("address", equalTo(ADDRESS));
    create(ADMIN, key, Subscribed.mail(ADDRESS))
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("address", nullValue())
        .body("id", notNullValue());
    assertThat(host.to(ADDRESS).size()).isEqualTo(1);
    host.close();
    create(ADMIN, UUID.randomUUID(), Subscribed.mail(OTHER))
        .statusCode(201)
        .body("confirmation.result", equalTo("unreachable"));
    host = new MailHost();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duty",
        "@umeed.example",
        "duty@",
        "duty@localhost",
        "duty@umeed.example.",
        "a b@umeed.example",
        "duty@umeed.example,other@umeed.example",
        "duty@umeed.example; other@umeed.example",
        "Duty <duty@umeed.example>",
        "<duty@umeed.example>",
        "\"a b\"@umeed.example",
        "duty@umeed.example\r\nBcc: other@umeed.example",
        "duty@umeed.example\n",
        "duty@umeed.example>\r\nRCPT TO:<other@umeed.example",
        "duty@[127.0.0.1]",
        "duty@127.0.0.1",
        ".duty@umeed.example",
        "du..ty@umeed.example",
        "duty@-umeed.example",
        "duty@umeed..example",
        "\u0645\u0631\u0643\u0632@umeed.example",
        "duty@um\u00e9ed.example",
        "duty\u202e@umeed.example",
        ""
      })
  void anAddressIsOneMailboxAndNothingElse(String address) {
    create(ADMIN, UUID.randomUUID(), Subscribed.mail(address))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:target-not-allowed"))
        .body("errors.field", hasItem("address"));
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"64, 185, 201", "65, 180, 422", "64, 190, 422", "64, 300, 400"})
  void itsLengthHasALimit(int local, int domain, int status) {
    String labels = "a".repeat(60) + "." + "b".repeat(60) + ".";
    String name = labels + "c".repeat(Math.min(60, domain - labels.length() - 3));
    while (name.length() < domain - 3) {
      name += "." + "d".repeat(Math.min(60, Math.max(1, domain - 3 - name.length() - 1)));
    }
    create(ADMIN, UUID.randomUUID(), Subscribed.mail("x".repeat(local) + "@" + name + ".pk"))
        .statusCode(status);
  }

  @Test
  void eachChannelHasItsOwnFields() {
    Map<String, Object> both = Subscribed.mail(ADDRESS);
    both.put("url", "https://umeed.example");
    refusedWith(both, "url");
    Map<String, Object> none = Subscribed.mail(ADDRESS);
    none.remove("address");
    refusedWith(none, "address");
    Map<String, Object> webhook = Subscribed.body("https://umeed.example");
    webhook.put("address", ADDRESS);
    refusedWith(webhook, "address");
    webhook.remove("address");
    webhook.remove("url");
    refusedWith(webhook, "url");
    Map<String, Object> collecting = Subscribed.body("https://umeed.example");
    collecting.put("digest", Map.of("at", "08:00", "timeZone", "UTC"));
    refusedWith(collecting, "digest");
    Map<String, Object> nowhere = Subscribed.mail(ADDRESS);
    nowhere.put("digest", Map.of("at", "08:00", "timeZone", "Asia/Atlantis"));
    refusedWith(nowhere, "digest.timeZone");
    Map<String, Object> paused = Subscribed.mail(ADDRESS);
    paused.put("state", "paused");
    refusedWith(paused, "state");
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(0);
  }

  private static void refusedWith(Map<String, Object> body, String field) {
    create(ADMIN, UUID.randomUUID(), body).statusCode(400).body("errors.field", hasItem(field));
  }

  @Test
  void aCodeMayBeTypedAsItIsReadOut() {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    String read = code(host, ADDRESS).replace("-", " ").replace('0', 'o').toLowerCase();
    subscription.confirm(read).statusCode(200);
    // and is taken as said when it is said again
    subscription.confirm("WRONG-123").statusCode(200).body("state", equalTo("active"));
  }

  @Test
  void afterFiveWrongCodesTheRightOneIsWorthlessUntilAnotherIsMailed() {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    String right = code(host, ADDRESS);
    for (int left = 4; left >= 0; left--) {
      refused(subscription.confirm("0000-0000"), left);
    }
    refused(subscription.confirm(right), 0);
    another(subscription).statusCode(429).header("Retry-After", notNullValue());
    clock.advance(Duration.ofMinutes(1));
    another(subscription).statusCode(200).body("result", equalTo("delivered"));
    refused(subscription.confirm(right), 4);
    assertThat(code(host, ADDRESS)).isNotEqualTo(right);
    subscription.confirm(code(host, ADDRESS)).statusCode(200);
    another(subscription)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:nothing-to-confirm"));
  }

  @Test
  void aCodeIsGoodForADay() {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    clock.advance(Duration.ofHours(24));
    refused(subscription.confirm(code(host, ADDRESS)), 0);
  }

  @Test
  void codesBecomeEverMoreSeldom() {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    for (int wait : List.of(1, 4, 16, 64)) {
      clock.advance(Duration.ofMinutes(wait).minusSeconds(2));
      another(subscription).statusCode(429);
      clock.advance(Duration.ofSeconds(2));
      another(subscription).statusCode(200);
    }
  }

  @Test
  void anotherAddressIsConfirmedAsTheFirstWas() {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    subscription
        .change(Map.of("address", OTHER))
        .statusCode(200)
        .body("state", equalTo("unconfirmed"))
        .body("confirmation.result", equalTo("delivered"));
    TestEvent.submitted().to(AGENCY).report();
    subscription
        .change("{\"state\": \"active\"}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subscription-unconfirmed"));
    subscription
        .command("test")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subscription-unconfirmed"));
    subscription.confirm(code(host, OTHER)).statusCode(200);
    TestEvent late = TestEvent.submitted().to(AGENCY).report();
    await().until(() -> host.to(OTHER).size() == 2);
    assertThat(host.to(OTHER).get(1).text().contains(late.reference)).isTrue();
    assertThat(host.to(ADDRESS).size()).as("only the first code").isEqualTo(1);
  }

  @Test
  void whatWasPausedIsPausedAgainOnceItsOtherAddressIsConfirmed() {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    subscription.change("{\"state\": \"paused\"}").statusCode(200);
    subscription.change(Map.of("address", OTHER)).body("state", equalTo("unconfirmed"));
    clock.advance(Duration.ofMinutes(1));
    subscription.change(Map.of("address", THIRD)).body("state", equalTo("unconfirmed"));
    subscription.confirm(code(host, THIRD)).statusCode(200).body("state", equalTo("paused"));
    subscription.change("{\"state\": \"active\"}").body("state", equalTo("active"));
    clock.advance(Duration.ofMinutes(5));
    subscription.change(Map.of("address", ADDRESS)).statusCode(200);
    subscription.confirm(code(host, ADDRESS)).body("state", equalTo("active"));
  }

  @Test
  void oneWithoutItsKeyIsShownWithoutItsAddressAndHidesNoOther() throws SQLException {
    Subscribed erased = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    Subscribed.with(Subscribed.mail(OTHER));
    try (Connection connection = keys.getConnection();
        PreparedStatement erase =
            connection.prepareStatement("DELETE FROM data_key WHERE owner = ?")) {
      erase.setObject(1, erased.id());
      erase.executeUpdate();
    }
    as(ADMIN)
        .get("/v1/subscriptions")
        .then()
        .statusCode(200)
        .body("items.state", equalTo(List.of("unconfirmed", "active")))
        .body("items.address", equalTo(Arrays.asList(OTHER, null)));
    as(ADMIN).header("If-Match", erased.etag()).delete(erased.path()).then().statusCode(204);
  }

  @Test
  void whatElseChangesNeedsNoCode() {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    subscription
        .change(Map.of("language", "ar", "digest", Map.of("at", "08:00", "timeZone", "UTC")))
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("address", equalTo(ADDRESS))
        .body("digest.at", equalTo("08:00"));
    subscription
        .change("{\"state\": \"paused\", \"digest\": null}")
        .body("state", equalTo("paused"));
    assertThat(host.to(ADDRESS).size()).isEqualTo(1);
  }

  @Test
  void aTestIsARealMailThatSaysSo() {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    String id =
        subscription
            .command("test")
            .statusCode(200)
            .body("result", equalTo("delivered"))
            .body("status", equalTo(250))
            .extract()
            .path("webhookId");
    assertThat(host.to(ADDRESS).get(1).id()).isEqualTo(id);
    assertThat(host.to(ADDRESS).get(1).text().contains("This is only a test.")).isTrue();
    assertThat(host.to(ADDRESS).get(1).text().contains("http")).isFalse();
  }

  @Test
  void thereIsNoSecretToChange() {
    Subscribed.confirmed(host, Subscribed.mail(ADDRESS))
        .command("secret-rotation")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:no-secret"));
    Subscribed.to("http://127.0.0.1:9/")
        .confirm("0000-0000")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:nothing-to-confirm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator"})
  void forAnybodyElseItDoesNotExist(String client) {
    Subscribed subscription = Subscribed.with(Subscribed.mail(ADDRESS));
    String code = code(host, ADDRESS);
    as(client)
        .contentType("application/json")
        .body(Map.of("code", code))
        .post(subscription.path() + "/confirmation")
        .then()
        .statusCode(404);
    as(client).post(subscription.path() + "/confirmation-code").then().statusCode(404);
    anonymous().post(subscription.path() + "/confirmation-code").then().statusCode(401);
    assertThat(rows.texts("SELECT state FROM subscription WHERE id = ?", subscription.id()))
        .isEqualTo(List.of("unconfirmed"));
    assertThat(host.to(ADDRESS).size()).isEqualTo(1);
  }

  @Test
  void theCodeIsStoredNowhere() {
    Subscribed.with(Subscribed.mail(ADDRESS));
    String code = code(host, ADDRESS);
    for (String table : rows.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      for (String written : List.of(code, code.replace("-", ""))) {
        assertThat(
                rows.count(
                    "SELECT count(*) FROM " + table + " t WHERE t::text ILIKE ?",
                    "%" + written + "%"))
            .as(table)
            .isEqualTo(0);
      }
    }
  }

  private static ValidatableResponse another(Subscribed subscription) {
    return as(ADMIN).post(subscription.path() + "/confirmation-code").then();
  }

  private static void refused(ValidatableResponse answer, int triesLeft) {
    answer
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:confirmation-code-refused"))
        .body("triesLeft", equalTo(triesLeft));
  }
}
