package org.amaan.notification.subscription;

import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the inbox announces alerts, as an agency's administrator wants it. */
@QuarkusTest
class InAppApiTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  @Inject Rows rows;
  @Inject SettableClock clock;

  @BeforeEach
  @AfterEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void itHasNoAddressAndNoSecret() {
    String id =
        Subscribed.create(ADMIN, UUID.randomUUID(), inApp())
            .statusCode(201)
            .body("channel", equalTo("in-app"))
            .body("url", nullValue())
            .body("secret", nullValue())
            .body("language", equalTo("en"))
            .extract()
            .path("id");
    as(ADMIN)
        .get("/v1/subscriptions/" + id)
        .then()
        .statusCode(200)
        .body("channel", equalTo("in-app"))
        .body("url", nullValue());
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(0);
    assertThat(
            rows.count(
                "SELECT count(*) FROM delivery_queue WHERE subscription = ?", UUID.fromString(id)))
        .isEqualTo(0);
    new Subscribed(UUID.fromString(id), "")
        .command("secret-rotation")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:no-secret"));
  }

  @Test
  void anAddressIsForThoseThatHaveOne() {
    Map<String, Object> here = inApp();
    here.put("url", "http://127.0.0.1:9/amaan");
    Subscribed.create(ADMIN, UUID.randomUUID(), here)
        .statusCode(400)
        .body("errors.field", contains("url"));
    Map<String, Object> nowhere = Subscribed.body("http://127.0.0.1:9/amaan");
    nowhere.remove("url");
    Subscribed.create(ADMIN, UUID.randomUUID(), nowhere)
        .statusCode(400)
        .body("errors.field", contains("url"));
    Subscribed.with(inApp())
        .change(Map.of("url", "http://127.0.0.1:9/amaan"))
        .statusCode(400)
        .body("errors.field", contains("url"));
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(1);
  }

  @Test
  void thereAreAFewForTheAgencyAndForEachUnit() {
    for (int i = 0; i < 5; i++) {
      Subscribed.with(inApp());
    }
    Subscribed.create(ADMIN, UUID.randomUUID(), inApp())
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-subscriptions"))
        .body("limit", equalTo(5));
    Subscribed ofAUnit = Subscribed.with(inApp("unit", "umeed-lahore"));
    Subscribed.to("http://127.0.0.1:9/amaan");
    ofAUnit
        .change("{\"unit\": null}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:too-many-subscriptions"))
        .body("limit", equalTo(5));
    ofAUnit.change("{\"unit\": \"umeed-quetta\", \"language\": \"ps\"}").statusCode(200);
  }

  @Test
  void withoutOneEveryAlertRingsInEnglish() {
    JsonPath alert = alert(TestEvent.submitted().to(AGENCY));
    assertThat(alert.getBoolean("quiet")).isEqualTo(false);
    assertThat(alert.getString("language")).isEqualTo("en");
    assertThat(alert.getString("direction")).isEqualTo("ltr");
    assertThat(alert.getBoolean("textReviewed")).isEqualTo(true);
    assertThat(alert.getString("text")).isEqualTo("There is something new for you to look at.");
  }

  @ParameterizedTest
  @CsvSource({
    "*,                         , false, false",
    "org.amaan.referral.*,      , false, false",
    "org.amaan.case.*,          , false, true",
    "*,                    true,  false, true",
    "*,                    true,  true,  false",
    "*,                    false, true,  true",
    "org.amaan.case.*,          , true,  false",
    "org.amaan.case.*,     true,  true,  false",
    "org.amaan.case.*,     false, true,  true"
  })
  void itRingsByFilterAndHour(
      String events, Boolean urgentAnywayInQuietHours, boolean urgent, boolean quiet) {
    Map<String, Object> body = inApp("events", List.of(events));
    if (urgentAnywayInQuietHours != null) {
      body.put("quietHours", quietNow(urgentAnywayInQuietHours));
    }
    Subscribed.with(body);
    TestEvent event = TestEvent.submitted().to(AGENCY);
    if (urgent) {
      event.data().put("urgency", "immediate-danger");
    }
    assertThat(alert(event).getBoolean("quiet")).isEqualTo(quiet);
  }

  @Test
  void itRingsWhenOneOfSeveralWantsIt() {
    Subscribed.with(inApp("events", List.of("org.amaan.case.*")));
    assertThat(alert(TestEvent.submitted().to(AGENCY)).getBoolean("quiet")).isEqualTo(true);
    Subscribed.with(inApp("events", List.of("org.amaan.referral.*"), "language", "bn"));
    JsonPath rings = alert(TestEvent.submitted().to(AGENCY));
    assertThat(rings.getBoolean("quiet")).isEqualTo(false);
    assertThat(rings.getString("language")).isEqualTo("bn");
  }

  /** What one unit wants silences neither another nor the agency. */
  @Test
  void aUnitDecidesForItselfAlone() {
    Subscribed.with(inApp("unit", "umeed-lahore", "events", List.of("org.amaan.case.*")));
    assertThat(alert(TestEvent.submitted().to(AGENCY)).getBoolean("quiet")).isEqualTo(false);
    TestEvent own = TestEvent.submitted().toUnit(AGENCY, "umeed-lahore").report();
    TestEvent others = TestEvent.submitted().toUnit(AGENCY, "umeed-quetta").report();
    String quiet = "SELECT quiet FROM alert WHERE event_id = ?";
    assertThat(rows.texts(quiet, own.id)).isEqualTo(List.of("t"));
    assertThat(rows.texts(quiet, others.id)).isEqualTo(List.of("f"));
    TestEvent another = TestEvent.submitted().to("insaf-legal-aid").report();
    assertThat(rows.texts(quiet, another.id)).isEqualTo(List.of("f"));
  }

  @Test
  void pausedChangedOrDeletedItCountsAtOnce() {
    Subscribed one = Subscribed.with(inApp("events", List.of("org.amaan.case.*")));
    assertThat(alert(TestEvent.submitted().to(AGENCY)).getBoolean("quiet")).isEqualTo(true);
    one.change("{\"state\": \"paused\"}").statusCode(200).body("state", equalTo("paused"));
    assertThat(alert(TestEvent.submitted().to(AGENCY)).getBoolean("quiet")).isEqualTo(false);
    one.change("{\"state\": \"active\", \"language\": \"ps\"}").statusCode(200);
    JsonPath quiet = alert(TestEvent.submitted().to(AGENCY));
    assertThat(quiet.getBoolean("quiet")).isEqualTo(true);
    assertThat(quiet.getString("language")).isEqualTo("ps");
    as(ADMIN).header("If-Match", one.etag()).delete(one.path()).then().statusCode(204);
    assertThat(alert(TestEvent.submitted().to(AGENCY)).getBoolean("quiet")).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({
    "ur, rtl, فوری",
    "prs, rtl, عاجل",
    "ps, rtl, بیړنۍ",
    "fa, rtl, فوری",
    "ar, rtl, عاجل",
    "bn, ltr, জরুরি"
  })
  void itIsWordedInTheLanguageBesideEnglish(String language, String direction, String word) {
    Subscribed.with(inApp("language", language));
    TestEvent urgent = TestEvent.submitted().to(AGENCY);
    urgent.data().put("urgency", "immediate-danger");
    JsonPath alert = alert(urgent);
    assertThat(alert.getString("language")).isEqualTo(language);
    assertThat(alert.getString("direction")).isEqualTo(direction);
    assertThat(alert.getBoolean("textReviewed")).isEqualTo(false);
    assertThat(alert.getString("textEnglish")).isEqualTo("Something urgent needs you now.");
    org.hamcrest.MatcherAssert.assertThat(alert.getString("text"), containsString(word));
  }

  /** In every state and at any hour: whoever asks wants to hear it. */
  @Test
  void aTestRingsInTheInboxOfTheAdministratorsAndNowhereElse() {
    try (Receiver receiver = new Receiver()) {
      Subscribed.to(receiver.url());
      Subscribed one =
          Subscribed.with(
              inApp("events", List.of("org.amaan.case.*"), "language", "ur", "state", "paused"));
      String id =
          one.command("test")
              .statusCode(200)
              .body("result", equalTo("delivered"))
              .body("webhookId", nullValue())
              .extract()
              .path("alert");
      as(ADMIN)
          .get("/v1/alerts/" + id)
          .then()
          .statusCode(200)
          .body("type", equalTo("org.amaan.notification.test.v1"))
          .body("link", containsString(one.path()))
          .body("roles", equalTo(List.of("agency-admin")))
          .body("quiet", equalTo(false))
          .body("language", equalTo("ur"))
          .body("textEnglish", containsString("only a test"));
      as("umeed-caseworker").get("/v1/alerts/" + id).then().statusCode(404);
      as(ADMIN).get("/v1/deliveries").then().statusCode(200).body("items", empty());
      as(ADMIN).get("/v1/alerts?limit=1").then().statusCode(200).body("items[0].id", equalTo(id));
      assertThat(
              rows.count(
                  "SELECT count(*) FROM audit_entry WHERE subject = ? AND action ="
                      + " 'subscription.tested'",
                  one.id()))
          .isEqualTo(1);
    }
  }

  @Test
  void whatIsAnnouncedIsNotDelivered() {
    Subscribed.with(inApp());
    TestEvent event = TestEvent.submitted().to(AGENCY).report();
    assertThat(
            rows.count(
                "SELECT count(*) FROM delivery d JOIN alert a ON a.id = d.alert WHERE a.event_id = ?",
                event.id))
        .isEqualTo(0);
  }

  private static JsonPath alert(TestEvent event) {
    event.report();
    return as("umeed-caseworker")
        .get("/v1/alerts?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].reference", equalTo(event.reference))
        .extract()
        .jsonPath()
        .setRootPath("items[0]");
  }

  private Map<String, Object> quietNow(boolean urgentAnyway) {
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    return Map.of(
        "from",
        TIME.format(now.minusHours(1)),
        "until",
        TIME.format(now.plusHours(1)),
        "timeZone",
        "UTC",
        "urgentAnyway",
        urgentAnyway);
  }

  private static Map<String, Object> inApp(Object... more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("channel", "in-app");
    body.put("events", List.of("*"));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i].toString(), more[i + 1]);
    }
    return body;
  }
}
