package org.amaan.notification.replay;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.KeyedOperations;
import org.junit.jupiter.api.Test;

/** An answer is given again to who still sees what it tells of. */
@QuarkusTest
class ReplayApiTest {

  @Inject Rows rows;

  @Test
  void ofEveryResourceThatACommandNamesItIsKnownWhoSeesIt() {
    assertThat(KeyedOperations.thatNobodyCanBeAskedAbout(Contract.ofThisService()))
        .isEqualTo(Set.of());
  }

  @Test
  void anAgencyThatIsExcludedSinceIsNotToldThatItAcknowledged() {
    TestEvent event = TestEvent.submitted().to("ahtc").report();
    String id = rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0);
    String path = "/v1/alerts/" + id + "/acknowledgement";
    UUID key = UUID.randomUUID();
    send("ahtc-supervisor", key, path).statusCode(200);
    send("ahtc-supervisor", key, path).header("Idempotent-Replayed", "true");
    TestEvent.exclusions(event, 1, "ahtc").report();
    send("ahtc-supervisor", key, path)
        .statusCode(404)
        .header("Idempotent-Replayed", nullValue())
        .body("type", equalTo("urn:amaan:problem:alert-not-found"));
  }

  @Test
  void ofASubscriptionThatIsGoneNothingIsSaid() {
    UUID key = UUID.randomUUID();
    var body = Subscribed.body("http://127.0.0.1:9/");
    String path =
        Subscribed.create(Subscribed.ADMIN, key, body).statusCode(201).extract().header("Location");
    Subscribed.create(Subscribed.ADMIN, key, body)
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    UUID rotation = UUID.randomUUID();
    send(Subscribed.ADMIN, rotation, path + "/secret-rotation").statusCode(200);
    send(Subscribed.ADMIN, rotation, path + "/secret-rotation")
        .header("Idempotent-Replayed", "true");
    as(Subscribed.ADMIN)
        .header("If-Match", as(Subscribed.ADMIN).get(path).header("ETag"))
        .delete(path)
        .then()
        .statusCode(204);
    Subscribed.create(Subscribed.ADMIN, key, body)
        .statusCode(404)
        .header("Idempotent-Replayed", nullValue())
        .header("Location", nullValue());
    send(Subscribed.ADMIN, rotation, path + "/secret-rotation").statusCode(404);
  }

  private static ValidatableResponse send(String client, UUID key, String path) {
    return as(client).header("Idempotency-Key", key).post(path).then();
  }
}
