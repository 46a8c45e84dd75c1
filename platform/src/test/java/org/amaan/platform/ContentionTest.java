package org.amaan.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.sample.MakeThing;
import org.junit.jupiter.api.Test;

/** A transaction that another one got in the way of. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class ContentionTest {

  @Inject MakeThing makeThing;
  @Inject Rows rows;

  @Test
  void aCommandIsBegunAnewUntilItSucceeds() {
    makeThing.lose(3);
    Response made = make().post("/v1/things");
    assertEquals(201, made.statusCode(), made.asString());
    assertEquals(4, makeThing.attempts());
    assertEquals(1, rows.audited(made.path("id")));
  }

  @Test
  void soIsATransactionOfADeclaredUseCase() {
    makeThing.lose(3);
    Response made = make().header("If-Match", "\"0\"").put("/v1/things/contended");
    assertEquals(200, made.statusCode(), made.asString());
    assertEquals(4, makeThing.attempts());
    assertEquals(1, rows.audited(made.path("id")));
  }

  @Test
  void whoLosesEveryTimeIsToldWhatToDo() {
    makeThing.lose(1_000);
    long audited = rows.audited();
    Response refused = make().post("/v1/things");
    assertEquals(409, refused.statusCode(), refused.asString());
    assertEquals("urn:amaan:problem:changed-by-others", refused.path("type"));
    assertEquals("1", refused.header("Retry-After"));
    assertEquals(8, makeThing.attempts());
    makeThing.lose(1_000);
    assertEquals(409, make().header("If-Match", "\"0\"").put("/v1/things/contended").statusCode());
    assertEquals(8, makeThing.attempts());
    assertEquals(audited, rows.audited());
  }

  /** A peer repeats what is unavailable; what is refused it gives up. */
  @Test
  void aPeersReportIsToBeRepeated() {
    makeThing.lose(1_000);
    RequestSpecification report = RestAssured.given().auth().oauth2(Tokens.of("case-service"));
    assertEquals(
        503,
        report.contentType("application/json").body(BODY).put("/v1/things/contended").statusCode());
  }

  @Test
  void whatFailedOtherwiseIsNotRepeated() {
    makeThing.lose(0);
    assertEquals(422, make("refused").post("/v1/things").statusCode());
    assertEquals(1, makeThing.attempts());
  }

  private static final String BODY = "{\"name\": \"lamp\", \"size\": 1}";

  private static RequestSpecification make() {
    return make("lamp");
  }

  private static RequestSpecification make(String name) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.of("umeed-caseworker"))
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(BODY.replace("lamp", name));
  }
}
