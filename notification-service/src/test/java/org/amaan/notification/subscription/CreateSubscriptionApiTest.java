package org.amaan.notification.subscription;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CreateSubscriptionApiTest {

  private static final String URL = "http://127.0.0.1:8090/amaan";

  @Inject Rows rows;

  @BeforeEach
  void none() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void withoutAToken() {
    anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(Subscribed.body(URL))
        .post("/v1/subscriptions")
        .then()
        .statusCode(401);
    assertNone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator", "case-service"})
  void onlyAnAdministratorOfAnAgency(String client) {
    create(client, UUID.randomUUID(), Subscribed.body(URL))
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    assertNone();
  }

  @Test
  void withoutAKey() {
    as(ADMIN)
        .contentType("application/json")
        .body(Subscribed.body(URL))
        .post("/v1/subscriptions")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("Idempotency-Key"));
    assertNone();
  }

  @Test
  void theAnswerIsTheSubscriptionAndItsSecret() {
    Map<String, Object> body = Subscribed.body(URL + "?key=1");
    body.put("events", List.of("org.amaan.case.*", "org.amaan.referral.submitted.v1"));
    body.put("unit", "umeed-main");
    body.put("language", "ur");
    body.put("state", "paused");
    body.put("quietHours", Map.of("from", "22:00", "until", "07:00", "timeZone", "Asia/Karachi"));
    String id =
        create(ADMIN, UUID.randomUUID(), body)
            .statusCode(201)
            .header("ETag", "\"0\"")
            .header("Location", matchesPattern("(http://[^/]+)?/v1/subscriptions/[0-9a-f-]{36}"))
            .body("url", equalTo(URL + "?key=1"))
            .body("events", equalTo(body.get("events")))
            .body("unit", equalTo("umeed-main"))
            .body("language", equalTo("ur"))
            .body("state", equalTo("paused"))
            .body("quietHours.urgentAnyway", equalTo(true))
            .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
            .extract()
            .path("id");
    as(ADMIN)
        .get("/v1/subscriptions/" + id)
        .then()
        .statusCode(200)
        .body("quietHours.timeZone", equalTo("Asia/Karachi"))
        .body("secret", nullValue());
    assertThat(
            rows.texts(
                "SELECT concat_ws(' ', action, client, agency) FROM audit_entry WHERE subject = ?",
                UUID.fromString(id)))
        .isEqualTo(List.of("subscription.created umeed-admin umeed-trust"));
  }

  @Test
  void aRepetitionIsTheSameSubscriptionWithoutTheSecretWhichIsKeptNowhere() {
    UUID key = UUID.randomUUID();
    var first = create(ADMIN, key, Subscribed.body(URL)).statusCode(201).extract();
    create(ADMIN, key, Subscribed.body(URL))
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(first.path("id")))
        .body("createdAt", notNullValue())
        .body("secret", nullValue());
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(1);

    String secret = first.<String>path("secret").substring("whsec_".length());
    String bytes = HexFormat.of().formatHex(Base64.getDecoder().decode(secret));
    for (String table :
        rows.texts("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200")) {
      for (String row : rows.texts("SELECT t::text FROM " + table + " t")) {
        assertThat(row.contains(secret) || row.contains(bytes)).as(table).isFalse();
      }
    }
    create(ADMIN, key, Subscribed.body(URL + "/2")).statusCode(422);
  }

  static Stream<Arguments> notAsTheContractSays() {
    return Stream.of(
        wrong("channel", body -> body.remove("channel")),
        wrong("channel", body -> body.put("channel", "pigeon")),
        wrong("url", body -> body.remove("url")),
        wrong("url", body -> body.put("url", "ftp://hooks.example.org/")),
        wrong("url", body -> body.put("url", "https://hooks.example.org/a b")),
        wrong("url", body -> body.put("url", "https://hooks.example.org/" + "x".repeat(2_048))),
        wrong("events", body -> body.remove("events")),
        wrong("events", body -> body.put("events", List.of())),
        wrong("events", body -> body.put("events", java.util.Collections.nCopies(51, "*"))),
        wrong("events[0]", body -> body.put("events", List.of("org.amaan.*.opened.v1"))),
        wrong("events[1]", body -> body.put("events", java.util.Arrays.asList("*", null))),
        wrong("events[0]", body -> body.put("events", List.of("org." + "a".repeat(100)))),
        wrong("unit", body -> body.put("unit", "Not A Code")),
        wrong("language", body -> body.put("language", "tlh")),
        wrong("state", body -> body.put("state", "disabled")),
        wrong("secret", body -> body.put("secret", "whsec_mine")),
        wrong("quietHours.until", quiet("until", "22:00")),
        wrong("quietHours.from", quiet("from", "24:00")),
        wrong("quietHours.timeZone", quiet("timeZone", "Moon/Tycho")));
  }

  @ParameterizedTest
  @MethodSource("notAsTheContractSays")
  void whatTheContractDoesNotSayIsRefused(String field, Consumer<Map<String, Object>> spoiling) {
    Map<String, Object> body = Subscribed.body(URL);
    spoiling.accept(body);
    create(ADMIN, UUID.randomUUID(), body)
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors.field", hasItem(field));
    assertNone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org.amaan.referral.submitted.v2", "org.amaan.cases.*", "org.amaan.referral"})
  void aFilterThatLetsNothingThrough(String filter) {
    Map<String, Object> body = Subscribed.body(URL);
    body.put("events", List.of("*", filter));
    create(ADMIN, UUID.randomUUID(), body)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-such-event"))
        .body("errors.field", equalTo(List.of("events[1]")));
    assertNone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/",
        "https://user:secret@hooks.example.org/",
        "https://hooks.example.org/#part",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://hooks.example.org:0/",
        "https://exa_mple.org/"
      })
  void anAddressToWhichNothingIsSent(String url) {
    create(ADMIN, UUID.randomUUID(), Subscribed.body(url))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:target-not-allowed"))
        .body("errors.field", equalTo(List.of("url")));
    assertNone();
  }

  @Test
  void anAgencyHasTwentyAtMost() {
    for (int i = 0; i < TooManySubscriptions.LIMIT; i++) {
      Subscribed.to(URL);
    }
    create(ADMIN, UUID.randomUUID(), Subscribed.body(URL))
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-subscriptions"))
        .body("limit", equalTo(20));
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(20);
  }

  private static Consumer<Map<String, Object>> quiet(String field, String value) {
    return body -> {
      Map<String, Object> hours =
          new HashMap<>(Map.of("from", "22:00", "until", "07:00", "timeZone", "UTC"));
      hours.put(field, value);
      body.put("quietHours", hours);
    };
  }

  private static Arguments wrong(String field, Consumer<Map<String, Object>> spoiling) {
    return Arguments.of(field, spoiling);
  }

  private void assertNone() {
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(0);
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(0);
  }
}
