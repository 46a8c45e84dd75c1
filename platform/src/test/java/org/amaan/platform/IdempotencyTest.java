package org.amaan.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.launcher.testing.SignIn;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.sample.SeenThings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class IdempotencyTest {

  @Inject Rows rows;
  @Inject SeenThings things;

  @Test
  void theSameRequestTwiceIsCarriedOutOnceAndAnsweredTheSame() {
    String key = UUID.randomUUID().toString();
    Response first = make("umeed-caseworker", key, "lamp");
    Response second = make("umeed-caseworker", key.toUpperCase(java.util.Locale.ROOT), "lamp");

    assertEquals(201, first.statusCode());
    assertEquals(201, second.statusCode());
    assertEquals(first.asString(), second.asString());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.header("ETag"), second.header("ETag"));
    assertEquals(null, first.header("Idempotent-Replayed"));
    assertEquals("true", second.header("Idempotent-Replayed"));
    assertEquals(1, rows.audited(first.path("id")));
  }

  @Test
  void aKeyUsedForAnotherBodyIsRefusedAndWritesNothing() {
    String key = UUID.randomUUID().toString();
    make("umeed-caseworker", key, "lamp");
    long before = rows.audited();
    make("umeed-caseworker", key, "chair")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    assertEquals(before, rows.audited());
  }

  @Test
  void anotherClientsKeyIsItsOwn() {
    String key = UUID.randomUUID().toString();
    String mine = make("umeed-caseworker", key, "lamp").path("id");
    String theirs = make("stranger-ngo", key, "lamp").path("id");
    assertTrue(!mine.equals(theirs), "one client was given another's answer");
  }

  @Test
  void aRefusedRequestLeavesItsKeyFreeAndNothingBehind() {
    String key = UUID.randomUUID().toString();
    long audited = rows.audited();
    long sent = rows.messages();
    make("umeed-caseworker", key, "refused").then().statusCode(422);
    assertEquals(audited, rows.audited());
    assertEquals(sent, rows.messages());
    make("umeed-caseworker", key, "lamp").then().statusCode(201);
  }

  @Test
  void eightAtOnceMakeOneThingAndEveryCallerEndsWithIt() throws Exception {
    String key = UUID.randomUUID().toString();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          clients.submit(
              () -> {
                start.await();
                Response response = make("umeed-caseworker", key, "lamp");
                while (response.statusCode() == 409) {
                  response
                      .then()
                      .body("type", equalTo("urn:amaan:problem:request-still-running"))
                      .header("Retry-After", "1");
                  response = make("umeed-caseworker", key, "lamp");
                }
                return response.<String>path("id");
              }));
    }
    start.countDown();
    Set<String> ids = new HashSet<>();
    for (Future<String> answer : answers) {
      ids.add(answer.get());
    }
    clients.shutdown();
    assertEquals(1, ids.size(), ids.toString());
    assertEquals(1, rows.audited(ids.iterator().next()));
  }

  @Test
  void neitherClientNorKeyIsStored() {
    String key = UUID.randomUUID().toString();
    make("umeed-caseworker", key, "lamp");
    assertEquals(0, rows.keysMentioning(key, "umeed"));
  }

  /** Bilal and Sana work in one unit and sign in by one client. */
  @Test
  void aSecondPersonsUseOfAKeyIsRefusedWithoutTheFirstOnesAnswer() {
    String key = UUID.randomUUID().toString();
    Response first = makeWith(SignIn.of("bilal"), key, "lamp");
    assertEquals(201, first.statusCode(), first.asString());
    long audited = rows.audited();
    String sana = SignIn.of("sana");
    for (String name : List.of("lamp", "chair")) {
      Response second = makeWith(sana, key, name);
      assertEquals(409, second.statusCode());
      assertEquals("urn:amaan:problem:idempotency-key-of-another", second.path("type"));
      assertTrue(!second.asString().contains(first.path("id")), second.asString());
    }
    assertEquals(audited, rows.audited());
    assertEquals("true", makeWith(SignIn.of("bilal"), key, "lamp").header("Idempotent-Replayed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
      })
  void aKeyThatNobodyMadeUpIsRefused(String key) {
    long audited = rows.audited();
    make("umeed-caseworker", key, "lamp")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors[0].field", equalTo("Idempotency-Key"));
    assertEquals(audited, rows.audited());
  }

  @Test
  void whoSeesTheThingNoMoreIsToldThatThereIsNone() {
    String key = UUID.randomUUID().toString();
    String id = make("umeed-caseworker", key, "lamp").path("id");
    things.hide(UUID.fromString(id));
    Response again = make("umeed-caseworker", key, "lamp");
    again.then().statusCode(404).body("type", equalTo("urn:amaan:problem:thing-not-found"));
    assertEquals(null, again.header("Idempotent-Replayed"));
    assertEquals(null, again.header("Location"));
  }

  @Test
  void whoHasLostARoleIsNotGivenWhatItObtained() {
    String key = UUID.randomUUID().toString();
    make("umeed-caseworker", key, "lamp").then().statusCode(201);
    make("umeed-caseworker", key, "lamp").then().statusCode(201);
    rows.keptAnswersNeeded("supervisor");
    make("umeed-caseworker", key, "lamp")
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
  }

  private static Response make(String client, String key, String name) {
    return makeWith(Tokens.of(client), key, name);
  }

  private static Response makeWith(String token, String key, String name) {
    return given()
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"name\":\"" + name + "\",\"size\":1}")
        .post("/v1/things");
  }
}
