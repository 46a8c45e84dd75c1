package org.amaan.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(first.header("Idempotent-Replayed")).isEqualTo(null);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(rows.audited(first.path("id"))).isEqualTo(1);
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
    assertThat(rows.audited()).isEqualTo(before);
  }

  @Test
  void anotherClientsKeyIsItsOwn() {
    String key = UUID.randomUUID().toString();
    String mine = make("umeed-caseworker", key, "lamp").path("id");
    String theirs = make("stranger-ngo", key, "lamp").path("id");
    assertThat(!mine.equals(theirs)).as("one client was given another's answer").isTrue();
  }

  @Test
  void aRefusedRequestLeavesItsKeyFreeAndNothingBehind() {
    String key = UUID.randomUUID().toString();
    long audited = rows.audited();
    long sent = rows.messages();
    make("umeed-caseworker", key, "refused").then().statusCode(422);
    assertThat(rows.audited()).isEqualTo(audited);
    assertThat(rows.messages()).isEqualTo(sent);
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
    assertThat(ids.size()).as(ids.toString()).isEqualTo(1);
    assertThat(rows.audited(ids.iterator().next())).isEqualTo(1);
  }

  @Test
  void neitherClientNorKeyIsStored() {
    String key = UUID.randomUUID().toString();
    make("umeed-caseworker", key, "lamp");
    assertThat(rows.keysMentioning(key, "umeed")).isEqualTo(0);
  }

  /** Bilal and Sana work in one unit and sign in by one client. */
  @Test
  void aSecondPersonsUseOfAKeyIsRefusedWithoutTheFirstOnesAnswer() {
    String key = UUID.randomUUID().toString();
    Response first = makeWith(SignIn.of("bilal"), key, "lamp");
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    long audited = rows.audited();
    String sana = SignIn.of("sana");
    for (String name : List.of("lamp", "chair")) {
      Response second = makeWith(sana, key, name);
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.<String>path("type"))
          .isEqualTo("urn:amaan:problem:idempotency-key-of-another");
      assertThat(!second.asString().contains(first.path("id"))).as(second.asString()).isTrue();
    }
    assertThat(rows.audited()).isEqualTo(audited);
    assertThat(makeWith(SignIn.of("bilal"), key, "lamp").header("Idempotent-Replayed"))
        .isEqualTo("true");
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
    assertThat(rows.audited()).isEqualTo(audited);
  }

  @Test
  void whoSeesTheThingNoMoreIsToldThatThereIsNone() {
    String key = UUID.randomUUID().toString();
    String id = make("umeed-caseworker", key, "lamp").path("id");
    things.hide(UUID.fromString(id));
    Response again = make("umeed-caseworker", key, "lamp");
    again.then().statusCode(404).body("type", equalTo("urn:amaan:problem:thing-not-found"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo(null);
    assertThat(again.header("Location")).isEqualTo(null);
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
