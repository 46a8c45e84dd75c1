package org.amaan.notification.subscription;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangeSubscriptionApiTest {

  @Inject Rows rows;

  private Subscribed subscription;

  @BeforeEach
  void one() throws SQLException {
    rows.execute("DELETE FROM subscription");
    Map<String, Object> body = Subscribed.body("http://127.0.0.1:8090/amaan");
    body.put("quietHours", Map.of("from", "22:00", "until", "07:00", "timeZone", "UTC"));
    subscription = Subscribed.with(body);
  }

  @Test
  void withoutAToken() {
    anonymous()
        .header("If-Match", "\"0\"")
        .contentType(MERGE_PATCH)
        .body("{}")
        .patch(subscription.path())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator", "case-service"})
  void forAnybodyElseItDoesNotExist(String client) {
    as(client)
        .header("If-Match", "\"0\"")
        .contentType(MERGE_PATCH)
        .body("{\"state\": \"paused\"}")
        .patch(subscription.path())
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subscription-not-found"));
    assertUnchanged();
  }

  @Test
  void whatIsLeftOutStaysAndNullRemoves() {
    subscription
        .change("{\"events\": [\"org.amaan.case.*\"], \"quietHours\": null}")
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("events", equalTo(List.of("org.amaan.case.*")))
        .body("quietHours", nullValue())
        .body("url", equalTo("http://127.0.0.1:8090/amaan"))
        .body("state", equalTo("active"));
    assertThat(
            rows.texts(
                "SELECT action FROM audit_entry WHERE subject = ? ORDER BY at", subscription.id()))
        .isEqualTo(List.of("subscription.created", "subscription.changed"));
  }

  @Test
  void pausedAndResumed() {
    subscription.change("{\"state\": \"paused\"}").statusCode(200).body("state", equalTo("paused"));
    subscription.change("{\"language\": \"fa\"}").statusCode(200).body("state", equalTo("paused"));
    subscription.change("{\"state\": \"active\"}").statusCode(200).body("state", equalTo("active"));
  }

  @Test
  void whatTheServiceDisabledIsTakenUpAgain() throws SQLException {
    rows.execute(
        "UPDATE subscription SET state = 'disabled', disabled_reason = 'failing', disabled_at = now(),"
            + " failures = 9, failing_since = now(), rests_until = now()");
    as(ADMIN)
        .get(subscription.path())
        .then()
        .statusCode(200)
        .body("state", equalTo("disabled"))
        .body("disabledReason", equalTo("failing"));
    subscription.change("{\"language\": \"fa\"}").body("state", equalTo("disabled"));
    subscription
        .change("{\"state\": \"active\"}")
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("disabledReason", nullValue());
    as(ADMIN).get(subscription.path()).then().body("failingSince", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{\"events\": []} | 400 | events",
        "{\"events\": null} | 400 | events",
        "{\"url\": null} | 400 | url",
        "{\"channel\": \"email\"} | 400 | channel",
        "{\"agency\": \"ahtc\"} | 400 | agency",
        "{\"state\": \"disabled\"} | 400 | state",
        "{\"quietHours\": {\"until\": \"22:00\"}} | 400 | quietHours.until",
        "{\"url\": \"https://192.168.0.1/\"} | 422 | url",
        "{\"url\": \"http://hooks.example.org/\"} | 422 | url",
        "{\"events\": [\"org.amaan.nothing.*\"]} | 422 | events[0]"
      })
  void theResultMustBeOneThatCouldBeCreated(String patch, int status, String field) {
    subscription.change(patch).statusCode(status).body("errors.field", hasItem(field));
    assertUnchanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"text\"", "{"})
  void whatIsNoPatch(String body) {
    subscription.change(body).statusCode(400);
    assertUnchanged();
  }

  @Test
  void onlyOnTheVersionThatWasRead() {
    as(ADMIN)
        .contentType(MERGE_PATCH)
        .body("{\"state\": \"paused\"}")
        .patch(subscription.path())
        .then()
        .statusCode(428);
    as(ADMIN)
        .header("If-Match", "\"7\"")
        .contentType(MERGE_PATCH)
        .body("{\"state\": \"paused\"}")
        .patch(subscription.path())
        .then()
        .statusCode(412)
        .body("currentETag", equalTo("\"0\""));
    as(ADMIN)
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body("{\"state\": \"paused\"}")
        .patch(subscription.path())
        .then()
        .statusCode(415);
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertThat(
            rows.texts(
                "SELECT concat_ws(' ', version, state) FROM subscription WHERE id = ?",
                subscription.id()))
        .isEqualTo(List.of("0 active"));
  }
}
