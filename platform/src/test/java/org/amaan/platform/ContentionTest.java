package org.amaan.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(makeThing.attempts()).isEqualTo(4);
    assertThat(rows.audited(made.path("id"))).isEqualTo(1);
  }

  @Test
  void soIsATransactionOfADeclaredUseCase() {
    makeThing.lose(3);
    Response made = make().header("If-Match", "\"0\"").put("/v1/things/contended");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
    assertThat(makeThing.attempts()).isEqualTo(4);
    assertThat(rows.audited(made.path("id"))).isEqualTo(1);
  }

  @Test
  void whoLosesEveryTimeIsToldWhatToDo() {
    makeThing.lose(1_000);
    long audited = rows.audited();
    Response refused = make().post("/v1/things");
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
    assertThat(refused.<String>path("type")).isEqualTo("urn:amaan:problem:changed-by-others");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(makeThing.attempts()).isEqualTo(8);
    makeThing.lose(1_000);
    assertThat(make().header("If-Match", "\"0\"").put("/v1/things/contended").statusCode())
        .isEqualTo(409);
    assertThat(makeThing.attempts()).isEqualTo(8);
    assertThat(rows.audited()).isEqualTo(audited);
  }

  /** A peer repeats what is unavailable; what is refused it gives up. */
  @Test
  void aPeersReportIsToBeRepeated() {
    makeThing.lose(1_000);
    RequestSpecification report = RestAssured.given().auth().oauth2(Tokens.of("case-service"));
    assertThat(
            report
                .contentType("application/json")
                .body(BODY)
                .put("/v1/things/contended")
                .statusCode())
        .isEqualTo(503);
  }

  @Test
  void whatFailedOtherwiseIsNotRepeated() {
    makeThing.lose(0);
    assertThat(make("refused").post("/v1/things").statusCode()).isEqualTo(422);
    assertThat(makeThing.attempts()).isEqualTo(1);
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
